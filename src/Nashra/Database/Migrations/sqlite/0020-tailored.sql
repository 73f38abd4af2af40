-- What readers save, follow, read and wish. Keys decide races; each list is walked in its own index.

CREATE TABLE saved_article (
    reader_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    read_at INTEGER NULL,
    CONSTRAINT pk_saved_article PRIMARY KEY (reader_id, article_id),
    CONSTRAINT fk_saved_article_article_article_id FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE,
    CONSTRAINT fk_saved_article_reader_reader_id FOREIGN KEY (reader_id) REFERENCES reader (id) ON DELETE CASCADE
);

CREATE TABLE saved_word (
    word INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    CONSTRAINT pk_saved_word PRIMARY KEY (word, article_id),
    CONSTRAINT fk_saved_word_article_article_id FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE followed_phrase (
    id INTEGER NOT NULL CONSTRAINT pk_followed_phrase PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    text TEXT NOT NULL
);

CREATE TABLE follow (
    reader_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    is_mute INTEGER NOT NULL,
    words TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    CONSTRAINT pk_follow PRIMARY KEY (reader_id, kind, target_id),
    CONSTRAINT fk_follow_reader_reader_id FOREIGN KEY (reader_id) REFERENCES reader (id) ON DELETE CASCADE
);

CREATE TABLE reading (
    reader_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    finished_at INTEGER NULL,
    CONSTRAINT pk_reading PRIMARY KEY (reader_id, article_id),
    CONSTRAINT fk_reading_article_article_id FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE,
    CONSTRAINT fk_reading_reader_reader_id FOREIGN KEY (reader_id) REFERENCES reader (id) ON DELETE CASCADE
);

CREATE TABLE dismissal (
    reader_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    CONSTRAINT pk_dismissal PRIMARY KEY (reader_id, article_id),
    CONSTRAINT fk_dismissal_article_article_id FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE,
    CONSTRAINT fk_dismissal_reader_reader_id FOREIGN KEY (reader_id) REFERENCES reader (id) ON DELETE CASCADE
);

CREATE TABLE leaning (
    reader_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    wants_more INTEGER NOT NULL,
    at INTEGER NOT NULL,
    CONSTRAINT pk_leaning PRIMARY KEY (reader_id, kind, target_id),
    CONSTRAINT fk_leaning_reader_reader_id FOREIGN KEY (reader_id) REFERENCES reader (id) ON DELETE CASCADE
);

CREATE TABLE kept_memory (
    reader_id INTEGER NOT NULL CONSTRAINT pk_kept_memory PRIMARY KEY,
    bytes BLOB NOT NULL,
    learned_at INTEGER NOT NULL,
    CONSTRAINT fk_kept_memory_reader_reader_id FOREIGN KEY (reader_id) REFERENCES reader (id) ON DELETE CASCADE
);

CREATE INDEX ix_dismissal_article_id ON dismissal (article_id);
CREATE INDEX ix_follow_kind_target_id_reader_id ON follow (kind, target_id, reader_id);
CREATE UNIQUE INDEX ix_followed_phrase_key ON followed_phrase (key);
CREATE INDEX ix_reading_article_id ON reading (article_id);
CREATE INDEX ix_reading_reader_id_opened_at_article_id ON reading (reader_id, opened_at DESC, article_id DESC);
CREATE INDEX ix_saved_article_article_id ON saved_article (article_id);
CREATE INDEX ix_saved_article_list ON saved_article (reader_id, saved_at DESC, article_id DESC);
CREATE INDEX ix_saved_article_unread ON saved_article (reader_id, saved_at DESC, article_id DESC) WHERE read_at IS NULL;
CREATE INDEX ix_saved_word_article_id ON saved_word (article_id);
