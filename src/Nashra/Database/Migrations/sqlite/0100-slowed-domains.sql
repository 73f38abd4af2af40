-- Recipient domains whose servers asked for patience: all nodes give them less, and the others as much as before.

CREATE TABLE slowed_domain (
    server TEXT NOT NULL,
    domain TEXT NOT NULL,
    per_minute INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    CONSTRAINT pk_slowed_domain PRIMARY KEY (server, domain)
);
