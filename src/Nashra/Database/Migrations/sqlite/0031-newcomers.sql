-- Until when an issue has looked at its newsletter's subscriptions: who came later is taken in.

ALTER TABLE issue ADD COLUMN filled_at INTEGER NOT NULL DEFAULT 0;
