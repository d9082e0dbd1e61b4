-- The documents as they came, and of each project the part that is counted.
-- All of it can be fetched again.
PRAGMA application_id = 1229868611; -- "INNC"

CREATE TABLE setting (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- "body" is the text as received, unknown members and all.
CREATE TABLE document (
  id   TEXT NOT NULL PRIMARY KEY,
  type TEXT NOT NULL,
  rev  TEXT,
  body TEXT NOT NULL
) STRICT;

-- Records that could not be kept, with the reason, of the last import.
CREATE TABLE quarantine (
  number INTEGER PRIMARY KEY,
  path   TEXT NOT NULL,
  id     TEXT,
  reason TEXT NOT NULL,
  raw    BLOB,
  at     INTEGER NOT NULL
) STRICT;

-- Days are Julian day numbers. A group that has sub-projects is not counted.
CREATE TABLE project (
  id         TEXT NOT NULL PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  code       TEXT,
  kind       TEXT NOT NULL CHECK (kind IN ('project', 'group', 'sub')),
  parent     TEXT,
  agreement  TEXT,
  lead_theme TEXT,
  status     TEXT NOT NULL CHECK (status IN ('planned', 'ongoing', 'ended', 'cancelled')),
  start_day  INTEGER,
  end_day    INTEGER,
  is_counted INTEGER NOT NULL DEFAULT 1 CHECK (is_counted IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX project_parent ON project (parent) WHERE parent IS NOT NULL;

CREATE TABLE project_city (
  project  TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  city     TEXT NOT NULL,
  PRIMARY KEY (project, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE project_theme (
  project  TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  theme    TEXT NOT NULL,
  PRIMARY KEY (project, position)
) STRICT, WITHOUT ROWID;

-- An amount that is NULL is not known; it is not nothing.
CREATE TABLE funding (
  project      TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  row_id       TEXT NOT NULL,
  source       TEXT NOT NULL,
  measure      TEXT NOT NULL CHECK (measure IN ('granted', 'realised', 'planned')),
  year         INTEGER,
  amount_cents INTEGER,
  PRIMARY KEY (project, row_id)
) STRICT, WITHOUT ROWID;
