-- Recipient domains whose servers asked for patience: all nodes give them less, and the others as much as before.

ALTER TABLE sending_permit ALTER COLUMN server TYPE character varying(600);

CREATE TABLE slowed_domain (
    server character varying(300) NOT NULL,
    domain character varying(253) NOT NULL,
    per_minute integer NOT NULL,
    asked_at bigint NOT NULL,
    CONSTRAINT pk_slowed_domain PRIMARY KEY (server, domain)
);
