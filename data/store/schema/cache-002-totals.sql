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

-- From what is here already. Summed in millions and the rest, so that no sum
-- overflows on the way; one that does not fit in the end is a real number.
INSERT INTO total_by_agreement_class (measure, agreement, class, status, cents, unknown_rows)
WITH source (id, class) AS MATERIALIZED (
  SELECT id, json_extract (body, '$.class') FROM document
  WHERE id >= 'funding_source:' AND id < 'funding_source;'),
sums AS (
  SELECT funding.measure, ifnull (project.agreement, '') AS agreement,
    ifnull (source.class, '') AS class, project.status,
    ifnull (sum (amount_cents / 1000000), 0) * 1000000
      + ifnull (sum (amount_cents % 1000000), 0) AS cents,
    count(*) - count (amount_cents) AS unknown_rows
  FROM project JOIN funding ON funding.project = project.id
    LEFT JOIN source ON source.id = funding.source
  WHERE project.is_counted
  GROUP BY 1, 2, 3, 4)
SELECT measure, agreement, class, status, iif (typeof (cents) = 'integer', cents, NULL),
  unknown_rows FROM sums;
