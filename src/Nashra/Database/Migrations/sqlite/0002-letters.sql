-- Letters about an account: a row from the transaction that caused it until the server has answered.

CREATE TABLE letter (
    id INTEGER NOT NULL CONSTRAINT pk_letter PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    state INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    reply TEXT NOT NULL
);

CREATE UNIQUE INDEX ix_letter_token ON letter (token);

CREATE INDEX ix_letter_state_due_at ON letter (state, due_at);
