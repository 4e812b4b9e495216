import type { Migration } from "./migration.ts";

/** Projects with their changes and snapshots, the files they came from, templates and settings. */
export const firstSchema: Migration = {
  number: 1,
  sql: `
CREATE TABLE template (
  key           TEXT PRIMARY KEY,
  origin        TEXT NOT NULL CHECK (origin IN ('builtIn', 'imported', 'embedded')),
  name          TEXT NOT NULL,
  version       TEXT NOT NULL,
  author        TEXT NOT NULL,
  stencils      INTEGER NOT NULL,
  threat_types  INTEGER NOT NULL,
  content       TEXT NOT NULL,
  file_name     TEXT,
  file_bytes    BLOB,
  added_at      TEXT NOT NULL
) STRICT;

CREATE TABLE project (
  id            TEXT PRIMARY KEY,
  name          TEXT NOT NULL,
  template_key  TEXT NOT NULL REFERENCES template (key),
  seq           INTEGER NOT NULL,
  created_at    TEXT NOT NULL,
  updated_at    TEXT NOT NULL,
  deleted_at    TEXT,
  counted_seq   INTEGER,
  diagrams      INTEGER NOT NULL DEFAULT 0,
  threats       INTEGER NOT NULL DEFAULT 0,
  unjudged      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX project_by_template ON project (template_key);

CREATE TABLE project_file (
  project_id    TEXT PRIMARY KEY REFERENCES project (id) ON DELETE CASCADE,
  file_name     TEXT NOT NULL,
  bytes         BLOB NOT NULL,
  ledger        TEXT NOT NULL,
  titles_frozen INTEGER NOT NULL CHECK (titles_frozen IN (0, 1))
) STRICT;

CREATE TABLE change (
  project_id    TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  seq           INTEGER NOT NULL,
  label         TEXT NOT NULL,
  patches       TEXT NOT NULL,
  author        TEXT NOT NULL,
  made_at       TEXT NOT NULL,
  PRIMARY KEY (project_id, seq)
) STRICT;
CREATE TRIGGER change_is_append_only BEFORE UPDATE ON change
BEGIN
  SELECT RAISE (ABORT, 'changes are append-only');
END;

CREATE TABLE snapshot (
  project_id    TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  seq           INTEGER NOT NULL,
  model         TEXT NOT NULL,
  PRIMARY KEY (project_id, seq)
) STRICT;

CREATE TABLE setting (
  name          TEXT PRIMARY KEY,
  value         TEXT NOT NULL
) STRICT;
`,
};
