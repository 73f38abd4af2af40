-- Newsletters of a topic, an author, the most read or a followed story; by the reader's clock; issues that editors compose.

ALTER TABLE newsletter ADD COLUMN topic_id INTEGER NULL CONSTRAINT fk_newsletter_topic_topic_id REFERENCES topic (id) ON DELETE CASCADE;
ALTER TABLE newsletter ADD COLUMN author_id INTEGER NULL CONSTRAINT fk_newsletter_author_author_id REFERENCES author (id) ON DELETE CASCADE;
ALTER TABLE newsletter ADD COLUMN rule INTEGER NOT NULL DEFAULT 1;
ALTER TABLE newsletter ADD COLUMN clock INTEGER NOT NULL DEFAULT 1;
ALTER TABLE newsletter ADD COLUMN template INTEGER NOT NULL DEFAULT 1;
ALTER TABLE newsletter ADD COLUMN closed_at INTEGER NULL;
ALTER TABLE newsletter ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
CREATE INDEX ix_newsletter_topic_id ON newsletter (topic_id);
CREATE INDEX ix_newsletter_author_id ON newsletter (author_id);
UPDATE newsletter SET clock = 2 WHERE kind IN (5, 6);

ALTER TABLE subscription ADD COLUMN day INTEGER NULL;
ALTER TABLE subscription ADD COLUMN time_zone TEXT NULL;
CREATE INDEX ix_subscription_time_zone ON subscription (newsletter_id, time_zone) WHERE time_zone IS NOT NULL;

ALTER TABLE issue ADD COLUMN template INTEGER NOT NULL DEFAULT 1;
ALTER TABLE issue ADD COLUMN audience INTEGER NOT NULL DEFAULT 1;
ALTER TABLE issue ADD COLUMN content TEXT NULL;

CREATE TABLE issue_draft (
    id INTEGER NOT NULL CONSTRAINT pk_issue_draft PRIMARY KEY AUTOINCREMENT,
    newsletter_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    state INTEGER NOT NULL,
    due_at INTEGER NULL,
    approved_by TEXT NULL,
    approved_at INTEGER NULL,
    changed_by TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    issue_id INTEGER NULL,
    CONSTRAINT fk_issue_draft_newsletter_newsletter_id FOREIGN KEY (newsletter_id) REFERENCES newsletter (id) ON DELETE CASCADE,
    CONSTRAINT fk_issue_draft_issue_issue_id FOREIGN KEY (issue_id) REFERENCES issue (id) ON DELETE SET NULL
);

CREATE INDEX ix_issue_draft_newsletter_id ON issue_draft (newsletter_id);
CREATE INDEX ix_issue_draft_issue_id ON issue_draft (issue_id);
CREATE INDEX ix_issue_draft_state_due_at ON issue_draft (state, due_at);

CREATE TABLE draft_edit (
    draft_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    CONSTRAINT pk_draft_edit PRIMARY KEY (draft_id, version),
    CONSTRAINT fk_draft_edit_issue_draft_draft_id FOREIGN KEY (draft_id) REFERENCES issue_draft (id) ON DELETE CASCADE
);

CREATE TABLE newsletter_approver (
    newsletter_id INTEGER NOT NULL,
    staff_member_id INTEGER NOT NULL,
    CONSTRAINT pk_newsletter_approver PRIMARY KEY (newsletter_id, staff_member_id),
    CONSTRAINT fk_newsletter_approver_newsletter_newsletter_id FOREIGN KEY (newsletter_id) REFERENCES newsletter (id) ON DELETE CASCADE,
    CONSTRAINT fk_newsletter_approver_staff_member_staff_member_id FOREIGN KEY (staff_member_id) REFERENCES staff_member (id) ON DELETE CASCADE
);

CREATE INDEX ix_newsletter_approver_staff_member_id ON newsletter_approver (staff_member_id);
