-- The server has taken it, but not on as many of its machines as it should be on: it
-- counts once it has been read back. Without a revision it was not answered.
ALTER TABLE in_flight ADD COLUMN rev TEXT;

-- What the server does not take, and why. It is not sent again until it is another
-- text. Without a body it was to be deleted.
CREATE TABLE refusal (
  document TEXT NOT NULL PRIMARY KEY,
  body     TEXT,
  reason   TEXT NOT NULL,
  at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
