/**
 * The contract between renderer and main: every call and every event, with the schema of what goes in and what
 * comes out. Hosts carry it (Electron preload, local HTTP), services implement it, neither adds to it.
 */

import { z } from "zod";
import { fileState, filePath, savedFile, folderContent } from "./api-files.ts";
import { askedRule, dashboard, dashboardFilter, firingPage, searchHit } from "./api-over-models.ts";
import {
  draftId,
  LARGEST_PICTURE,
  openDraft,
  openTemplate,
  storedTemplateChange,
  templateFile,
  templateName,
  templateSummary,
  templateVersion,
} from "./api-templates.ts";
import {
  exportedFile,
  fileBytes,
  isoTime,
  logEntry,
  projectId,
  step,
  undoStacks,
} from "./api-values.ts";
import { windowMenu } from "./api-window.ts";
import type { Comparison } from "./model/comparison.ts";
import { changeSchema, ledgerSchema, patchSchema, travellingModel } from "./model/schema.ts";
import { templateChangeSchema } from "./template/change-schema.ts";
import { templateSchema } from "./template/schema.ts";

/** Largest file or message accepted, in bytes: real models are around 1 MB, templates up to 4 MB. */
export const LARGEST_INPUT = 64 * 1024 * 1024;

const problem = z.object({
  code: z.string(),
  message: z.string(),
  place: z.string().nullable(),
  remedy: z.string().nullable(),
});

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

export type LogEntry = z.infer<typeof logEntry>;

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

/** How a diagram looks as a picture. */
export const pictureLook = z.object({
  /** Pixels per unit, in a PNG. */
  scale: z.number().min(1).max(4),
  theme: z.enum(["light", "dark"]),
  /** Nothing behind the diagram instead of paper. */
  transparent: z.boolean(),
  /** Free units around everything shown. */
  padding: z.int().min(0).max(400),
  /** Ids of the items to show; null for all. */
  only: z.array(z.string()).nullable(),
  /** As seen through the Zero-Trust lens. */
  lens: z.boolean(),
});

export type PictureLook = z.infer<typeof pictureLook>;

/** As a document wants it: all of the diagram on white paper, sharp on any screen. */
export const USUAL_LOOK: PictureLook = {
  scale: 2,
  theme: "light",
  transparent: false,
  padding: 20,
  only: null,
  lens: false,
};

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

const exampleSummary = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  templateName: z.string(),
});
export type ExampleSummary = z.infer<typeof exampleSummary>;

const stencilsByTemplate = z.record(z.string().max(200), z.array(z.string().max(200)).max(500));

const settings = z.object({
  theme: z.enum(["system", "light", "dark"]),
  /** Who is named as the one that changed a verdict; empty until the person says so. */
  author: z.string().max(200),
  /** How wide the person made the columns of the design, in pixels. */
  columnWidths: z.object({ left: z.int().min(0).max(4000), right: z.int().min(0).max(4000) }),
  leftPanelShown: z.boolean(),
  leftPanelTab: z.enum(["stencils", "outline"]),
  /** Stencils by template: those the person marked, and those used last, newest first. */
  favoriteStencils: stencilsByTemplate,
  recentStencils: stencilsByTemplate,
  /** Whether what is drawn and moved snaps to the grid. */
  snapToGrid: z.boolean(),
  /** Whether reports have the Zero-Trust section; null = when the template says what states what. */
  zeroTrustInReports: z.boolean().nullable(),
});
export type Settings = z.infer<typeof settings>;

/** What holds until the person says otherwise. */
export const defaultSettings: Settings = {
  theme: "system",
  author: "",
  columnWidths: { left: 236, right: 330 },
  leftPanelShown: true,
  leftPanelTab: "stencils",
  favoriteStencils: {},
  recentStencils: {},
  snapToGrid: true,
  zeroTrustInReports: null,
};

function fits({ length }: Uint8Array): boolean {
  return length <= LARGEST_PICTURE;
}

/** Whether a report has the Zero-Trust section; null = when the template says what states what. */
const zeroTrustSection = z.boolean().nullable().default(null);

/** A call; its output is encoded by who answers and decoded by who asked. */
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
      /** Whether files are chosen in the system's dialogs (`files.choose`) or in ours (`files.browse`). */
      fileDialogs: z.enum(["native", "inApp"]),
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
  /** Asks the person for a file in the system's dialog; null = none was chosen. */
  "files.choose": call(
    z.object({
      purpose: z.enum(["open", "save"]),
      /** What the file to save is to be called; empty when opening. */
      suggestedName: z.string().max(1000),
    }),
    z.object({ path: z.string().nullable() }),
  ),
  /** What is in a folder; null = where the person was last. */
  "files.browse": call(z.object({ folder: filePath.nullable() }), folderContent),
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
  /**
   * Finds names and texts of all projects, best first: words that begin with each word of `text`. Signs in `text`
   * only part words.
   */
  "search.find": call(
    z.object({ text: z.string().max(1000), limit: z.int().min(1).max(500) }),
    z.object({
      hits: z.array(searchHit),
      /** Whether there are more than `limit`. */
      more: z.boolean(),
      /** Names of projects that could not be searched as they are now. */
      unread: z.array(z.string()),
    }),
  ),
  /**
   * Asks a rule of all models, each with its own template: as many as can be done in a moment, beginning behind the
   * model `after`; null = with the first.
   */
  "rules.firing": call(z.object({ rule: askedRule, after: projectId.nullable() }), firingPage),
  /** The threats of all projects that are still open, counted, and at most `limit` of them listed. */
  "dashboard.read": call(
    z.object({ filter: dashboardFilter, limit: z.int().min(1).max(2000) }),
    dashboard,
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
  /** Models to learn from that come with the templates. */
  "examples.list": call(z.object({}), z.array(exampleSummary)),
  /** Makes a project of an example. */
  "examples.open": call(z.object({ id: z.string().max(200) }), z.object({ id: projectId })),
  /** Puts these menus on the caller's window; fails with `not-here` where windows have none of ours. */
  "window.setMenu": call(windowMenu, z.object({})),
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
  /** The file this project is linked to was changed, saved or moved, or the link was. */
  "project.fileChanged": z.object({ id: projectId }),
  /** Someone (another window) appended to this project. */
  "project.appended": z.object({ id: projectId, seq: z.int() }),
  /** A revision of this project was made, renamed or deleted. */
  "revisions.changed": z.object({ id: projectId }),
  /** The list of templates or one of its lines changed. */
  "templates.changed": z.object({}),
  /** Someone (another window) appended to this edited template. */
  "draft.appended": z.object({ id: draftId, seq: z.int() }),
  /** Open this project now (a file was passed to a running app). */
  "project.requested": z.object({ id: projectId }),
  /** Perform this action now (it was chosen in a menu of the window). */
  "action.requested": z.object({ id: z.string() }),
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
