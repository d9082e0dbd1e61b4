-- The names of the projects beside what is counted of them, so that they are in order
-- without a million documents being parsed.
ALTER TABLE project ADD COLUMN name_fi TEXT;
ALTER TABLE project ADD COLUMN name_sv TEXT;
ALTER TABLE project ADD COLUMN name_en TEXT;

UPDATE project SET (name_fi, name_sv, name_en) = (
  SELECT json_extract (body, '$.name.fi'), json_extract (body, '$.name.sv'),
    json_extract (body, '$.name.en')
  FROM document WHERE document.id = project.id);

-- The words of each project under the rowid of its document, as inno-store-search.c
-- writes them: in small letters, and those with marks over letters once more without
-- in a column of their own. In "places" are the ids of its cities, agreement and lead
-- theme, each after a ~. What separates words is left to the program.
CREATE VIRTUAL TABLE search USING fts5 (
  name, name_plain, rest, rest_plain, places,
  tokenize = "ascii tokenchars '~:_-'", prefix = '1 2 3', detail = column, columnsize = 0
);
