-- A form that is sent twice is done once: its key (hashed with whose it is and where it posts to), what it said, and
-- where its answer led. Kept for 24 hours.
CREATE TABLE form_once (
    id TEXT PRIMARY KEY NOT NULL,
    digest TEXT NOT NULL,
    location TEXT,
    said TEXT NOT NULL DEFAULT '',
    ends_at BIGINT NOT NULL
);
CREATE INDEX form_once_ends_at ON form_once (ends_at);
