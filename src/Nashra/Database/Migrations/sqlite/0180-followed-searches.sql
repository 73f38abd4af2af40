CREATE TABLE followed_search (
    id INTEGER NOT NULL CONSTRAINT pk_followed_search PRIMARY KEY AUTOINCREMENT,
    address TEXT NOT NULL
);

CREATE UNIQUE INDEX ix_followed_search_address ON followed_search (address);
