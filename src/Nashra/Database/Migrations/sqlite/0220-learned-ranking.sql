-- What the ranking learned of all readers together: one row, in which no reader is named.
CREATE TABLE kept_model (
    id INTEGER NOT NULL CONSTRAINT pk_kept_model PRIMARY KEY,
    learned_at INTEGER NOT NULL,
    model TEXT NOT NULL,
    report TEXT NOT NULL
);
