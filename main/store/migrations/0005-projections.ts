import type { Migration } from "./migration.ts";

/**
 * What is worked out of a project's model, for answers over all projects: its threats and the texts people search.
 * All of it follows from the change numbered `projected_seq`, except when a threat was first seen.
 */
export const projections: Migration = {
  number: 5,
  sql: `
ALTER TABLE project RENAME COLUMN counted_seq TO projected_seq;
UPDATE project SET projected_seq = NULL;

CREATE TABLE threat (
  project_id    TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  key           TEXT NOT NULL,
  number        INTEGER NOT NULL,
  diagram_id    TEXT NOT NULL,
  title         TEXT NOT NULL,
  interaction   TEXT NOT NULL,
  category      TEXT NOT NULL,
  priority      TEXT NOT NULL,
  state         TEXT NOT NULL
    CHECK (state IN ('notStarted', 'needsInvestigation', 'notApplicable', 'mitigated')),
  orphaned      INTEGER NOT NULL CHECK (orphaned IN (0, 1)),
  first_seen_at TEXT NOT NULL,
  changed_at    TEXT,
  PRIMARY KEY (project_id, position)
) STRICT;

CREATE TABLE search_text (
  id            INTEGER PRIMARY KEY,
  project_id    TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  kind          TEXT NOT NULL,
  item_id       TEXT NOT NULL,
  diagram_id    TEXT,
  place         TEXT NOT NULL,
  title         TEXT NOT NULL,
  body          TEXT NOT NULL
) STRICT;
CREATE INDEX search_text_by_project ON search_text (project_id);

CREATE VIRTUAL TABLE search_index USING fts5 (
  title, body, content = 'search_text', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE TRIGGER search_text_added AFTER INSERT ON search_text
BEGIN
  INSERT INTO search_index (rowid, title, body) VALUES (new.id, new.title, new.body);
END;
CREATE TRIGGER search_text_gone AFTER DELETE ON search_text
BEGIN
  INSERT INTO search_index (search_index, rowid, title, body)
  VALUES ('delete', old.id, old.title, old.body);
END;
`,
};
