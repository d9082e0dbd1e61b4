-- The conflicts that a step brought, for when it is taken back: they go with it, and
-- come again where it is done again.
CREATE TABLE raised (
  step     INTEGER NOT NULL REFERENCES step (number) ON DELETE CASCADE,
  document TEXT NOT NULL,
  path     TEXT NOT NULL,
  base     TEXT,
  mine     TEXT,
  theirs   TEXT,
  who      TEXT,
  at       INTEGER NOT NULL,
  PRIMARY KEY (step, document, path)
) STRICT, WITHOUT ROWID;
