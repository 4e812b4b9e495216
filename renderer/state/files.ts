/** What a person does with files: open, save, save under another name, share a copy, take over what changed. */

import type { StoreApi } from "zustand/vanilla";
import type { Api, CallOutput } from "../../shared/api.ts";
import type { FolderContent } from "../../shared/api-files.ts";
import type { LossLedger } from "../../shared/model/ledger.ts";
import type { Problem, Result } from "../../shared/model/result.ts";
import type { AppState, Notice } from "./app-state.ts";
import type { Project } from "./project.ts";
import { takeBack } from "./take-back.ts";

/** Where a person wants a file. */
interface FileChoice {
  readonly path: string;
  /** They were asked whether what stands there may go. */
  readonly overwrite: boolean;
  /** For `.palisade.json`. */
  readonly embedTemplate: boolean;
}

/** A question for our own file dialog. */
export interface FileQuestion {
  readonly purpose: "open" | "save";
  readonly title: string;
  /** Empty when opening. */
  readonly suggestedName: string;
  readonly embedTemplate: boolean;
  /** Null = they thought better of it. */
  readonly answer: (choice: FileChoice | null) => void;
}

export interface CopyOptions {
  readonly format: "tm7" | "palisade";
  readonly embedTemplate: boolean;
  readonly scrub: boolean;
}

export interface FileDesk {
  /** Asks for a file and opens it. */
  open(): Promise<void>;
  /** Saves to the linked file, or asks for one. */
  save(): Promise<void>;
  /** @param project the one open now unless told otherwise; so for the two below */
  saveAs(project?: Project | null): Promise<void>;
  saveCopy(options: CopyOptions): Promise<void>;
  /** Saves over what another program wrote. */
  overwrite(project?: Project | null): Promise<void>;
  /** Makes the project what its file holds. */
  takeOver(project?: Project | null): Promise<void>;
  /** Whether a file of this project should carry its template: one that came with a model is not elsewhere. */
  shouldEmbedTemplate(): boolean;
  browse(folder: string | null): Promise<Result<FolderContent>>;
}

export interface FileDeskParts {
  readonly api: Api;
  readonly store: StoreApi<AppState>;
  readonly notify: (notice: Notice) => void;
  readonly openProject: (id: string, fresh: boolean) => Promise<void>;
  readonly templateAdded: (id: string) => Promise<void>;
  readonly whileBusy: (what: string, work: () => Promise<void>) => Promise<void>;
}

type Saved = CallOutput<"projects.save">;

const EXTENSIONS: Readonly<Record<CopyOptions["format"], string>> = {
  palisade: ".palisade.json",
  tm7: ".tm7",
};

export function createFileDesk(parts: FileDeskParts): FileDesk {
  const { api, store, notify } = parts;

  function openedProject(): Project | null {
    const { page } = store.getState();
    return page.kind === "project" ? page.project : null;
  }

  function tell(title: string, problem: Problem): void {
    store.setState({ dialog: { kind: "problem", title, problem } });
  }

  function shouldEmbedTemplate(project = openedProject()): boolean {
    const { templates } = store.getState();
    const id = project?.store.getState().templateId;
    return templates.find((template) => template.id === id)?.origin === "embedded";
  }

  async function choose(
    question: Pick<FileQuestion, "purpose" | "title" | "suggestedName">,
    embedTemplate: boolean,
  ): Promise<FileChoice | null> {
    if (store.getState().fileDialogs === "inApp") {
      return new Promise((resolve) => {
        const answer = (choice: FileChoice | null): void => {
          resolve(choice);
          if (isAsked()) store.setState({ dialog: null });
        };
        const asked: FileQuestion = { ...question, embedTemplate, answer };
        const isAsked = (): boolean => {
          const { dialog } = store.getState();
          return dialog?.kind === "file" && dialog.question === asked;
        };
        store.setState({ dialog: { kind: "file", question: asked } });
        // Whatever takes the question away answers it: nobody can any more.
        const stop = store.subscribe(() => {
          if (isAsked()) return;
          stop();
          resolve(null);
        });
      });
    }
    const { purpose, suggestedName } = question;
    const reply = await api.call("files.choose", { purpose, suggestedName });
    if (!reply.ok) tell("No file could be chosen", reply.problem);
    // The system's dialog asks before a file is replaced.
    return reply.ok && reply.value.path !== null
      ? { path: reply.value.path, overwrite: true, embedTemplate }
      : null;
  }

  /**
   * Saves once everything done is stored.
   * @param instead what is done about some problems, by code, in place of telling them
   */
  async function save(
    project: Project,
    write: (id: string) => Promise<Result<Saved>>,
    said: (fileName: string) => string,
    instead: ReadonlyMap<string, () => void> = new Map(),
  ): Promise<void> {
    const { id, name } = project.store.getState();
    let other: (() => void) | undefined;
    await parts.whileBusy(`Saving ${name}`, async () => {
      const stored = await project.stored();
      const reply = stored.ok ? await write(id) : stored;
      if (reply.ok) tellSaved(said(baseName(reply.value.path)), reply.value.ledger);
      else {
        other = instead.get(reply.problem.code);
        if (other === undefined) tell(`“${name}” was not saved`, reply.problem);
      }
    });
    other?.();
  }

  function tellSaved(title: string, ledger: LossLedger): void {
    if (ledger.length === 0) {
      notify({ tone: "done", title });
      return;
    }
    const things = ledger.length === 1 ? "1 thing to know" : `${ledger.length} things to know`;
    notify({
      tone: "done",
      title,
      text: `${things} about what was written.`,
      action: {
        label: "Show",
        perform: () =>
          store.setState({ dialog: { kind: "ledger", title: "What was written", ledger } }),
      },
    });
  }

  async function saveAs(project = openedProject()): Promise<void> {
    if (project === null) return;
    const suggestedName = nameFor(project);
    const question = { purpose: "save", title: "Save as", suggestedName } as const;
    const choice = await choose(question, shouldEmbedTemplate(project));
    if (choice === null) return;
    await saveTo(
      project,
      choice,
      (id, chosen) => api.call("projects.saveAs", { id, ...chosen }),
      (fileName) => `Saved as ${fileName}`,
    );
  }

  /** Saves to a chosen file; asks when one stands there after all, such as one our dialog does not list. */
  async function saveTo(
    project: Project,
    choice: FileChoice,
    write: (id: string, choice: FileChoice) => Promise<Result<Saved>>,
    said: (fileName: string) => string,
  ): Promise<void> {
    const fileName = baseName(choice.path);
    const replace = (): void =>
      void save(project, (id) => write(id, { ...choice, overwrite: true }), said);
    const ask = (): void => store.setState({ dialog: { kind: "replaceFile", fileName, replace } });
    await save(project, (id) => write(id, choice), said, new Map([["file-exists", ask]]));
  }

  async function saveLinked(overwrite: boolean, project = openedProject()): Promise<void> {
    if (project === null) return;
    const { file } = project.store.getState();
    if (file?.link === null) {
      await saveAs(project);
      return;
    }
    const write = (id: string) => api.call("projects.save", { id, overwrite });
    await save(
      project,
      write,
      (fileName) => `Saved ${fileName}`,
      new Map([
        ["file-changed", () => store.setState({ dialog: { kind: "fileChanged", project } })],
        // Which file it has may not be known yet.
        ["not-linked", () => void saveAs(project)],
      ]),
    );
  }

  return {
    async open() {
      const question = { purpose: "open", title: "Open file", suggestedName: "" } as const;
      const choice = await choose(question, false);
      if (choice === null) return;
      await parts.whileBusy(`Opening ${baseName(choice.path)}`, async () => {
        const reply = await api.call("projects.openFile", { path: choice.path });
        if (!reply.ok) tell(`“${baseName(choice.path)}” could not be opened`, reply.problem);
        else if (reply.value.kind === "template") await parts.templateAdded(reply.value.id);
        else await parts.openProject(reply.value.id, !reply.value.existing);
      });
    },
    save: () => saveLinked(false),
    overwrite: (project) => saveLinked(true, project),
    saveAs,
    async saveCopy({ format, embedTemplate, scrub }) {
      const project = openedProject();
      if (project === null) return;
      const suggestedName = `${bareName(nameFor(project))} copy${EXTENSIONS[format]}`;
      const question = { purpose: "save", title: "Save a copy", suggestedName } as const;
      const choice = await choose(question, embedTemplate);
      if (choice === null) return;
      await saveTo(
        project,
        choice,
        (id, chosen) => api.call("projects.saveCopy", { id, ...chosen, scrub }),
        (fileName) => `Saved a copy as ${fileName}`,
      );
    },
    async takeOver(project = openedProject()) {
      if (project === null) return;
      const { id, file } = project.store.getState();
      const fileName = file?.link?.fileName ?? "the file";
      const taken = await project.changeInMain((baseSeq) =>
        api.call("projects.revert", { id, baseSeq }),
      );
      if (!taken.ok) tell(`${fileName} could not be taken over`, taken.problem);
      // There is no step to take back: Undo would take back what the person did before.
      else if (!taken.value.changed) notify({ tone: "info", title: "It is the same already" });
      else
        notify({
          tone: "done",
          title: `Now as in ${fileName}`,
          text: "Undo brings your version back.",
          action: { label: "Undo", perform: () => takeBack(project, taken.value.seq) },
        });
    },
    shouldEmbedTemplate: () => shouldEmbedTemplate(),
    browse: (folder) => api.call("files.browse", { folder }),
  };
}

/** What a file of the project is called until the person says otherwise. */
function nameFor(project: Project): string {
  const { name, fileName, file } = project.store.getState();
  return file?.link?.fileName ?? fileName ?? `${name}${EXTENSIONS.palisade}`;
}

function baseName(path: string): string {
  return path.split(/[/\\]/u).at(-1) ?? path;
}

function bareName(fileName: string): string {
  return fileName.replace(/\.palisade\.json$|\.[^.]*$/iu, "");
}
