-- Letters are found by the address they went to, however it was spelled: erasing must miss none, and read no others.

ALTER TABLE letter ADD COLUMN recipient_key TEXT NOT NULL DEFAULT '';
UPDATE letter SET recipient_key = upper(recipient);
CREATE INDEX ix_letter_recipient_key ON letter (recipient_key);
