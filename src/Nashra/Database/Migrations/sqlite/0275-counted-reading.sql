-- Reading is counted only in issues of a paper that counts, and only of subscribers who agreed.
ALTER TABLE issue ADD COLUMN is_counted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subscription ADD COLUMN may_be_counted INTEGER NOT NULL DEFAULT 0;
CREATE TABLE copy_reading (
    copy_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    CONSTRAINT pk_copy_reading PRIMARY KEY (copy_id, article_id),
    CONSTRAINT fk_copy_reading_copy_copy_id FOREIGN KEY (copy_id) REFERENCES copy (id) ON DELETE CASCADE
);
CREATE TABLE machine_reading (
    issue_id INTEGER NOT NULL CONSTRAINT pk_machine_reading PRIMARY KEY,
    hits INTEGER NOT NULL,
    CONSTRAINT fk_machine_reading_issue_issue_id FOREIGN KEY (issue_id) REFERENCES issue (id) ON DELETE CASCADE
);
