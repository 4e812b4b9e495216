import type { Migration } from "./migration.ts";

/** Named states of a project. */
export const revisions: Migration = {
  number: 3,
  sql: `
CREATE TABLE revision (
  id            TEXT PRIMARY KEY,
  project_id    TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  seq           INTEGER NOT NULL,
  name          TEXT NOT NULL,
  author        TEXT NOT NULL,
  made_at       TEXT NOT NULL
) STRICT;
CREATE INDEX revision_by_project ON revision (project_id, seq);
`,
};
