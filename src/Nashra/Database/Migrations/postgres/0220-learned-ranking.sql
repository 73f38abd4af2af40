-- What the ranking learned of all readers together: one row, in which no reader is named.
CREATE TABLE kept_model (
    id integer NOT NULL CONSTRAINT pk_kept_model PRIMARY KEY,
    learned_at bigint NOT NULL,
    model text NOT NULL,
    report text NOT NULL
);
