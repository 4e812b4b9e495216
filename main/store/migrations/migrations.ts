import { firstSchema } from "./0001-first-schema.ts";
import { undo } from "./0002-undo.ts";
import { revisions } from "./0003-revisions.ts";
import { links } from "./0004-links.ts";
import { projections } from "./0005-projections.ts";
import { madeHere } from "./0006-made-here.ts";
import { templateDrafts } from "./0007-template-drafts.ts";
import type { Migration } from "./migration.ts";

/** Every migration, in order. */
export const migrations: readonly Migration[] = [
  firstSchema,
  undo,
  revisions,
  links,
  projections,
  madeHere,
  templateDrafts,
];
