-- What a reader saved under an article's address of before is found by it. By hash: addresses may be longer than an
-- ordered index holds.
CREATE INDEX ix_article_source_url ON article USING hash (source_url) WHERE source_url IS NOT NULL;
