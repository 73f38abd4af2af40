-- The newsroom: its staff and their sessions, the history of each article, and minutes that are to be noticed.

CREATE TABLE staff_member (
    id INTEGER NOT NULL CONSTRAINT pk_staff_member PRIMARY KEY AUTOINCREMENT,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    role INTEGER NOT NULL,
    password_hash TEXT NOT NULL,
    second_factor_key BLOB NULL,
    second_factor_step INTEGER NOT NULL,
    created_at INTEGER NOT NULL
);

CREATE TABLE recovery_code (
    id INTEGER NOT NULL CONSTRAINT pk_recovery_code PRIMARY KEY AUTOINCREMENT,
    staff_member_id INTEGER NOT NULL,
    hash BLOB NOT NULL,
    CONSTRAINT fk_recovery_code_staff_member_staff_member_id FOREIGN KEY (staff_member_id) REFERENCES staff_member (id) ON DELETE CASCADE
);

CREATE TABLE staff_session (
    id INTEGER NOT NULL CONSTRAINT pk_staff_session PRIMARY KEY AUTOINCREMENT,
    staff_member_id INTEGER NOT NULL,
    token_hash BLOB NOT NULL,
    is_complete INTEGER NOT NULL,
    proposed_key BLOB NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    CONSTRAINT fk_staff_session_staff_member_staff_member_id FOREIGN KEY (staff_member_id) REFERENCES staff_member (id) ON DELETE CASCADE
);

CREATE TABLE staff_attempt (
    whom TEXT NOT NULL CONSTRAINT pk_staff_attempt PRIMARY KEY,
    tries INTEGER NOT NULL,
    free_at INTEGER NOT NULL
);

CREATE TABLE article_edit (
    article_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    deed INTEGER NOT NULL,
    at INTEGER NOT NULL,
    staff_member_id INTEGER NULL,
    staff_name TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_article_edit PRIMARY KEY (article_id, version),
    CONSTRAINT fk_article_edit_article_article_id FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE,
    CONSTRAINT fk_article_edit_staff_member_staff_member_id FOREIGN KEY (staff_member_id) REFERENCES staff_member (id) ON DELETE SET NULL
);

CREATE TABLE scheduled_article (
    article_id INTEGER NOT NULL CONSTRAINT pk_scheduled_article PRIMARY KEY,
    due_at INTEGER NOT NULL,
    CONSTRAINT fk_scheduled_article_article_article_id FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX ix_staff_member_email ON staff_member (email);

CREATE INDEX ix_recovery_code_staff_member_id_hash ON recovery_code (staff_member_id, hash);

CREATE UNIQUE INDEX ix_staff_session_token_hash ON staff_session (token_hash);

CREATE INDEX ix_staff_session_staff_member_id ON staff_session (staff_member_id);

CREATE INDEX ix_article_edit_staff_member_id ON article_edit (staff_member_id);

CREATE INDEX ix_scheduled_article_due_at ON scheduled_article (due_at);
