/** What calls about projects, their changes and their named states carry. */

import { z } from "zod";
import { fileState, filePath, savedFile } from "./api-files.ts";
import { pictureLook } from "./api-pictures.ts";
import {
  call,
  exportedFile,
  fileBytes,
  isoTime,
  logEntry,
  projectId,
  step,
  undoStacks,
} from "./api-values.ts";
import type { Comparison } from "./model/comparison.ts";
import { changeSchema, ledgerSchema, patchSchema, travellingModel } from "./model/schema.ts";
import { templateSchema } from "./template/schema.ts";

const projectSummary = z.object({
  id: projectId,
  name: z.string(),
  /** File it came from, as the person named it; null for a model made here. */
  fileName: z.string().nullable(),
  templateName: z.string(),
  updatedAt: isoTime,
  diagrams: z.int(),
  threats: z.int(),
  /** Threats whose verdict is still "not started". */
  unjudged: z.int(),
});
export type ProjectSummary = z.infer<typeof projectSummary>;

const storedChange = logEntry.extend({ change: changeSchema });

const revision = z.object({
  revisionId: z.uuid(),
  /** The last change it includes. */
  seq: z.int(),
  name: z.string(),
  author: z.string(),
  madeAt: isoTime,
});
export type Revision = z.infer<typeof revision>;

/** Characters a revision's name may have. */
export const LONGEST_REVISION_NAME = 200;

const revisionName = z.string().trim().min(1).max(LONGEST_REVISION_NAME);

const differing = {
  effect: z.enum(["added", "removed", "changed"]),
  changes: z.array(
    z.object({ what: z.string(), from: z.string(), to: z.string(), layout: z.boolean() }),
  ),
};
const comparison: z.ZodType<Comparison> = z.object({
  information: differing.changes,
  items: z.array(
    z.object({
      ...differing,
      kind: z.enum(["diagram", "element", "flow", "boundary", "annotation"]),
      id: z.string(),
      name: z.string(),
      diagramId: z.string(),
      diagramName: z.string(),
    }),
  ),
  threats: z.array(z.object({ ...differing, key: z.string(), number: z.int(), title: z.string() })),
  notes: z.array(z.object({ ...differing, id: z.int(), message: z.string() })),
  messages: z.array(z.object({ ...differing, key: z.string(), text: z.string() })),
});

/** Changes given at most by one `projects.changesSince`: who is further behind opens the project anew. */
export const LONGEST_CATCH_UP = 500;

const openProject = z.object({
  id: projectId,
  name: z.string(),
  fileName: z.string().nullable(),
  /** Sequence number of the last change; `projects.append` must name it. */
  seq: z.int(),
  model: travellingModel,
  template: templateSchema,
  /** Key of the template among `templates.list`. */
  templateId: z.string(),
  ledger: ledgerSchema,
  /** What can be taken back and done again, newest last; `projects.change` gives each one's patches. */
  history: undoStacks,
  /** How to analyze it, for `stride/analyze.ts`: follows from the file it came from. */
  analysisOptions: z.object({ titlesFrozen: z.boolean(), loaded: z.boolean() }),
});
export type OpenProject = z.infer<typeof openProject>;

/** Whether a report has the Zero-Trust section; null = when the template says what states what. */
const zeroTrustSection = z.boolean().nullable().default(null);

/** Calls about projects. */
export const projectCalls = {
  "projects.list": call(z.object({}), z.array(projectSummary)),
  "projects.open": call(z.object({ id: projectId }), openProject),
  "projects.create": call(
    z.object({ name: z.string().min(1).max(200), templateId: z.string() }),
    z.object({ id: projectId }),
  ),
  "projects.delete": call(z.object({ id: projectId }), z.object({})),
  /** Makes a project of a file's content; the extension in `fileName` says which format it is. */
  "projects.import": call(
    z.object({ fileName: z.string().min(1).max(1000), bytes: fileBytes }),
    z.object({ id: projectId }),
  ),
  /**
   * Opens a file: gives the project linked to it, made now unless there is one; a template is imported. Where the
   * system's dialogs are used, only files chosen in them may be opened and saved.
   */
  "projects.openFile": call(
    z.object({ path: filePath }),
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("project"), id: projectId, existing: z.boolean() }),
      z.object({ kind: z.literal("template"), id: z.string() }),
    ]),
  ),
  "projects.fileState": call(z.object({ id: projectId }), fileState),
  /** Saves to the linked file; fails with `not-linked`, or `file-changed` unless told to overwrite. */
  "projects.save": call(z.object({ id: projectId, overwrite: z.boolean() }), savedFile),
  /** Saves to another file and links the project to it; fails with `file-exists` unless told to overwrite. */
  "projects.saveAs": call(
    z.object({
      id: projectId,
      path: filePath,
      overwrite: z.boolean(),
      /** For `.palisade.json`. */
      embedTemplate: z.boolean(),
    }),
    savedFile,
  ),
  /** Writes a copy; the project stays linked as it is. */
  "projects.saveCopy": call(
    z.object({
      id: projectId,
      path: filePath,
      overwrite: z.boolean(),
      embedTemplate: z.boolean(),
      /** Without user names and machine paths. */
      scrub: z.boolean(),
    }),
    savedFile,
  ),
  /** Makes the project what the linked file holds, by one new change; refused when `baseSeq` is not the last one. */
  "projects.revert": call(
    z.object({ id: projectId, baseSeq: z.int() }),
    /** Without a difference `seq` is the last change there was. */
    z.object({ seq: z.int(), changed: z.boolean() }),
  ),
  /** What differs from the linked file (from) to the project as it is (to). */
  "projects.compareFile": call(z.object({ id: projectId }), comparison),
  /**
   * Chooses another template, by one new change that also makes the model fit it; refused when `baseSeq` is not the
   * last one. What fits it is for `stride/upgrade` to say.
   */
  "projects.chooseTemplate": call(
    z.object({
      id: projectId,
      baseSeq: z.int(),
      templateId: z.string(),
      patches: z.array(patchSchema),
    }),
    z.object({ seq: z.int() }),
  ),
  /** Stores one change; answered only when it is durable. Refused when `baseSeq` is not the last one. */
  "projects.append": call(
    z.object({
      id: projectId,
      baseSeq: z.int(),
      change: changeSchema,
      /** An edit when it is left out. */
      step: step.optional(),
    }),
    z.object({ seq: z.int() }),
  ),
  /** One stored change, for taking it back or doing it again. */
  "projects.change": call(z.object({ id: projectId, seq: z.int().positive() }), storedChange),
  /** What was done, newest first: those before change `before`, or the newest when it is null. */
  "projects.history": call(
    z.object({
      id: projectId,
      before: z.int().positive().nullable(),
      limit: z.int().min(1).max(1000),
    }),
    z.array(logEntry),
  ),
  /** The changes after `seq`, oldest first; refused as `too-far-behind` beyond `LONGEST_CATCH_UP`. */
  "projects.changesSince": call(
    z.object({ id: projectId, seq: z.int().nonnegative() }),
    z.array(storedChange),
  ),
  "projects.report": call(
    z.object({
      id: projectId,
      format: z.enum(["html", "pdf", "csv"]),
      zeroTrust: zeroTrustSection,
    }),
    exportedFile,
  ),
  "projects.render": call(
    z.object({
      id: projectId,
      diagramId: z.string(),
      format: z.enum(["svg", "png"]),
      look: pictureLook,
    }),
    exportedFile,
  ),
  /** Brings up the system's dialog for printing the report; fails with `not-here` in a browser. */
  "projects.print": call(z.object({ id: projectId, zeroTrust: zeroTrustSection }), z.object({})),
  /** Names the state of a project after change `seq`. */
  "revisions.create": call(
    z.object({ id: projectId, seq: z.int().nonnegative(), name: revisionName }),
    z.object({ revisionId: z.uuid() }),
  ),
  /** Newest state first. */
  "revisions.list": call(z.object({ id: projectId }), z.array(revision)),
  "revisions.rename": call(z.object({ revisionId: z.uuid(), name: revisionName }), z.object({})),
  /** Forgets the name; the changes stay. */
  "revisions.delete": call(z.object({ revisionId: z.uuid() }), z.object({})),
  /** Makes the project what it was, by one new change; refused when `baseSeq` is not the last one. */
  "revisions.restore": call(
    z.object({ revisionId: z.uuid(), baseSeq: z.int() }),
    z.object({ seq: z.int() }),
  ),
  /** What differs between two states of a project, each named by its last change. */
  "revisions.compare": call(
    z.object({ id: projectId, from: z.int().nonnegative(), to: z.int().nonnegative() }),
    comparison,
  ),
} as const;
