-- A personal copy names its reasons by number: most are the same for thousands of readers of an issue.
CREATE TABLE issue_reason (
    issue_id bigint NOT NULL,
    number bigint NOT NULL,
    words text NOT NULL,
    CONSTRAINT pk_issue_reason PRIMARY KEY (issue_id, number),
    CONSTRAINT fk_issue_reason_issue_issue_id FOREIGN KEY (issue_id) REFERENCES issue (id) ON DELETE CASCADE
);
