import type { Migration } from "./migration.ts";

/**
 * A project made here has a file once it was saved as `.tm7`, and still is not made of it. Older rows cannot be told
 * apart; they stay what they were taken for, so that no threat changes its number.
 */
export const madeHere: Migration = {
  number: 6,
  sql: `
ALTER TABLE project_file ADD COLUMN made_here INTEGER NOT NULL DEFAULT 0
  CHECK (made_here IN (0, 1));
`,
};
