-- Keys by which programs read a reader's feeds and use the API: only the hash of each, and what it opens.

CREATE TABLE access_key (
    id INTEGER NOT NULL CONSTRAINT pk_access_key PRIMARY KEY AUTOINCREMENT,
    reader_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    scopes INTEGER NOT NULL,
    token_hash BLOB NOT NULL,
    sealed_token TEXT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER NULL,
    CONSTRAINT fk_access_key_reader_reader_id FOREIGN KEY (reader_id) REFERENCES reader (id) ON DELETE CASCADE
);

CREATE INDEX ix_access_key_reader_id ON access_key (reader_id);
CREATE UNIQUE INDEX ix_access_key_token_hash ON access_key (token_hash);
