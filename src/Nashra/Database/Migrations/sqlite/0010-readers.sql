-- Readers and what the framework keeps of their accounts; their sessions; the questions sent to addresses; the counters
-- against guessing; and the key ring, wrapped by a key that is not in the database.

CREATE TABLE reader (
    id INTEGER NOT NULL CONSTRAINT pk_reader PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    joined_at INTEGER NOT NULL,
    keeps_history INTEGER NOT NULL,
    is_tailored INTEGER NOT NULL,
    user_name TEXT NULL,
    normalized_user_name TEXT NULL,
    email TEXT NULL,
    normalized_email TEXT NULL,
    email_confirmed INTEGER NOT NULL,
    password_hash TEXT NULL,
    security_stamp TEXT NULL,
    concurrency_stamp TEXT NULL,
    two_factor_enabled INTEGER NOT NULL
);

CREATE TABLE reader_claim (
    id INTEGER NOT NULL CONSTRAINT pk_reader_claim PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    claim_type TEXT NULL,
    claim_value TEXT NULL,
    CONSTRAINT fk_reader_claim_reader_user_id FOREIGN KEY (user_id) REFERENCES reader (id) ON DELETE CASCADE
);

CREATE TABLE reader_login (
    login_provider TEXT NOT NULL,
    provider_key TEXT NOT NULL,
    provider_display_name TEXT NULL,
    user_id INTEGER NOT NULL,
    CONSTRAINT pk_reader_login PRIMARY KEY (login_provider, provider_key),
    CONSTRAINT fk_reader_login_reader_user_id FOREIGN KEY (user_id) REFERENCES reader (id) ON DELETE CASCADE
);

CREATE TABLE reader_token (
    user_id INTEGER NOT NULL,
    login_provider TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NULL,
    CONSTRAINT pk_reader_token PRIMARY KEY (user_id, login_provider, name),
    CONSTRAINT fk_reader_token_reader_user_id FOREIGN KEY (user_id) REFERENCES reader (id) ON DELETE CASCADE
);

CREATE TABLE reader_passkey (
    credential_id BLOB NOT NULL CONSTRAINT pk_reader_passkey PRIMARY KEY,
    user_id INTEGER NOT NULL,
    data TEXT NOT NULL,
    CONSTRAINT fk_reader_passkey_reader_user_id FOREIGN KEY (user_id) REFERENCES reader (id) ON DELETE CASCADE
);

CREATE TABLE reader_session (
    id INTEGER NOT NULL CONSTRAINT pk_reader_session PRIMARY KEY AUTOINCREMENT,
    reader_id INTEGER NOT NULL,
    token_hash BLOB NOT NULL,
    device TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    CONSTRAINT fk_reader_session_reader_reader_id FOREIGN KEY (reader_id) REFERENCES reader (id) ON DELETE CASCADE
);

CREATE TABLE address_proof (
    id INTEGER NOT NULL CONSTRAINT pk_address_proof PRIMARY KEY AUTOINCREMENT,
    kind INTEGER NOT NULL,
    address TEXT NOT NULL,
    address_key TEXT NOT NULL,
    reader_id INTEGER NULL,
    answer_hash BLOB NOT NULL,
    browser_hash BLOB NOT NULL,
    password_hash TEXT NULL,
    shelf TEXT NOT NULL,
    tries INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    CONSTRAINT fk_address_proof_reader_reader_id FOREIGN KEY (reader_id) REFERENCES reader (id) ON DELETE CASCADE
);

CREATE TABLE former_address (
    id INTEGER NOT NULL CONSTRAINT pk_former_address PRIMARY KEY AUTOINCREMENT,
    reader_id INTEGER NOT NULL,
    address TEXT NOT NULL,
    until INTEGER NOT NULL,
    CONSTRAINT fk_former_address_reader_reader_id FOREIGN KEY (reader_id) REFERENCES reader (id) ON DELETE CASCADE
);

CREATE TABLE attempt (
    whom BLOB NOT NULL,
    until INTEGER NOT NULL,
    count INTEGER NOT NULL,
    CONSTRAINT pk_attempt PRIMARY KEY (whom, until)
);

CREATE TABLE data_protection_key (
    id INTEGER NOT NULL CONSTRAINT pk_data_protection_key PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    xml TEXT NOT NULL
);

CREATE INDEX ix_address_proof_address_key ON address_proof (address_key);
CREATE INDEX ix_address_proof_answer_hash ON address_proof (answer_hash);
CREATE INDEX ix_address_proof_browser_hash ON address_proof (browser_hash);
CREATE INDEX ix_address_proof_expires_at ON address_proof (expires_at);
CREATE INDEX ix_address_proof_reader_id ON address_proof (reader_id);
CREATE INDEX ix_attempt_until ON attempt (until);
CREATE UNIQUE INDEX ix_reader_normalized_email ON reader (normalized_email);
CREATE UNIQUE INDEX ix_reader_normalized_user_name ON reader (normalized_user_name);
CREATE INDEX ix_reader_claim_user_id ON reader_claim (user_id);
CREATE INDEX ix_reader_login_user_id ON reader_login (user_id);
CREATE INDEX ix_reader_passkey_user_id ON reader_passkey (user_id);
CREATE INDEX ix_former_address_reader_id ON former_address (reader_id);
CREATE INDEX ix_reader_session_reader_id ON reader_session (reader_id);
CREATE UNIQUE INDEX ix_reader_session_token_hash ON reader_session (token_hash);
