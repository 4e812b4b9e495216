import type { ProjectSummary } from "../../shared/api.ts";
import { failure, success, type Result } from "../../shared/model/result.ts";
import type { Model } from "../../shared/model/model.ts";
import type { Template } from "../../shared/template/template.ts";
import type { ProjectRow } from "../store/projects.ts";
import type { Store } from "../store/store.ts";
import type { Handlers } from "./dispatch.ts";
import type { EventHub } from "./events.ts";
import { openDocument } from "./open-document.ts";
import type { Projector } from "./projector.ts";
import { baseName, readModelFile } from "./read-model-file.ts";
import type { SettingsReader } from "./setting-handlers.ts";
import type { BuiltIns } from "./template-handlers.ts";

export interface ProjectParts {
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
  | "projects.append";

/** Calls that list, open and change projects. */
export function projectHandlers(parts: ProjectParts): Pick<Handlers, ProjectCall> {
  const { store, builtIns, events, settings, project, newId } = parts;
  const projects = store.projects;
  return {
    "projects.list": () => {
      project();
      return success(projects.list().map(summarize));
    },
    "projects.open": ({ id }) => {
      const opened = openDocument(store, id);
      if (!opened.ok) return opened;
      const { project: stored, template, options } = opened.value;
      const { name, fileName, seq, model, ledger } = stored;
      return success({
        id,
        name,
        fileName,
        seq,
        model,
        template,
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
    "projects.import": ({ fileName, bytes }) => importModel(parts, fileName, bytes),
    "projects.append": ({ id, baseSeq, change, step }) => {
      const appended = projects.append(id, baseSeq, change, settings().author, step);
      if (!appended.ok) return appended;
      events.emit({ name: "project.appended", payload: { id, seq: appended.value.seq } });
      events.emit({ name: "projects.changed", payload: {} });
      return appended;
    },
  };
}

/** Makes a project of a model file's content. */
function importModel(
  { store, builtIns, events }: ProjectParts,
  fileName: string,
  bytes: Uint8Array,
): Result<{ id: string }> {
  const name = baseName(fileName);
  const [fallback = null] = builtIns.values();
  const read = readModelFile(bytes, name, fallback);
  if (!read.ok) return read;
  const { model, template, templateEmbedded, ledger, titlesFrozen } = read.value;
  const origin = templateEmbedded ? "embedded" : "builtIn";
  const id = store.projects.create({
    name: model.information.name.trim() || name.replace(/\.[^.]*$/, ""),
    model,
    templateKey: store.templates.put(template, origin, null),
    file: { name, bytes, ledger, titlesFrozen },
  });
  events.emit({ name: "projects.changed", payload: {} });
  return success({ id });
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

function summarize(row: ProjectRow): ProjectSummary {
  const { id, name, fileName, templateName, updatedAt, diagrams, threats, unjudged } = row;
  return { id, name, fileName, templateName, updatedAt, diagrams, threats, unjudged };
}
