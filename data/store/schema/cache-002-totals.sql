-- The sums of the first picture, so that it need not wait for the rows. They are
-- made anew with every import. Cents are NULL where a sum does not fit.
CREATE TABLE total_by_agreement_class (
  measure      TEXT NOT NULL,
  agreement    TEXT NOT NULL, -- '' = none
  class        TEXT NOT NULL, -- '' = the source is not known
  status       TEXT NOT NULL,
  cents        INTEGER,
  unknown_rows INTEGER NOT NULL,
  PRIMARY KEY (measure, agreement, class, status)
) STRICT, WITHOUT ROWID;
