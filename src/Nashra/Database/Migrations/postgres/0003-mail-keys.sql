-- Keys that sign letters (DKIM).

CREATE TABLE mail_key (
    domain character varying(253) NOT NULL,
    selector character varying(63) NOT NULL,
    pem text NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT pk_mail_key PRIMARY KEY (domain, selector)
);
