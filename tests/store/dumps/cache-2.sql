-- A cache as version 2 left it.
BEGIN TRANSACTION;
CREATE TABLE document (
  id   TEXT NOT NULL PRIMARY KEY,
  type TEXT NOT NULL,
  rev  TEXT,
  body TEXT NOT NULL
) STRICT;
INSERT INTO "document" VALUES('agreement:a','agreement',NULL,'{"_id":"agreement:a","type":"agreement","name":{"fi":"Sopimus","sv":null,"en":null},"cities":["city:oulu"]}');
INSERT INTO "document" VALUES('city:oulu','city',NULL,'{"_id":"city:oulu","type":"city","name":{"fi":"Oulu","sv":null,"en":null},"kind":"city","region":{"code":"17","name":{"fi":"Pohjois-Pohjanmaa","sv":null,"en":null}}}');
INSERT INTO "document" VALUES('funding_source:erdf','funding_source',NULL,'{"_id":"funding_source:erdf","type":"funding_source","name":{"fi":"EAKR","sv":null,"en":null},"class":"eu"}');
INSERT INTO "document" VALUES('person:m','person',NULL,'{"_id":"person:m","type":"person","name":"M"}');
INSERT INTO "document" VALUES('project:p1','project',NULL,'{"_id":"project:p1","type":"project","name":{"fi":"Hanke","sv":null,"en":null},"code":"A1","kind":"project","agreement":"agreement:a","cities":["city:oulu"],"themes":["theme:t"],"status":"ongoing","start":"2023-09-01","funding":{"f1":{"source":"funding_source:erdf","measure":"granted","year":2024,"amount_cents":100},"f2":{"source":"funding_source:erdf","measure":"granted","amount_cents":null}}}');
CREATE TABLE funding (
  project      TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  row_id       TEXT NOT NULL,
  source       TEXT NOT NULL,
  measure      TEXT NOT NULL CHECK (measure IN ('granted', 'realised', 'planned')),
  year         INTEGER,
  amount_cents INTEGER,
  PRIMARY KEY (project, row_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "funding" VALUES('project:p1','f1','funding_source:erdf','granted',2024,100);
INSERT INTO "funding" VALUES('project:p1','f2','funding_source:erdf','granted',NULL,NULL);
CREATE TABLE project (
  id         TEXT NOT NULL PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  code       TEXT,
  kind       TEXT NOT NULL CHECK (kind IN ('project', 'group', 'sub')),
  parent     TEXT,
  agreement  TEXT,
  lead_theme TEXT,
  status     TEXT NOT NULL CHECK (status IN ('planned', 'ongoing', 'ended', 'cancelled')),
  start_day  INTEGER,
  end_day    INTEGER,
  is_counted INTEGER NOT NULL DEFAULT 1 CHECK (is_counted IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO "project" VALUES('project:p1','A1','project',NULL,'agreement:a',NULL,'ongoing',738764,NULL,1);
CREATE TABLE project_city (
  project  TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  city     TEXT NOT NULL,
  PRIMARY KEY (project, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "project_city" VALUES('project:p1',0,'city:oulu');
CREATE TABLE project_theme (
  project  TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  theme    TEXT NOT NULL,
  PRIMARY KEY (project, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "project_theme" VALUES('project:p1',0,'theme:t');
CREATE TABLE quarantine (
  number INTEGER PRIMARY KEY,
  path   TEXT NOT NULL,
  id     TEXT,
  reason TEXT NOT NULL,
  raw    BLOB,
  at     INTEGER NOT NULL
) STRICT;
INSERT INTO "quarantine" VALUES(1,'/docs/9',NULL,'x',X'7B',5);
CREATE TABLE setting (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "setting" VALUES('seq','12');
INSERT INTO "setting" VALUES('url','https://example.org/p.json');
CREATE TABLE total_by_agreement_class (
  measure      TEXT NOT NULL,
  agreement    TEXT NOT NULL, -- '' = none
  class        TEXT NOT NULL, -- '' = the source is not known
  status       TEXT NOT NULL,
  cents        INTEGER,
  unknown_rows INTEGER NOT NULL,
  PRIMARY KEY (measure, agreement, class, status)
) STRICT, WITHOUT ROWID;
INSERT INTO "total_by_agreement_class" VALUES('granted','agreement:a','eu','ongoing',100,1);
CREATE INDEX project_parent ON project (parent) WHERE parent IS NOT NULL;
COMMIT;
PRAGMA application_id = 1229868611;
PRAGMA user_version = 2;
