-- What each mail server has been given in each short stretch of time, for limits that all nodes keep together.

CREATE TABLE sending_permit (
    server TEXT NOT NULL,
    grain INTEGER NOT NULL,
    bucket INTEGER NOT NULL,
    granted INTEGER NOT NULL,
    CONSTRAINT pk_sending_permit PRIMARY KEY (server, grain, bucket)
);
