-- Where saved articles lie, how far they were read and as what their readers know them; lists, tags, notes, highlights,
-- links from elsewhere, and the acts that devices kept while they had no network.

ALTER TABLE saved_article ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
ALTER TABLE saved_article ADD COLUMN placed_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE saved_article ADD COLUMN version_id INTEGER NULL;
ALTER TABLE saved_article ADD COLUMN known_at INTEGER NULL;
ALTER TABLE saved_article ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE saved_article ADD COLUMN position_at INTEGER NULL;

UPDATE saved_article SET place = CASE WHEN read_at IS NULL THEN 0 ELSE 1 END, placed_at = coalesce(read_at, saved_at);

-- Words are numbered anew, as stems and as they stand; the follower of the change log writes them within seconds.
DELETE FROM saved_word;

CREATE TABLE saved_version (
    id INTEGER NOT NULL CONSTRAINT pk_saved_version PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    text TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    CONSTRAINT fk_saved_version_article_article_id FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);

CREATE TABLE saved_label (
    id INTEGER NOT NULL CONSTRAINT pk_saved_label PRIMARY KEY AUTOINCREMENT,
    reader_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    CONSTRAINT fk_saved_label_reader_reader_id FOREIGN KEY (reader_id) REFERENCES reader (id) ON DELETE CASCADE
);

CREATE TABLE saved_labelling (
    label_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    reader_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    CONSTRAINT pk_saved_labelling PRIMARY KEY (label_id, article_id),
    CONSTRAINT fk_saved_labelling_saved_article_reader_id_article_id FOREIGN KEY (reader_id, article_id) REFERENCES saved_article (reader_id, article_id) ON DELETE CASCADE,
    CONSTRAINT fk_saved_labelling_saved_label_label_id FOREIGN KEY (label_id) REFERENCES saved_label (id) ON DELETE CASCADE
);

CREATE TABLE saved_note (
    reader_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    article_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    quote TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    block INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    removed_at INTEGER NULL,
    CONSTRAINT pk_saved_note PRIMARY KEY (reader_id, key),
    CONSTRAINT fk_saved_note_reader_reader_id FOREIGN KEY (reader_id) REFERENCES reader (id) ON DELETE CASCADE,
    CONSTRAINT fk_saved_note_saved_article_reader_id_article_id FOREIGN KEY (reader_id, article_id) REFERENCES saved_article (reader_id, article_id) ON DELETE CASCADE
);

CREATE TABLE saved_act (
    reader_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    done_at INTEGER NOT NULL,
    CONSTRAINT pk_saved_act PRIMARY KEY (reader_id, key),
    CONSTRAINT fk_saved_act_reader_reader_id FOREIGN KEY (reader_id) REFERENCES reader (id) ON DELETE CASCADE
);

CREATE TABLE saved_link (
    id INTEGER NOT NULL CONSTRAINT pk_saved_link PRIMARY KEY AUTOINCREMENT,
    reader_id INTEGER NOT NULL,
    url TEXT NOT NULL,
    url_hash INTEGER NOT NULL,
    title TEXT NOT NULL,
    tags TEXT NOT NULL,
    note TEXT NOT NULL,
    place INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    CONSTRAINT fk_saved_link_reader_reader_id FOREIGN KEY (reader_id) REFERENCES reader (id) ON DELETE CASCADE
);

CREATE TABLE saved_link_word (
    reader_id INTEGER NOT NULL,
    word INTEGER NOT NULL,
    link_id INTEGER NOT NULL,
    CONSTRAINT pk_saved_link_word PRIMARY KEY (reader_id, word, link_id),
    CONSTRAINT fk_saved_link_word_saved_link_link_id FOREIGN KEY (link_id) REFERENCES saved_link (id) ON DELETE CASCADE
) WITHOUT ROWID;

DROP INDEX ix_saved_article_list;
DROP INDEX ix_saved_article_unread;
CREATE INDEX ix_saved_act_done_at ON saved_act (done_at);
CREATE INDEX ix_saved_article_begun ON saved_article (reader_id, position_at DESC, article_id DESC) WHERE position_at IS NOT NULL;
CREATE INDEX ix_saved_article_kept ON saved_article (reader_id, saved_at DESC, article_id DESC) WHERE place <> 3;
CREATE INDEX ix_saved_article_placed ON saved_article (reader_id, place, saved_at DESC, article_id DESC);
CREATE UNIQUE INDEX ix_saved_label_reader_id_kind_name_key ON saved_label (reader_id, kind, name_key);
CREATE INDEX ix_saved_labelling_reader_id_article_id ON saved_labelling (reader_id, article_id);
CREATE INDEX ix_saved_link_reader_id_saved_at_id ON saved_link (reader_id, saved_at DESC, id DESC);
CREATE UNIQUE INDEX ix_saved_link_reader_id_url_hash ON saved_link (reader_id, url_hash);
CREATE INDEX ix_saved_link_word_link_id ON saved_link_word (link_id);
CREATE INDEX ix_saved_note_reader_id_article_id ON saved_note (reader_id, article_id);
CREATE UNIQUE INDEX ix_saved_version_article_id_hash ON saved_version (article_id, hash);
