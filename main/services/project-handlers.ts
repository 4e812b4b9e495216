import type { ProjectSummary } from "../../shared/api-projects.ts";
import { success, type Result } from "../../shared/model/result.ts";
import type { Change } from "../../shared/model/change.ts";
import type { Model } from "../../shared/model/model.ts";
import type { Step } from "../../shared/model/steps.ts";
import type { ProjectRow } from "../store/projects.ts";
import type { Store } from "../store/store.ts";
import type { Handlers } from "./dispatch.ts";
import type { EventHub } from "./events.ts";
import { baseName, bareName } from "./file-formats.ts";
import { openDocument } from "./open-document.ts";
import type { Projector } from "./projector.ts";
import { readModelFile, type ModelFile } from "./read-model-file.ts";
import type { SettingsReader } from "./setting-handlers.ts";
import type { BuiltIns } from "./template-handlers.ts";
import { adoptTemplate, keepTemplate, templateShelf } from "./template-shelf.ts";

export interface ProjectParts {
  /** Told of every project that is opened. */
  readonly onOpen: (id: string) => void;
  readonly store: Store;
  readonly builtIns: BuiltIns;
  readonly events: EventHub;
  readonly settings: SettingsReader;
  /** Brings the figures of the list up to date. */
  readonly project: Projector;
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
  const { store, builtIns, events, project, newId } = parts;
  const projects = store.projects;
  return {
    "projects.list": () => {
      // The list does not wait for the figures of many: windows ask again once more of them are there.
      if (project.some())
        setImmediate(() => events.emit({ name: "projects.changed", payload: {} }));
      return success(projects.list().map(summarize));
    },
    "projects.open": ({ id }) => {
      const opened = openDocument(store, id);
      if (!opened.ok) return opened;
      const { project: stored, template, options } = opened.value;
      const { name, fileName, seq, model, ledger, templateKey: templateId } = stored;
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
    "projects.chooseTemplate": ({ id, baseSeq, templateId, patches }) => {
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
        patches: [{ table: "template" as const, before, after: key.value }, ...patches],
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

function summarize(row: ProjectRow): ProjectSummary {
  const { id, name, fileName, templateName, updatedAt, diagrams, threats, unjudged } = row;
  return { id, name, fileName, templateName, updatedAt, diagrams, threats, unjudged };
}
