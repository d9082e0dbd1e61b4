-- Unsent edits and a snapshot as version 3 left them.
BEGIN TRANSACTION;
CREATE TABLE edit (
  document  TEXT NOT NULL PRIMARY KEY,
  base_rev  TEXT,
  base_body TEXT,
  body      TEXT,
  at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "edit" VALUES('project:p1','1-a','{"a":1}','{"a":2}',7);
CREATE TABLE in_flight (
  document TEXT NOT NULL PRIMARY KEY,
  edit_id  TEXT NOT NULL UNIQUE,
  base_rev TEXT,
  body     TEXT,
  at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "in_flight" VALUES('project:p1','e1','1-a','{"a":2}',8);
CREATE TABLE setting (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "setting" VALUES('url','https://example.org/p.json');
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
INSERT INTO "conflict" VALUES('project:p1','/name/fi','"a"','"b"','"c"','someone',9);
CREATE TABLE history (
  number   INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  path     TEXT NOT NULL,
  value    TEXT,
  who      TEXT,
  at       INTEGER NOT NULL
) STRICT;
CREATE INDEX history_document ON history (document);
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
INSERT INTO "snapshot" VALUES(1,'Spring','meeting:m1',2460776,10);
INSERT INTO "snapshot_body" VALUES(1,X'0102','city:oulu','{"a":1}');
INSERT INTO "snapshot_document" VALUES(1,1);
COMMIT;
PRAGMA application_id = 1229868623;
PRAGMA user_version = 3;
