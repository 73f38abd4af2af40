-- Two subjects tried on a part of the subscribers: after how many hours it is decided, and how.
ALTER TABLE issue ADD COLUMN trial_hours INTEGER NULL;
ALTER TABLE issue ADD COLUMN chosen_subject INTEGER NULL;
