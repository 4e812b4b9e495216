/** What calls about templates carry. */

import { z } from "zod";
import { exportedFile, isoTime, logEntry, undoStacks } from "./api-values.ts";
import { ledgerSchema } from "./model/schema.ts";
import { templateChangeSchema } from "./template/change-schema.ts";
import { isVersion } from "./template/edits/manifest.ts";
import { templateSchema } from "./template/schema.ts";

export const draftId = z.uuid();

/** Bytes a picture of a stencil may have: it goes into every file that brings the template. */
export const LARGEST_PICTURE = 256 * 1024;

/** Characters a template's name may have. */
const LONGEST_TEMPLATE_NAME = 200;

export const templateName = z.string().trim().min(1).max(LONGEST_TEMPLATE_NAME);

export const templateVersion = z
  .string()
  .max(60)
  .refine(isVersion, "four numbers, such as 1.0.0.0");

/**
 * Where a template came from: shipped with Palisade, imported by the person, brought by a model, edited by the person,
 * or a version they published of one they edit.
 */
const templateOrigin = z.enum(["builtIn", "imported", "embedded", "own", "published"]);

export const templateSummary = z.object({
  /** Of an edited template: what calls about drafts name it by. */
  id: z.string(),
  name: z.string(),
  version: z.string(),
  author: z.string(),
  origin: templateOrigin,
  stencils: z.int(),
  threatTypes: z.int(),
  /** When it was edited last; null for those that are not edited. */
  updatedAt: isoTime.nullable(),
});
export type TemplateSummary = z.infer<typeof templateSummary>;

export const openTemplate = z.object({
  id: z.string(),
  origin: templateOrigin,
  template: templateSchema,
});

export const openDraft = z.object({
  id: draftId,
  /** Sequence number of the last change; `drafts.append` must name it. */
  seq: z.int(),
  template: templateSchema,
  /** What can be taken back and done again, newest last; `drafts.change` gives each one's patches. */
  history: undoStacks,
});
export type OpenDraft = z.infer<typeof openDraft>;

export const storedTemplateChange = logEntry.extend({ change: templateChangeSchema });

export const templateFile = z.object({ file: exportedFile, ledger: ledgerSchema });
