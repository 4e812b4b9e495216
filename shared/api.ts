/**
 * The contract between renderer and main: every call and every event, with the schema of what goes in and what
 * comes out. Hosts carry it (Electron preload, local HTTP), services implement it, neither adds to it.
 */

import { z } from "zod";
import { appCalls } from "./api-app.ts";
import { filePath, folderContent } from "./api-files.ts";
import { overModelsCalls } from "./api-over-models.ts";
import { projectCalls } from "./api-projects.ts";
import { draftId, templateCalls } from "./api-templates.ts";
import { call, projectId, type problem } from "./api-values.ts";
import { windowMenu } from "./api-window.ts";

/** Largest file or message accepted, in bytes: real models are around 1 MB, templates up to 4 MB. */
export const LARGEST_INPUT = 64 * 1024 * 1024;

/** Every call, by name. */
export const calls = {
  ...appCalls,
  ...projectCalls,
  ...overModelsCalls,
  ...templateCalls,
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
  /** Puts these menus on the caller's window; fails with `not-here` where windows have none of ours. */
  "window.setMenu": call(windowMenu, z.object({})),
} as const;

export type CallName = keyof typeof calls;
export type CallInput<Name extends CallName> = z.input<(typeof calls)[Name]["input"]>;
export type CallOutput<Name extends CallName> = z.output<(typeof calls)[Name]["output"]>;

/** What a call gives over any host: its output, or why not. */
export type Reply<Name extends CallName> =
  | { readonly ok: true; readonly value: CallOutput<Name> }
  | { readonly ok: false; readonly problem: z.infer<typeof problem> };

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
