-- Keys that sign letters (DKIM).

CREATE TABLE mail_key (
    domain TEXT NOT NULL,
    selector TEXT NOT NULL,
    pem TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    CONSTRAINT pk_mail_key PRIMARY KEY (domain, selector)
);
