-- What a meeting is shown, in one file that is carried about: slides, the figures they
-- show, and those they are compared with. It is written once and then only read. Whoever
-- opens it wants these tables, word for word, and nothing else in it.
PRAGMA application_id = 1229868624; -- "INNP"

-- One row.
CREATE TABLE pack (
  deck  TEXT NOT NULL,      -- the document, as JSON
  shown TEXT NOT NULL,      -- name of the snapshot whose figures are shown
  at    INTEGER NOT NULL    -- when the file was written, Unix seconds
) STRICT;

-- As in an outbox: the one that is shown, and before it the one it is compared with, if
-- there is any. A text that is in both is kept once.
CREATE TABLE snapshot (
  number  INTEGER PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE,
  meeting TEXT,
  as_of   INTEGER,
  at      INTEGER NOT NULL
) STRICT;

CREATE TABLE snapshot_body (
  number   INTEGER PRIMARY KEY,
  hash     BLOB NOT NULL UNIQUE,
  document TEXT NOT NULL,
  body     TEXT NOT NULL
) STRICT;

CREATE TABLE snapshot_document (
  snapshot INTEGER NOT NULL REFERENCES snapshot (number) ON DELETE CASCADE,
  body     INTEGER NOT NULL,
  PRIMARY KEY (snapshot, body)
) STRICT, WITHOUT ROWID;
