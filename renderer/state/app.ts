import { createStore, type StoreApi } from "zustand/vanilla";
import type { Api, CallOutput } from "../../shared/api.ts";
import type { Settings } from "../../shared/api-app.ts";
import type { TemplateSummary } from "../../shared/api-templates.ts";
import type { Problem } from "../../shared/model/result.ts";
import type { LossLedger } from "../../shared/model/ledger.ts";
import { createClipboard, type Clipboard, type SystemClipboard } from "../clipboard/clipboard.ts";
import {
  initialState,
  type AppState,
  type Dialog,
  type Notice,
  type StartView,
} from "./app-state.ts";
import type { AskMain } from "./ask-main.ts";
import type { OpenDropped, OpenThing } from "../host/connect.ts";
import { tellOfEdits } from "./edit-notices.ts";
import { createDesktop, type Desktop } from "./desktop.ts";
import { createFileDesk, type FileDesk } from "./files.ts";
import { createImportDesk, type PickedFile } from "./import-desk.ts";
import { createLab, type Lab } from "./lab.ts";
import { followFile, type LinkedFile } from "./linked-file.ts";
import { createDashboard, type Dashboard } from "./dashboard.ts";
import { followTemplate } from "./newer-template.ts";
import { showPlace, type Place } from "./place.ts";
import { createPictureDesk, type CopyFile, type PictureDesk } from "./pictures.ts";
import { createProject } from "./project.ts";
import type { SaveStatus } from "./saving.ts";
import { createReportDesk, type ReportDesk } from "./report-desk.ts";
import { createSearch, type Search } from "./search.ts";
import { templateValues } from "./template-values.ts";
import { createTemplateDesk, type TemplateDesk } from "./template-desk.ts";
import { createUpgradeDesk, type UpgradeDesk } from "./upgrade-desk.ts";

/** What the app needs of the window around it. */
export interface AppParts {
  readonly api: Api;
  /** Shows the notice; what it returns takes it away again. */
  readonly notify: (notice: Notice) => () => void;
  readonly later: (milliseconds: number, callback: () => void) => () => void;
  /** Has a reload come back to this; null = to the start screen. */
  readonly rememberOpen: (open: OpenThing | null) => void;
  /** Opens another window, on a project or on the start screen. */
  readonly openWindow: (id: string | null) => void;
  /** Opens a dropped file where it lies; null where that cannot be known. */
  readonly openDropped: OpenDropped | null;
  readonly saveFile: (file: { fileName: string; mimeType: string; bytes: Uint8Array }) => void;
  /** Puts a file's content on the clipboard once it is there; false when the system does not let it, or it is null. */
  readonly copyFile: CopyFile;
  /** Local time with offset, ISO 8601. */
  readonly now: () => string;
  /** A new UUID. */
  readonly newId: () => string;
  readonly systemClipboard: SystemClipboard;
}

export interface App extends UpgradeDesk, ReportDesk {
  readonly store: StoreApi<AppState>;
  readonly search: Search;
  readonly dashboard: Dashboard;
  readonly lab: Lab;
  readonly now: () => string;
  readonly notify: (notice: Notice) => void;
  readonly files: FileDesk;
  readonly templates: TemplateDesk;
  readonly pictures: PictureDesk;
  readonly clipboard: Clipboard;
  /** Changes not yet stored, of the open model and of those left before. */
  unsaved(): number;
  start(requested: OpenThing | null): Promise<void>;
  /** Leaves the open model for the start screen. */
  showStart(view: StartView): void;
  showDialog(dialog: Dialog | null): void;
  /** Opens a model, at this place of it when one is given. */
  openProject(id: string, at?: Place): Promise<void>;
  importFile(file: PickedFile): Promise<void>;
  /** Opens a file that was dropped on the window. */
  dropFile(file: File): Promise<void>;
  openWindow(id: string | null): void;
  readExamples(): Promise<void>;
  openExample(id: string): Promise<void>;
  readonly desktop: Desktop;
  createModel(name: string, templateId: string): Promise<boolean>;
  /** Looks whether the open model's file is still what it was. */
  lookAtFile(): void;
  deleteProject(id: string): Promise<void>;
  saveSettings(settings: Partial<Settings>): Promise<void>;
}

export function createApp(parts: AppParts): App {
  const { api, notify } = parts;
  /** Projects and templates left while something of theirs may still be on its way. */
  let left: readonly { unsaved(): number }[] = [];
  /** Takes away what was said of the file that is open. */
  let dismissLosses = (): void => undefined;
  let linkedFile: LinkedFile | null = null;
  /** Looks whether the open model's template has a newer version. */
  let lookForNewer = (): void => undefined;
  /** What is opened while something else is asked for meanwhile is not shown. */
  let round = 0;
  const store = createStore<AppState>(() => initialState);

  const templatesInHand = templateValues();
  const search = createSearch({ api, later: parts.later });
  const dashboard = createDashboard(api);

  const ask: AskMain = async (name, input, title) => {
    const reply = await api.call(name, input);
    if (reply.ok) return reply.value;
    showProblem(title, reply.problem);
    return null;
  };

  /** What main says of itself now; null when it could not be asked. */
  async function refreshLists(): Promise<CallOutput<"app.about"> | null> {
    const [recent, templates, about] = await Promise.all([
      api.call("projects.list", {}),
      api.call("templates.list", {}),
      api.call("app.about", {}),
    ]);
    if (about.ok) {
      const { readOnly, version, host, fileDialogs } = about.value;
      store.setState({ readOnly, version, host, fileDialogs });
    }
    if (recent.ok) store.setState({ recent: recent.value });
    else showProblem("The list of models could not be read", recent.problem);
    if (templates.ok) store.setState({ templates: templates.value });
    return about.ok ? about.value : null;
  }

  function showProblem(title: string, problem: Problem): void {
    store.setState({ dialog: { kind: "problem", title, problem } });
  }

  function showRefused(labels: readonly string[]): void {
    store.setState({ dialog: { kind: "refused", labels } });
  }

  function closeProject(): void {
    dismissLosses();
    const { page } = store.getState();
    if (page.kind === "template") {
      const { template, saving } = page.editor.store.getState();
      leave(page.editor, template.manifest.name, saving);
    }
    if (page.kind !== "project") return;
    linkedFile?.close();
    lookForNewer = () => undefined;
    const { name, saving } = page.project.store.getState();
    leave(page.project, name, saving);
  }

  function leave(
    open: { unsaved(): number; close(): void },
    name: string,
    saving: SaveStatus,
  ): void {
    open.close();
    left = [...left.filter((earlier) => earlier.unsaved() > 0), open];
    if (saving.kind !== "failed") return;
    notify({
      tone: "problem",
      title: `“${name}” is not stored yet`,
      text: "Keep this window open: it is tried again until it succeeds.",
    });
  }

  function showStart(view: StartView): void {
    round += 1;
    closeProject();
    parts.rememberOpen(null);
    store.setState({ page: { kind: "start" }, startView: view, dialog: null });
    refreshStart();
  }

  /** Reads again what the start screen shows. */
  function refreshStart(): void {
    const { startView } = store.getState();
    void refreshLists();
    if (startView === "search") search.refresh();
    if (startView === "threats") dashboard.refresh();
  }

  /** @param fresh whether it was just made of a file. */
  async function openProject(id: string, at: Place | null, fresh = false): Promise<void> {
    const mine = ++round;
    closeProject();
    const known = store.getState().recent?.find((summary) => summary.id === id);
    store.setState({ page: { kind: "opening", what: known?.name ?? "model" }, dialog: null });
    const reply = await api.call("projects.open", { id });
    if (mine !== round) return;
    if (!reply.ok) {
      showProblem("The model could not be opened", reply.problem);
      parts.rememberOpen(null);
      store.setState({ page: { kind: "start" } });
      refreshStart();
      return;
    }
    const { templateId, template } = reply.value;
    const opened = { ...reply.value, template: templatesInHand.of(templateId, template) };
    const project = createProject(opened, {
      api,
      later: parts.later,
      newId: parts.newId,
      notify: (notice) => tellOfEdits(notice, "model", { notify, showRefused }),
    });
    linkedFile = followFile(api, project);
    lookForNewer = followTemplate(api, project);
    if (at !== null) showPlace(project, at);
    parts.rememberOpen({ kind: "project", id });
    store.setState({ page: { kind: "project", project } });
    if (fresh) tellLosses(opened.ledger);
  }

  async function reopen(requested: OpenThing | null): Promise<void> {
    if (requested?.kind === "project") await openProject(requested.id, null);
    else if (requested?.kind === "template") await templates.open(requested.id);
  }

  /** Templates are edited, published and added in other windows, too. */
  async function onTemplatesChanged(): Promise<void> {
    const { page, templates: before } = store.getState();
    if (page.kind === "start") refreshStart();
    if (page.kind !== "project") return;
    const list = await api.call("templates.list", {});
    if (!list.ok) return;
    store.setState({ templates: list.value });
    if (versionsIn(before) !== versionsIn(list.value)) lookForNewer();
  }

  function tellLosses(ledger: LossLedger): void {
    const entries = ledger.length;
    if (entries === 0) {
      dismissLosses = notify({ tone: "done", title: "Opened without loss" });
      return;
    }
    dismissLosses = notify({
      tone: "info",
      title:
        entries === 1
          ? "1 thing to know about this file"
          : `${entries} things to know about this file`,
      text: "Some of its content is kept aside or was read with a change.",
      action: {
        label: "Show",
        perform: () =>
          store.setState({ dialog: { kind: "ledger", title: "What was read", ledger } }),
      },
    });
  }

  async function templateAdded(id: string): Promise<void> {
    await refreshLists();
    const name = store.getState().templates.find((template) => template.id === id)?.name;
    notify({
      tone: "done",
      title: "Template added",
      ...(name === undefined ? {} : { text: name }),
    });
  }

  async function openExample(id: string): Promise<void> {
    const opened = await ask("examples.open", { id }, "The example could not be opened");
    if (opened !== null) await openProject(opened.id, null);
  }

  async function whileBusy(what: string, work: () => Promise<void>): Promise<void> {
    store.setState({ busy: what });
    try {
      await work();
    } finally {
      store.setState({ busy: null });
    }
  }

  const imports = createImportDesk({
    ask,
    showProblem,
    whileBusy,
    openProject: (id, fresh) => openProject(id, null, fresh),
    templateAdded,
    openDropped: parts.openDropped,
  });

  const upgrades = createUpgradeDesk({
    api,
    store,
    notify: (notice) => void notify(notice),
    ask,
    showProblem,
    outdated() {
      const mine = round;
      return () => mine !== round;
    },
  });

  const files = createFileDesk({
    api,
    store,
    notify: (notice) => void notify(notice),
    openProject: (id, fresh) => openProject(id, null, fresh),
    templateAdded,
    whileBusy,
  });

  const pictures = createPictureDesk({
    openProject() {
      const { page } = store.getState();
      return page.kind === "project" ? page.project : null;
    },
    render: (input) => ask("projects.render", input, "The picture could not be made"),
    whileBusy,
    saveFile: parts.saveFile,
    copyFile: parts.copyFile,
    notify: (notice) => void notify(notice),
  });

  const reports = createReportDesk({
    store,
    ask,
    whileBusy,
    saveFile: parts.saveFile,
    notify: (notice) => void notify(notice),
  });

  const templates = createTemplateDesk({
    api,
    store,
    notify: (notice) => void notify(notice),
    later: parts.later,
    ask,
    showProblem,
    showRefused,
    leave(what) {
      const mine = ++round;
      closeProject();
      store.setState({ page: { kind: "opening", what }, dialog: null });
      return () => mine !== round;
    },
    rememberOpen: (id) => parts.rememberOpen({ kind: "template", id }),
    backToStart() {
      parts.rememberOpen(null);
      store.setState({ page: { kind: "start" } });
      refreshStart();
    },
    saveFile: parts.saveFile,
    whileBusy,
  });

  return {
    store,
    pictures,
    templates,
    files,
    search,
    dashboard,
    lab: createLab(api),
    clipboard: createClipboard(parts.systemClipboard),
    now: parts.now,
    notify: (notice) => void notify(notice),
    unsaved() {
      const { page } = store.getState();
      const open =
        page.kind === "project" ? [page.project] : page.kind === "template" ? [page.editor] : [];
      return [...left, ...open].reduce((sum, one) => sum + one.unsaved(), 0);
    },
    showStart,
    openProject: (id, at) => openProject(id, at ?? null),
    showDialog: (dialog) => store.setState({ dialog }),
    async start(requested) {
      api.on("projects.changed", () => {
        if (store.getState().page.kind === "start") refreshStart();
      });
      api.on("templates.changed", () => void onTemplatesChanged());
      api.on("project.requested", ({ id }) => void openProject(id, null));
      const opening = reopen(requested);
      const [settings, about] = await Promise.all([
        api.call("settings.get", {}),
        refreshLists(),
        opening,
      ]);
      if (settings.ok) store.setState({ settings: settings.value });
      if (about === null || about.recovery === null) return;
      showProblem("Your stored models were damaged", about.recovery);
    },
    importFile: (file) => imports.take(file),
    dropFile: (file) => imports.drop(file),
    openWindow: parts.openWindow,
    async readExamples() {
      const reply = await api.call("examples.list", {});
      // A start screen without examples is as good; nobody asked for them.
      if (reply.ok) store.setState({ examples: reply.value });
    },
    openExample,
    desktop: createDesktop(api, () => store.getState().host === "electron"),
    async createModel(name, templateId) {
      const made = await ask(
        "projects.create",
        { name, templateId },
        "The model could not be made",
      );
      if (made === null) return false;
      store.setState({ dialog: null });
      await openProject(made.id, null);
      return true;
    },
    ...upgrades,
    ...reports,
    lookAtFile: () => void linkedFile?.refresh(),
    async deleteProject(id) {
      const done = await ask("projects.delete", { id }, "The model could not be deleted");
      if (done === null) return;
      store.setState((state) => ({
        recent: state.recent?.filter((summary) => summary.id !== id) ?? null,
      }));
      notify({ tone: "done", title: "Model deleted" });
    },
    async saveSettings(change) {
      store.setState((state) => ({ settings: { ...state.settings, ...change } }));
      const reply = await api.call("settings.set", change);
      if (!reply.ok) {
        notify({
          tone: "problem",
          title: "The setting could not be kept",
          text: reply.problem.message,
        });
      }
    },
  };
}

/** What tells whether versions came or went; one that somebody still works on is none yet. */
function versionsIn(templates: readonly TemplateSummary[]): string {
  return templates
    .filter(({ origin }) => origin !== "own")
    .map(({ id }) => id)
    .join(" ");
}
