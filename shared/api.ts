/**
 * The contract between renderer and main: every call and every event, with the schema of what goes in and what
 * comes out. Hosts carry it (Electron preload, local HTTP), services implement it, neither adds to it.
 */

import { z } from "zod";
import type { Comparison } from "./model/comparison.ts";
import { changeSchema, ledgerSchema, modelSchema } from "./model/schema.ts";
import type { Step, UndoStacks } from "./model/steps.ts";
import { templateSchema } from "./template/schema.ts";

/** Largest file or message accepted, in bytes: real models are around 1 MB, templates up to 4 MB. */
export const LARGEST_INPUT = 64 * 1024 * 1024;

const problem = z.object({
  code: z.string(),
  message: z.string(),
  place: z.string().nullable(),
  remedy: z.string().nullable(),
});

const bytes = z.instanceof(Uint8Array);
const projectId = z.uuid();
const isoTime = z.string();

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

/** An edit that can be taken back or done again. */
const namedStep = z.object({ seq: z.int(), label: z.string() });

const undoStacks: z.ZodType<UndoStacks> = z.object({
  done: z.array(namedStep),
  undone: z.array(namedStep),
});

/** What a change means for undo; see `Step` in `model/steps.ts`. */
const step: z.ZodType<Step> = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["edit", "automatic"]) }),
  z.object({ kind: z.enum(["undo", "redo"]), of: z.int().positive() }),
]);

const logEntry = z.object({
  seq: z.int(),
  label: z.string(),
  step,
  author: z.string(),
  madeAt: isoTime,
});

const storedChange = logEntry.extend({ change: changeSchema });

const revision = z.object({
  revisionId: z.uuid(),
  /** The last change it includes. */
  seq: z.int(),
  name: z.string(),
  author: z.string(),
  madeAt: isoTime,
});

const revisionName = z.string().trim().min(1).max(200);

const differing = {
  effect: z.enum(["added", "removed", "changed"]),
  changes: z.array(z.object({ what: z.string(), from: z.string(), to: z.string() })),
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
});

/** Changes given at most by one `projects.changesSince`: who is further behind opens the project anew. */
export const LONGEST_CATCH_UP = 500;

const openProject = z.object({
  id: projectId,
  name: z.string(),
  fileName: z.string().nullable(),
  /** Sequence number of the last change; `projects.append` must name it. */
  seq: z.int(),
  model: modelSchema,
  template: templateSchema,
  ledger: ledgerSchema,
  /** What can be taken back and done again, newest last; `projects.change` gives each one's patches. */
  history: undoStacks,
  /** How to analyze it, for `stride/analyze.ts`: follows from the file it came from. */
  analysisOptions: z.object({ titlesFrozen: z.boolean(), loaded: z.boolean() }),
});
export type OpenProject = z.infer<typeof openProject>;

const templateSummary = z.object({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  author: z.string(),
  /** Where it came from: shipped with Palisade, a .tb7 the person imported, or embedded in a model. */
  origin: z.enum(["builtIn", "imported", "embedded"]),
  stencils: z.int(),
  threatTypes: z.int(),
});
export type TemplateSummary = z.infer<typeof templateSummary>;

const settings = z.object({
  theme: z.enum(["system", "light", "dark"]),
  /** Who is named as the one that changed a verdict; empty until the person says so. */
  author: z.string().max(200),
});
export type Settings = z.infer<typeof settings>;

const exportedFile = z.object({
  fileName: z.string(),
  mimeType: z.string(),
  bytes,
});

function call<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) {
  return { input, output };
}

/** Every call, by name. */
export const calls = {
  "app.about": call(
    z.object({}),
    z.object({
      version: z.string(),
      host: z.enum(["electron", "local"]),
      /** Why Electron is not the host, when it is not. */
      hostReason: z.string().nullable(),
      dataFolder: z.string(),
      /** Set when the database was found damaged at this start: what became of it. */
      recovery: problem.nullable(),
      /** Set while everything can be looked at and nothing changed: why. */
      readOnly: problem.nullable(),
    }),
  ),
  "projects.list": call(z.object({}), z.array(projectSummary)),
  "projects.open": call(z.object({ id: projectId }), openProject),
  "projects.create": call(
    z.object({ name: z.string().min(1).max(200), templateId: z.string() }),
    z.object({ id: projectId }),
  ),
  "projects.delete": call(z.object({ id: projectId }), z.object({})),
  /** Makes a project of a file's content; the extension in `fileName` says which format it is. */
  "projects.import": call(
    z.object({ fileName: z.string().min(1).max(1000), bytes }),
    z.object({ id: projectId }),
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
  "projects.report": call(
    z.object({ id: projectId, format: z.enum(["html", "pdf", "csv"]) }),
    exportedFile,
  ),
  "projects.render": call(
    z.object({ id: projectId, diagramId: z.string(), format: z.enum(["svg", "png"]) }),
    exportedFile,
  ),
  "templates.list": call(z.object({}), z.array(templateSummary)),
  "templates.import": call(
    z.object({ fileName: z.string().min(1).max(1000), bytes }),
    z.object({ id: z.string() }),
  ),
  "settings.get": call(z.object({}), settings),
  "settings.set": call(settings.partial(), settings),
} as const;

export type CallName = keyof typeof calls;
export type CallInput<Name extends CallName> = z.input<(typeof calls)[Name]["input"]>;
export type CallOutput<Name extends CallName> = z.output<(typeof calls)[Name]["output"]>;

/** What a call gives over any host: its output, or why not. */
export type Reply<Name extends CallName> =
  | { readonly ok: true; readonly value: CallOutput<Name> }
  | { readonly ok: false; readonly problem: z.infer<typeof problem> };
export const problemSchema = problem;

/** Every event, by name, with its payload. */
export const events = {
  /** The list of projects or one of its lines changed. */
  "projects.changed": z.object({}),
  /** Someone (another window) appended to this project. */
  "project.appended": z.object({ id: projectId, seq: z.int() }),
  /** Open this project now (a file was passed to a running app). */
  "project.requested": z.object({ id: projectId }),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = z.output<(typeof events)[Name]>;

/** The one door the renderer has. */
export interface Api {
  /** Never throws for an expected failure: the reply says what went wrong. */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<Reply<Name>>;
  /** Returns the function that stops listening. */
  on<Name extends EventName>(
    name: Name,
    listener: (payload: EventPayload<Name>) => void,
  ): () => void;
}
