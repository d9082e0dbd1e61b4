-- The portfolio as it was when somebody froze it. A text is kept once, however
-- many snapshots it is in.
CREATE TABLE snapshot (
  number  INTEGER PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE,
  meeting TEXT,             -- id of the document
  as_of   INTEGER,          -- Julian day its figures speak of
  at      INTEGER NOT NULL
) STRICT;

CREATE TABLE snapshot_body (
  number   INTEGER PRIMARY KEY,
  hash     BLOB NOT NULL UNIQUE, -- SHA-256 of the text
  document TEXT NOT NULL,
  body     TEXT NOT NULL
) STRICT;

-- Two small numbers a row: this is what one more snapshot costs. To ask each
-- body for its rows would need an index as large again, so it is not referred to.
CREATE TABLE snapshot_document (
  snapshot INTEGER NOT NULL REFERENCES snapshot (number) ON DELETE CASCADE,
  body     INTEGER NOT NULL,
  PRIMARY KEY (snapshot, body)
) STRICT, WITHOUT ROWID;
