-- What people have done here and the server does not have yet. This file cannot
-- be fetched again.
PRAGMA application_id = 1229868623; -- "INNO"

-- Where the cache is fetched from, for when it has to be made anew.
CREATE TABLE setting (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a document with local changes. Without a base it is new; without a
-- body it is to be deleted.
CREATE TABLE edit (
  document  TEXT NOT NULL PRIMARY KEY,
  base_rev  TEXT,
  base_body TEXT,
  body      TEXT,
  at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What was sent and not answered yet, as it was sent.
CREATE TABLE in_flight (
  document TEXT NOT NULL PRIMARY KEY,
  edit_id  TEXT NOT NULL UNIQUE,
  base_rev TEXT,
  body     TEXT,
  at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
