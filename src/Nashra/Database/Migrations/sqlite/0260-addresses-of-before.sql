-- What a reader saved under an article's address of before is found by it.
CREATE INDEX ix_article_source_url ON article (source_url) WHERE source_url IS NOT NULL;
