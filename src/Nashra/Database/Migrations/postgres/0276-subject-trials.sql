-- Two subjects tried on a part of the subscribers: after how many hours it is decided, and how.
ALTER TABLE issue ADD COLUMN trial_hours integer NULL;
ALTER TABLE issue ADD COLUMN chosen_subject integer NULL;
