import type { Migration } from "./migration.ts";

/**
 * Every change says what it means for undo. Changes of before are edits, except those the analysis made, which
 * can only be told by their label. The indexes answer without the patches, which can be large.
 */
export const undo: Migration = {
  number: 2,
  sql: `
DROP TRIGGER change_is_append_only;
ALTER TABLE change ADD COLUMN kind TEXT NOT NULL DEFAULT 'edit'
  CHECK (kind IN ('edit', 'automatic', 'undo', 'redo'));
ALTER TABLE change ADD COLUMN of_seq INTEGER;
UPDATE change SET kind = 'automatic' WHERE label = 'Update threats';
CREATE TRIGGER change_is_append_only BEFORE UPDATE ON change
BEGIN
  SELECT RAISE (ABORT, 'changes are append-only');
END;

CREATE INDEX change_steps ON change (project_id, seq, kind, of_seq, label, author, made_at);
CREATE INDEX change_by_undone ON change (project_id, of_seq, seq, kind) WHERE of_seq IS NOT NULL;
`,
};
