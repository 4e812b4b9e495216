import type { Migration } from "./migration.ts";

/**
 * Projects linked to a file: where it is, what it held when Palisade last read or wrote it, and up to which change
 * the two said the same. The file a project was made of remembers the template that came with it.
 */
export const links: Migration = {
  number: 4,
  sql: `
ALTER TABLE project_file ADD COLUMN template_key TEXT;
UPDATE project_file
  SET template_key = (SELECT template_key FROM project WHERE project.id = project_file.project_id);

CREATE TABLE project_link (
  project_id      TEXT PRIMARY KEY REFERENCES project (id) ON DELETE CASCADE,
  path            TEXT NOT NULL,
  hash            TEXT NOT NULL,
  seq             INTEGER NOT NULL,
  embeds_template INTEGER NOT NULL CHECK (embeds_template IN (0, 1)),
  synced_at       TEXT NOT NULL
) STRICT;
CREATE INDEX project_link_by_path ON project_link (path);
`,
};
