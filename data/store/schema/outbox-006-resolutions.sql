-- What a choice between two versions did away with, for when the step that it was
-- made in is taken back.
CREATE TABLE resolution (
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

-- Small, so that conflicts are counted and leafed through without their values.
CREATE INDEX conflict_document ON conflict (document);
