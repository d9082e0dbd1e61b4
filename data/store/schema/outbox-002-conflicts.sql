-- One member that was changed here and there, until somebody chooses.
CREATE TABLE conflict (
  document TEXT NOT NULL,
  path     TEXT NOT NULL,
  base     TEXT,
  mine     TEXT,
  theirs   TEXT,
  who      TEXT,
  at       INTEGER NOT NULL,
  PRIMARY KEY (document, path)
) STRICT, WITHOUT ROWID;

-- The values that lost, so that a choice can be taken back.
CREATE TABLE history (
  number   INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  path     TEXT NOT NULL,
  value    TEXT,
  who      TEXT,
  at       INTEGER NOT NULL
) STRICT;

CREATE INDEX history_document ON history (document);
