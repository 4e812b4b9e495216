/** What the window as a whole shows: its page, its dialog, its lists. */

import type { ExampleSummary, Settings } from "../../shared/api-app.ts";
import { defaultSettings } from "../../shared/api-app.ts";
import type { CallOutput } from "../../shared/api.ts";
import type { ProjectSummary, Revision } from "../../shared/api-projects.ts";
import type { TemplateSummary } from "../../shared/api-templates.ts";
import type { LossLedger } from "../../shared/model/ledger.ts";
import type { Id } from "../../shared/model/model.ts";
import type { Problem } from "../../shared/model/result.ts";
import type { Reported } from "../../shared/validation/validate.ts";
import type { FileQuestion } from "./files.ts";
import type { Project } from "./project.ts";
import type { TemplateEditor } from "./template-editor.ts";
import type { StatePoint } from "./timeline.ts";
import type { ReadTemplate } from "./upgrade-desk.ts";

type Page =
  | { readonly kind: "start" }
  | { readonly kind: "opening"; readonly what: string }
  | { readonly kind: "project"; readonly project: Project }
  | { readonly kind: "template"; readonly editor: TemplateEditor };

/** What the start screen shows. */
export type StartView = "models" | "search" | "threats" | "templates";

export type Dialog =
  | { readonly kind: "newModel" }
  | { readonly kind: "keys" }
  | { readonly kind: "commands" }
  | { readonly kind: "ledger"; readonly title: string; readonly ledger: LossLedger }
  | { readonly kind: "file"; readonly question: FileQuestion }
  /** Carries the project it speaks of: another may be open by the time it is answered. */
  | { readonly kind: "fileChanged"; readonly project: Project }
  | { readonly kind: "replaceFile"; readonly fileName: string; readonly replace: () => void }
  | { readonly kind: "copy" }
  /** Shows what the template changes; null = one is to be chosen first. */
  | { readonly kind: "template"; readonly chosen: ReadTemplate | null }
  /** Asks for the name of a template to edit: a copy of this one, or a blank one. */
  | { readonly kind: "newTemplate"; readonly of: Pick<TemplateSummary, "id" | "name"> | null }
  | { readonly kind: "deleteTemplate"; readonly template: TemplateSummary }
  | { readonly kind: "publishTemplate" }
  | { readonly kind: "tidy"; readonly scope: "diagram" | "selection" }
  | { readonly kind: "picture" }
  /** The rule lab on the open model; at this flow of it, when one is given. */
  | { readonly kind: "profiles" }
  | { readonly kind: "lab"; readonly flow: { readonly diagramId: Id; readonly id: Id } | null }
  | { readonly kind: "delete"; readonly summary: ProjectSummary }
  | { readonly kind: "nameState"; readonly at: StatePoint }
  | { readonly kind: "renameRevision"; readonly revision: Revision }
  | { readonly kind: "deleteRevision"; readonly revision: Revision }
  | { readonly kind: "silence"; readonly reported: Reported }
  | { readonly kind: "refused"; readonly labels: readonly string[] }
  | { readonly kind: "problem"; readonly title: string; readonly problem: Problem };

export interface Notice {
  readonly tone: "done" | "info" | "problem";
  readonly title: string;
  readonly text?: string;
  readonly action?: { readonly label: string; readonly perform: () => void };
}

export interface AppState {
  readonly page: Page;
  readonly startView: StartView;
  /** Null until the list was read. */
  readonly recent: readonly ProjectSummary[] | null;
  readonly templates: readonly TemplateSummary[];
  /** Models to learn from; none until they were asked for. */
  readonly examples: readonly ExampleSummary[];
  readonly settings: Settings;
  readonly version: string;
  readonly host: CallOutput<"app.about">["host"];
  /** Whether files are chosen in the system's dialogs or in ours. */
  readonly fileDialogs: "native" | "inApp";
  /** Why everything can be looked at and nothing changed; else null. */
  readonly readOnly: Problem | null;
  readonly dialog: Dialog | null;
  /** What a long action is doing now; null when nothing runs. */
  readonly busy: string | null;
}

/** A window that just came up and read nothing yet. */
export const initialState: AppState = {
  page: { kind: "start" },
  startView: "models",
  recent: null,
  templates: [],
  examples: [],
  settings: defaultSettings,
  version: "",
  host: "local",
  fileDialogs: "inApp",
  readOnly: null,
  dialog: null,
  busy: null,
};
