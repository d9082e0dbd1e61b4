-- What a shared database tells page by page.

-- Texts that others have taken the place of, the last few of each document: what
-- two people may both have started from.
CREATE TABLE revision (
  number   INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  rev      TEXT NOT NULL,
  body     TEXT NOT NULL,
  UNIQUE (document, rev)
) STRICT;

-- Said to be deleted, until all that changed has come and it is known how many go.
CREATE TABLE removal (
  document TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- What the server keeps beside the document that it shows, until it is merged.
CREATE TABLE branch (
  document  TEXT NOT NULL,
  rev       TEXT NOT NULL,
  is_merged INTEGER NOT NULL DEFAULT 0 CHECK (is_merged IN (0, 1)),
  PRIMARY KEY (document, rev)
) STRICT, WITHOUT ROWID;

-- What the server surely had, the last of it: a server that was set back lacks it.
CREATE TABLE recent (
  number   INTEGER PRIMARY KEY,
  document TEXT NOT NULL UNIQUE,
  rev      TEXT NOT NULL
) STRICT;
