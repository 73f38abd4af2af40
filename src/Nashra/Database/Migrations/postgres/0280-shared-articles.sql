-- What a reader shares shows a liking, once for each article; with the rest of her history it goes.
ALTER TABLE reading ADD COLUMN shared_at bigint NULL;
