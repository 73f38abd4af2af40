-- Newsletters, who receives them, their issues, and one copy per subscriber: the account of all that is sent.

CREATE TABLE newsletter (
    id INTEGER NOT NULL CONSTRAINT pk_newsletter PRIMARY KEY AUTOINCREMENT,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    kind INTEGER NOT NULL,
    section_id INTEGER NULL,
    hour INTEGER NOT NULL,
    day INTEGER NULL,
    most_articles INTEGER NOT NULL,
    sender_name TEXT NULL,
    reply_to TEXT NULL,
    consent TEXT NOT NULL,
    position INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    CONSTRAINT fk_newsletter_section_section_id FOREIGN KEY (section_id) REFERENCES section (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX ix_newsletter_slug ON newsletter (slug);
CREATE INDEX ix_newsletter_section_id ON newsletter (section_id);

CREATE TABLE sign_up (
    id INTEGER NOT NULL CONSTRAINT pk_sign_up PRIMARY KEY AUTOINCREMENT,
    address TEXT NOT NULL,
    asked_at INTEGER NOT NULL
);

CREATE TABLE suppression (
    address_hash BLOB NOT NULL CONSTRAINT pk_suppression PRIMARY KEY,
    reason INTEGER NOT NULL,
    at INTEGER NOT NULL
);

CREATE TABLE subscription (
    id INTEGER NOT NULL CONSTRAINT pk_subscription PRIMARY KEY AUTOINCREMENT,
    newsletter_id INTEGER NOT NULL,
    reader_id INTEGER NULL,
    address TEXT NOT NULL,
    address_key TEXT NOT NULL,
    name TEXT NOT NULL,
    state INTEGER NOT NULL,
    hour INTEGER NULL,
    paused_until INTEGER NULL,
    asked_at INTEGER NOT NULL,
    confirmed_at INTEGER NULL,
    left_at INTEGER NULL,
    left_because TEXT NULL,
    consent_text TEXT NOT NULL,
    consent_source TEXT NOT NULL,
    sign_up_id INTEGER NULL,
    CONSTRAINT fk_subscription_newsletter_newsletter_id FOREIGN KEY (newsletter_id) REFERENCES newsletter (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX ix_subscription_newsletter_id_address_key ON subscription (newsletter_id, address_key);
CREATE INDEX ix_subscription_address_key ON subscription (address_key);
CREATE INDEX ix_subscription_reader_id ON subscription (reader_id);
CREATE INDEX ix_subscription_sign_up_id ON subscription (sign_up_id);
CREATE INDEX ix_subscription_newsletter_id_state_id ON subscription (newsletter_id, state, id);

CREATE TABLE issue (
    id INTEGER NOT NULL CONSTRAINT pk_issue PRIMARY KEY AUTOINCREMENT,
    newsletter_id INTEGER NOT NULL,
    date TEXT NOT NULL,
    occasion INTEGER NOT NULL,
    template_version INTEGER NOT NULL,
    state INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    ordered_at INTEGER NULL,
    filled_to INTEGER NOT NULL,
    is_filled INTEGER NOT NULL,
    finished_at INTEGER NULL,
    CONSTRAINT fk_issue_newsletter_newsletter_id FOREIGN KEY (newsletter_id) REFERENCES newsletter (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX ix_issue_newsletter_id_date_occasion ON issue (newsletter_id, date, occasion);
CREATE INDEX ix_issue_state ON issue (state);

CREATE TABLE issue_article (
    issue_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    slug TEXT NOT NULL,
    headline TEXT NOT NULL,
    standfirst TEXT NOT NULL,
    section_name TEXT NOT NULL,
    hue INTEGER NOT NULL,
    word_count INTEGER NOT NULL,
    CONSTRAINT pk_issue_article PRIMARY KEY (issue_id, article_id),
    CONSTRAINT fk_issue_article_issue_issue_id FOREIGN KEY (issue_id) REFERENCES issue (id) ON DELETE CASCADE
);

CREATE TABLE copy (
    id INTEGER NOT NULL CONSTRAINT pk_copy PRIMARY KEY AUTOINCREMENT,
    issue_id INTEGER NOT NULL,
    subscription_id INTEGER NULL,
    state INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    offered_by TEXT NULL,
    offered_at INTEGER NULL,
    answered_at INTEGER NULL,
    reply TEXT NULL,
    ever_in_doubt INTEGER NOT NULL,
    dropped INTEGER NULL,
    bounced_at INTEGER NULL,
    bounce TEXT NULL,
    complained_at INTEGER NULL,
    choice TEXT NULL,
    CONSTRAINT fk_copy_issue_issue_id FOREIGN KEY (issue_id) REFERENCES issue (id) ON DELETE CASCADE,
    CONSTRAINT fk_copy_subscription_subscription_id FOREIGN KEY (subscription_id) REFERENCES subscription (id) ON DELETE SET NULL
);

CREATE UNIQUE INDEX ix_copy_issue_id_subscription_id ON copy (issue_id, subscription_id);
CREATE INDEX ix_copy_subscription_id ON copy (subscription_id);
CREATE INDEX ix_copy_waiting ON copy (next_at, id) WHERE state = 1;
CREATE INDEX ix_copy_offered ON copy (id) WHERE state = 2;
