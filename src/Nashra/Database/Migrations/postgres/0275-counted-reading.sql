-- Reading is counted only in issues of a paper that counts, and only of subscribers who agreed.
ALTER TABLE issue ADD COLUMN is_counted boolean NOT NULL DEFAULT false;
ALTER TABLE subscription ADD COLUMN may_be_counted boolean NOT NULL DEFAULT false;
CREATE TABLE copy_reading (
    copy_id bigint NOT NULL,
    article_id bigint NOT NULL,
    CONSTRAINT pk_copy_reading PRIMARY KEY (copy_id, article_id),
    CONSTRAINT fk_copy_reading_copy_copy_id FOREIGN KEY (copy_id) REFERENCES copy (id) ON DELETE CASCADE
);
CREATE TABLE machine_reading (
    issue_id bigint NOT NULL,
    hits integer NOT NULL,
    CONSTRAINT pk_machine_reading PRIMARY KEY (issue_id),
    CONSTRAINT fk_machine_reading_issue_issue_id FOREIGN KEY (issue_id) REFERENCES issue (id) ON DELETE CASCADE
);
