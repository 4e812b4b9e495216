import { failure, success, type Result } from "../../shared/model/result.ts";
import type { Change } from "../../shared/model/change.ts";
import type { Model } from "../../shared/model/model.ts";
import type { Step } from "../../shared/model/steps.ts";
import type { Template } from "../../shared/template/template.ts";
import type { Counts, ProjectRow, StoredProject } from "../store/projects.ts";
import type { Store } from "../store/store.ts";
import type { Handlers } from "./dispatch.ts";
import type { EventHub } from "./events.ts";
import { analyzeDocument, type Document } from "./export-document.ts";
import { baseName, bareName } from "./file-formats.ts";
import { readModelFile, type ModelFile, type TemplateShelf } from "./read-model-file.ts";
import type { SettingsReader } from "./setting-handlers.ts";
import type { BuiltIns } from "./template-handlers.ts";

export interface ProjectParts {
  /** Told of every project that is opened. */
  readonly onOpen: (id: string) => void;
  readonly store: Store;
  readonly builtIns: BuiltIns;
  readonly events: EventHub;
  readonly settings: SettingsReader;
  readonly newId: () => string;
}

type ProjectCall =
  | "projects.list"
  | "projects.open"
  | "projects.create"
  | "projects.delete"
  | "projects.import"
  | "projects.append"
  | "projects.chooseTemplate";

/** Calls that list, open and change projects. */
export function projectHandlers(parts: ProjectParts): Pick<Handlers, ProjectCall> {
  const { store, builtIns, events, newId } = parts;
  const projects = store.projects;
  return {
    "projects.list": () => success(projects.list().map((row) => summarize(store, row))),
    "projects.open": ({ id }) => {
      const opened = openDocument(store, id);
      if (!opened.ok) return opened;
      const { project, template, options } = opened.value;
      const { name, fileName, seq, model, ledger, templateKey: templateId } = project;
      parts.onOpen(id);
      return success({
        id,
        name,
        fileName,
        seq,
        model,
        template,
        templateId,
        ledger,
        history: store.log.stacks(id, seq),
        analysisOptions: options,
      });
    },
    "projects.create": ({ name, templateId }) => {
      const key = adoptTemplate(store, builtIns, templateId);
      if (!key.ok) return key;
      const model = emptyModel(name, newId());
      const id = projects.create({ name, model, templateKey: key.value, file: null });
      events.emit({ name: "projects.changed", payload: {} });
      return success({ id });
    },
    "projects.delete": ({ id }) => {
      const removed = projects.remove(id);
      if (!removed.ok) return removed;
      events.emit({ name: "projects.changed", payload: {} });
      return success({});
    },
    "projects.import": ({ fileName, bytes }) => {
      const imported = importModel(parts, fileName, bytes);
      return imported.ok ? success({ id: imported.value.id }) : imported;
    },
    "projects.append": ({ id, baseSeq, change, step }) =>
      appendAndTell(parts, id, baseSeq, change, step),
    "projects.chooseTemplate": ({ id, baseSeq, templateId }) => {
      const key = adoptTemplate(store, builtIns, templateId);
      if (!key.ok) return key;
      const opened = openDocument(store, id);
      if (!opened.ok) return opened;
      const template = store.templates.open(key.value);
      if (!template.ok) return template;
      const { name, version } = template.value.manifest;
      const before = opened.value.project.templateKey;
      const change = {
        label: `Use template “${name}” ${version}`.slice(0, 500),
        patches: [{ table: "template" as const, before, after: key.value }],
      };
      return appendAndTell(parts, id, baseSeq, change);
    },
  };
}

/** Appends a change made here and tells every window. */
export function appendAndTell(
  { store, events, settings }: Pick<ProjectParts, "store" | "events" | "settings">,
  id: string,
  baseSeq: number,
  change: Change,
  step?: Step,
): Result<{ seq: number }> {
  const appended = store.projects.append(id, baseSeq, change, settings().author, step);
  if (!appended.ok) return appended;
  events.emit({ name: "project.appended", payload: { id, seq: appended.value.seq } });
  events.emit({ name: "projects.changed", payload: {} });
  return appended;
}

/** Makes a project of a model file's content. */
export function importModel(
  { store, builtIns, events }: Pick<ProjectParts, "store" | "builtIns" | "events">,
  fileName: string,
  bytes: Uint8Array,
): Result<{ id: string; file: ModelFile }> {
  const name = baseName(fileName);
  const read = readModelFile(bytes, name, templateShelf(store, builtIns));
  if (!read.ok) return read;
  const { model, ledger, titlesFrozen } = read.value;
  const id = store.projects.create({
    name: model.information.name.trim() || bareName(name),
    model,
    templateKey: keepTemplate(store, read.value),
    file: { name, bytes, ledger, titlesFrozen },
  });
  events.emit({ name: "projects.changed", payload: {} });
  return success({ id, file: read.value });
}

/** Stores the template of a file that was read; gives its key. */
export function keepTemplate(store: Store, { template, templateFrom }: ModelFile): string {
  return store.templates.put(template, templateFrom === "file" ? "embedded" : "builtIn", null);
}

/** The templates of this machine, for models that bring none. */
export function templateShelf(store: Store, builtIns: BuiltIns): TemplateShelf {
  const [fallback = null] = builtIns.values();
  return {
    fallback,
    find({ hash, name, version }) {
      const exact = opened(store, builtIns, hash.replace(/^sha256:/, ""));
      if (exact !== null) return { template: exact, exact: true };
      const builtIn = [...builtIns.values()].find(
        ({ manifest }) => manifest.name === name && manifest.version === version,
      );
      const row = store.templates
        .list()
        .find((one) => one.name === name && one.version === version);
      const near = builtIn ?? (row === undefined ? null : opened(store, builtIns, row.key));
      return near === null ? null : { template: near, exact: false };
    },
  };
}

function opened(store: Store, builtIns: BuiltIns, key: string): Template | null {
  const stored = builtIns.get(key);
  if (stored !== undefined) return stored;
  const read = store.templates.open(key);
  return read.ok ? read.value : null;
}

/** A stored project with what is needed to analyze and paint it. */
export interface OpenDocument extends Document {
  readonly project: StoredProject;
}

/** Loads a project and its template. */
export function openDocument(store: Store, id: string): Result<OpenDocument> {
  const opened = store.projects.open(id);
  if (!opened.ok) return opened;
  const project = opened.value;
  const template = store.templates.open(project.templateKey);
  if (!template.ok) return template;
  return success({
    project,
    name: project.name,
    model: project.model,
    template: template.value,
    options: { titlesFrozen: project.titlesFrozen, loaded: project.fileName !== null },
  });
}

/** Key of a stored template, storing a built-in one at its first use. */
function adoptTemplate(store: Store, builtIns: BuiltIns, key: string): Result<string> {
  const builtIn: Template | undefined = builtIns.get(key);
  if (builtIn !== undefined) return success(store.templates.put(builtIn, "builtIn", null));
  return store.templates.list().some((row) => row.key === key)
    ? success(key)
    : failure("template-unknown", "This template is not there any more.", null);
}

function emptyModel(name: string, diagramId: string): Model {
  return {
    information: {
      name,
      owner: "",
      reviewer: "",
      contributors: "",
      description: "",
      assumptions: "",
      externalDependencies: "",
    },
    generationEnabled: true,
    diagrams: [{ id: diagramId, name: "Diagram 1", zoom: 1, shapes: [], lines: [] }],
    threats: [],
    notes: [],
    messages: [],
  };
}

function summarize(store: Store, row: ProjectRow) {
  const { id, name, fileName, templateName, updatedAt } = row;
  const { diagrams, threats, unjudged } = row.countedSeq === row.seq ? row : recount(store, row);
  return { id, name, fileName, templateName, updatedAt, diagrams, threats, unjudged };
}

/** Counts anew and remembers it; a project that cannot be opened keeps the counts it had. */
function recount(store: Store, row: ProjectRow): Counts {
  const opened = openDocument(store, row.id);
  if (!opened.ok) return row;
  const counts = countThreats(opened.value);
  store.projects.count(row.id, opened.value.project.seq, counts);
  return counts;
}

function countThreats(document: Document): Counts {
  const { threats } = analyzeDocument(document);
  const unjudged = threats.filter(({ threat }) => threat.verdict.state === "notStarted");
  return {
    diagrams: document.model.diagrams.length,
    threats: threats.length,
    unjudged: unjudged.length,
  };
}
