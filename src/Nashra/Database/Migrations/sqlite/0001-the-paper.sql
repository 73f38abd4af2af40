-- The paper itself: sections, authors, topics, articles, the change log and the settings.
-- An article's body stands last, so that lists of articles never read its pages.

CREATE TABLE article_change (
    seq INTEGER NOT NULL CONSTRAINT pk_article_change PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NULL,
    kind INTEGER NOT NULL,
    at INTEGER NOT NULL
);

CREATE TABLE author (
    id INTEGER NOT NULL CONSTRAINT pk_author PRIMARY KEY AUTOINCREMENT,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    kind INTEGER NOT NULL,
    bio TEXT NOT NULL
);

CREATE TABLE cursor (
    name TEXT NOT NULL CONSTRAINT pk_cursor PRIMARY KEY,
    seq INTEGER NOT NULL
);

CREATE TABLE section (
    id INTEGER NOT NULL CONSTRAINT pk_section PRIMARY KEY AUTOINCREMENT,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    hue INTEGER NOT NULL,
    position INTEGER NOT NULL
);

CREATE TABLE setting (
    name TEXT NOT NULL CONSTRAINT pk_setting PRIMARY KEY,
    json TEXT NOT NULL
);

CREATE TABLE topic (
    id INTEGER NOT NULL CONSTRAINT pk_topic PRIMARY KEY AUTOINCREMENT,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    kind INTEGER NOT NULL,
    description TEXT NOT NULL
);

CREATE TABLE article (
    id INTEGER NOT NULL CONSTRAINT pk_article PRIMARY KEY AUTOINCREMENT,
    headline TEXT NOT NULL,
    standfirst TEXT NOT NULL,
    kicker TEXT NOT NULL,
    slug TEXT NOT NULL,
    section_id INTEGER NOT NULL,
    byline TEXT NOT NULL,
    dateline TEXT NOT NULL,
    language TEXT NOT NULL,
    advisory TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    published_at INTEGER NULL,
    updated_at INTEGER NULL,
    corrected_at INTEGER NULL,
    withdrawn_at INTEGER NULL,
    withdrawal_note TEXT NOT NULL,
    duplicate_of_id INTEGER NULL,
    source TEXT NULL,
    source_id TEXT NULL,
    source_url TEXT NULL,
    source_hash INTEGER NULL,
    body_hash INTEGER NULL,
    word_count INTEGER NOT NULL,
    picture_url TEXT NULL,
    picture_alternative TEXT NULL,
    picture_caption TEXT NULL,
    picture_credit TEXT NULL,
    picture_width INTEGER NOT NULL,
    picture_height INTEGER NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT fk_article_article_duplicate_of_id FOREIGN KEY (duplicate_of_id) REFERENCES article (id) ON DELETE SET NULL,
    CONSTRAINT fk_article_section_section_id FOREIGN KEY (section_id) REFERENCES section (id) ON DELETE RESTRICT
);

CREATE TABLE topic_alias (
    id INTEGER NOT NULL CONSTRAINT pk_topic_alias PRIMARY KEY AUTOINCREMENT,
    topic_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT fk_topic_alias_topic_topic_id FOREIGN KEY (topic_id) REFERENCES topic (id) ON DELETE CASCADE
);

CREATE TABLE article_author (
    article_id INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    listed_at INTEGER NOT NULL,
    CONSTRAINT pk_article_author PRIMARY KEY (article_id, author_id),
    CONSTRAINT fk_article_author_article_article_id FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE,
    CONSTRAINT fk_article_author_author_author_id FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE
);

CREATE TABLE article_topic (
    article_id INTEGER NOT NULL,
    topic_id INTEGER NOT NULL,
    listed_at INTEGER NOT NULL,
    CONSTRAINT pk_article_topic PRIMARY KEY (article_id, topic_id),
    CONSTRAINT fk_article_topic_article_article_id FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE,
    CONSTRAINT fk_article_topic_topic_topic_id FOREIGN KEY (topic_id) REFERENCES topic (id) ON DELETE CASCADE
);

CREATE TABLE article_views (
    article_id INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    views INTEGER NOT NULL,
    CONSTRAINT pk_article_views PRIMARY KEY (article_id, hour),
    CONSTRAINT fk_article_views_article_article_id FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);

CREATE TABLE correction (
    id INTEGER NOT NULL CONSTRAINT pk_correction PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT fk_correction_article_article_id FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);

CREATE TABLE front_page_choice (
    position INTEGER NOT NULL CONSTRAINT pk_front_page_choice PRIMARY KEY,
    article_id INTEGER NOT NULL,
    chosen_at INTEGER NOT NULL,
    CONSTRAINT fk_front_page_choice_article_article_id FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);

CREATE INDEX ix_article_body_hash ON article (body_hash);

CREATE INDEX ix_article_duplicate_of_id ON article (duplicate_of_id) WHERE duplicate_of_id IS NOT NULL;

CREATE INDEX ix_article_listed ON article (published_at DESC, id DESC) WHERE withdrawn_at IS NULL AND duplicate_of_id IS NULL;

CREATE INDEX ix_article_listed_by_section ON article (section_id, published_at DESC, id DESC) WHERE withdrawn_at IS NULL AND duplicate_of_id IS NULL;

CREATE UNIQUE INDEX ix_article_source_id ON article (source_id);

CREATE INDEX ix_article_author_author_id_listed_at_article_id ON article_author (author_id, listed_at DESC, article_id DESC);

CREATE INDEX ix_article_change_article_id ON article_change (article_id);

CREATE INDEX ix_article_topic_topic_id_listed_at_article_id ON article_topic (topic_id, listed_at DESC, article_id DESC);

CREATE INDEX ix_article_views_hour ON article_views (hour);

CREATE UNIQUE INDEX ix_author_name_key ON author (name_key);

CREATE UNIQUE INDEX ix_author_slug ON author (slug);

CREATE INDEX ix_correction_article_id ON correction (article_id);

CREATE INDEX ix_front_page_choice_article_id ON front_page_choice (article_id);

CREATE UNIQUE INDEX ix_section_slug ON section (slug);

CREATE UNIQUE INDEX ix_topic_slug ON topic (slug);

CREATE INDEX ix_topic_alias_topic_id ON topic_alias (topic_id);
