-- What each mail server has been given in each short stretch of time, for limits that all nodes keep together.

CREATE TABLE sending_permit (
    server character varying(253) NOT NULL,
    grain integer NOT NULL,
    bucket bigint NOT NULL,
    granted integer NOT NULL,
    CONSTRAINT pk_sending_permit PRIMARY KEY (server, grain, bucket)
);
