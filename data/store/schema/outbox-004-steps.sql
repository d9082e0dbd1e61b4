-- What people did, one row a step, for undoing it and to see what a document was.
-- The last steps that are not undone come first to be undone; a new step forgets
-- what could have been done again.
CREATE TABLE step (
  number  INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL CHECK (kind IN ('create', 'change', 'duplicate', 'end', 'delete', 'undo', 'redo')),
  state   TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'forgotten')),
  subject TEXT NOT NULL,
  who     TEXT,
  at      INTEGER NOT NULL
) STRICT;

-- A text that is NULL: the document was not there before, or is not any more.
CREATE TABLE step_document (
  step     INTEGER NOT NULL REFERENCES step (number) ON DELETE CASCADE,
  document TEXT NOT NULL,
  before   TEXT,
  after    TEXT,
  PRIMARY KEY (step, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX step_document_document ON step_document (document, step);
