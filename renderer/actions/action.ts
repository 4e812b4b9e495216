import type { LucideIcon } from "lucide-react";
import type { App } from "../state/app.ts";
import type { Project } from "../state/project.ts";
import type { TemplateEditor } from "../state/template-editor.ts";

/** What an action may use. `project` is null on the start screen. */
export interface ActionContext {
  readonly app: App;
  readonly project: Project | null;
  /** The template that has the window; null when none does. */
  readonly template: TemplateEditor | null;
  /** Opens the browser's own dialog for choosing a file, which tells its content but not where it is. */
  readonly pickFile: () => void;
  /** Has the text field that is being typed in hand over its text. */
  readonly finishTyping: () => void;
  /** Puts the keyboard into a part of the window. */
  readonly focusRegion: (region: Region) => void;
}

export type Region =
  | "canvas"
  | "inspector"
  | "threats"
  | "search"
  | "history"
  | "lens"
  | "comparison"
  | "table"
  | "newRow"
  | "messages"
  | "stencils"
  | "outline"
  | "find"
  | "template"
  | "templateFilter";

export type ActionGroup =
  | "File"
  | "Edit"
  | "Template"
  | "Arrange"
  | "View"
  | "Canvas"
  | "Table"
  | "Threats"
  | "Report"
  | "Help";

/** Where the keys of an action count: anywhere in the window, or only inside one region. */
export type KeyScope = "anywhere" | "canvas" | "table" | "threats" | "template";

/** One thing a person can do: menus, toolbar, shortcuts and help all read this. */
export interface Action {
  /** Stable, kebab-case. */
  readonly id: string;
  readonly group: ActionGroup;
  readonly label: string;
  /** What it would do now, where that says more than the label; for menus and tooltips. */
  readonly labelNow?: (context: ActionContext) => string;
  readonly icon?: LucideIcon;
  /** See `keys.ts`; the first is the one shown. */
  readonly keys: readonly string[];
  /** True when the browser answers to the keys by an event of its own, which then performs the action. */
  readonly keysOfBrowser?: true;
  /** True when nobody would look for it in a menu: what keys do many times in a row. */
  readonly keyOnly?: true;
  readonly scope: KeyScope;
  readonly enabled: (context: ActionContext) => boolean;
  readonly perform: (context: ActionContext) => void;
}

export const always = (): boolean => true;
export const inProject = (context: ActionContext): boolean => context.project !== null;
export const inTemplate = ({ template }: ActionContext): boolean => template !== null;
export const inEditedTemplate = ({ template }: ActionContext): boolean =>
  template?.readOnly === false;
export const inTable = ({ project }: ActionContext): boolean =>
  project?.store.getState().view === "table";
