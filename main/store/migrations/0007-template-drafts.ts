import type { Migration } from "./migration.ts";

/**
 * Templates that are edited: each grows by changes like a project. What a project uses of one is a template of its
 * own, as it was then, and says which one it was made of.
 */
export const templateDrafts: Migration = {
  number: 7,
  sql: `
CREATE TABLE template_draft (
  id            TEXT PRIMARY KEY,
  name          TEXT NOT NULL,
  version       TEXT NOT NULL,
  author        TEXT NOT NULL,
  stencils      INTEGER NOT NULL,
  threat_types  INTEGER NOT NULL,
  seq           INTEGER NOT NULL,
  file_name     TEXT,
  file_bytes    BLOB,
  created_at    TEXT NOT NULL,
  updated_at    TEXT NOT NULL,
  deleted_at    TEXT
) STRICT;

CREATE TABLE template_change (
  draft_id      TEXT NOT NULL REFERENCES template_draft (id) ON DELETE CASCADE,
  seq           INTEGER NOT NULL,
  label         TEXT NOT NULL,
  patches       TEXT NOT NULL,
  author        TEXT NOT NULL,
  made_at       TEXT NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('edit', 'automatic', 'undo', 'redo')),
  of_seq        INTEGER,
  PRIMARY KEY (draft_id, seq)
) STRICT;
CREATE TRIGGER template_change_is_append_only BEFORE UPDATE ON template_change
BEGIN
  SELECT RAISE (ABORT, 'changes are append-only');
END;
CREATE INDEX template_change_steps
  ON template_change (draft_id, seq, kind, of_seq, label, author, made_at);
CREATE INDEX template_change_by_undone
  ON template_change (draft_id, of_seq, seq, kind) WHERE of_seq IS NOT NULL;

CREATE TABLE template_snapshot (
  draft_id      TEXT NOT NULL REFERENCES template_draft (id) ON DELETE CASCADE,
  seq           INTEGER NOT NULL,
  content       TEXT NOT NULL,
  PRIMARY KEY (draft_id, seq)
) STRICT;

ALTER TABLE template ADD COLUMN draft_id TEXT;
ALTER TABLE template ADD COLUMN published INTEGER NOT NULL DEFAULT 0 CHECK (published IN (0, 1));
`,
};
