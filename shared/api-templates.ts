/** What calls about templates carry. */

import { z } from "zod";
import {
  call,
  exportedFile,
  fileBytes,
  isoTime,
  logEntry,
  step,
  undoStacks,
} from "./api-values.ts";
import { ledgerSchema } from "./model/schema.ts";
import { templateChangeSchema } from "./template/change-schema.ts";
import { isVersion } from "./template/edits/manifest.ts";
import { templateSchema } from "./template/schema.ts";

export const draftId = z.uuid();

/** Bytes a picture of a stencil may have: it goes into every file that brings the template. */
export const LARGEST_PICTURE = 256 * 1024;

/** Characters a template's name may have. */
const LONGEST_TEMPLATE_NAME = 200;

const templateName = z.string().trim().min(1).max(LONGEST_TEMPLATE_NAME);

const templateVersion = z.string().max(60).refine(isVersion, "four numbers, such as 1.0.0.0");

/**
 * Where a template came from: shipped with Palisade, imported by the person, brought by a model, edited by the person,
 * or a version they published of one they edit.
 */
const templateOrigin = z.enum(["builtIn", "imported", "embedded", "own", "published"]);

const templateSummary = z.object({
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

const openTemplate = z.object({
  id: z.string(),
  origin: templateOrigin,
  template: templateSchema,
});

const openDraft = z.object({
  id: draftId,
  /** Sequence number of the last change; `drafts.append` must name it. */
  seq: z.int(),
  template: templateSchema,
  /** What can be taken back and done again, newest last; `drafts.change` gives each one's patches. */
  history: undoStacks,
});
export type OpenDraft = z.infer<typeof openDraft>;

const storedTemplateChange = logEntry.extend({ change: templateChangeSchema });

const templateFile = z.object({ file: exportedFile, ledger: ledgerSchema });

function fits({ length }: Uint8Array): boolean {
  return length <= LARGEST_PICTURE;
}

/** Calls about templates. */
export const templateCalls = {
  "templates.list": call(z.object({}), z.array(templateSummary)),
  /** The newest version of this template that is on the machine and newer; null = there is none. */
  "templates.newer": call(z.object({ id: z.string() }), templateSummary.nullable()),
  "templates.import": call(
    z.object({ fileName: z.string().min(1).max(1000), bytes: fileBytes }),
    z.object({ id: z.string() }),
  ),
  /** A template to look at, whatever its origin; an edited one as it is now. */
  "templates.open": call(z.object({ id: z.string() }), openTemplate),
  /** Makes a file of a template, whatever its origin. */
  "templates.export": call(
    z.object({ id: z.string(), format: z.enum(["yaml", "tb7"]) }),
    templateFile,
  ),
  /** Makes a picture safe to be a stencil's: nothing in it runs or loads anything. */
  "templates.cleanPicture": call(
    z.object({ fileName: z.string().max(1000), bytes: fileBytes.refine(fits, "too large") }),
    z.object({ image: z.string() }),
  ),
  /** Makes a template to edit: a copy of one, or of none a blank one with the generic stencils. */
  "drafts.create": call(
    z.object({ name: templateName, templateId: z.string().nullable() }),
    z.object({ id: draftId }),
  ),
  "drafts.open": call(z.object({ id: draftId }), openDraft),
  /** As `projects.append`. */
  "drafts.append": call(
    z.object({
      id: draftId,
      baseSeq: z.int(),
      change: templateChangeSchema,
      step: step.optional(),
    }),
    z.object({ seq: z.int() }),
  ),
  /** As `projects.change`. */
  "drafts.change": call(z.object({ id: draftId, seq: z.int().positive() }), storedTemplateChange),
  /** As `projects.changesSince`. */
  "drafts.changesSince": call(
    z.object({ id: draftId, seq: z.int().nonnegative() }),
    z.array(storedTemplateChange),
  ),
  /** Models made with it keep what they use. */
  "drafts.delete": call(z.object({ id: draftId }), z.object({})),
  /** Gives it this version and keeps that state as a template of its own, under the id given back. */
  "drafts.publish": call(
    z.object({ id: draftId, baseSeq: z.int(), version: templateVersion }),
    z.object({ seq: z.int(), templateId: z.string() }),
  ),
} as const;
