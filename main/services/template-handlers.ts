import type { CallOutput } from "../../shared/api.ts";
import { success, type Result } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import { isNewer } from "../../shared/template/version.ts";
import type { Store } from "../store/store.ts";
import { templateKey, type TemplateFile, type TemplateRow } from "../store/templates.ts";
import type { DraftRow } from "../store/drafts.ts";
import { cleanPicture } from "./clean-picture.ts";
import type { Handlers } from "./dispatch.ts";
import type { EventHub } from "./events.ts";
import { exportTemplate } from "./export-template.ts";
import { baseName } from "./file-formats.ts";
import { readTemplateFile } from "./read-template-file.ts";
import { originOf, possibleBases, templateById } from "./template-shelf.ts";
import { knownAround } from "./template-surroundings.ts";

type TemplateSummary = CallOutput<"templates.list">[number];

/** The built-in templates by key; the first is the default one. */
export type BuiltIns = ReadonlyMap<string, Template>;

/** Gives the file of a built-in template, complete by itself; null where it has none. */
export type BuiltInFile = (template: Template) => TemplateFile | null;

/**
 * The file a template came from, by its id among `templates.list`: what it is written back into, with comments and
 * all else we do not understand. Null when it came from none.
 */
export function fileOfTemplate(
  { store, builtIns, builtInFile }: Pick<TemplateParts, "store" | "builtIns" | "builtInFile">,
  id: string,
): TemplateFile | null {
  const builtIn = builtIns.get(id);
  if (builtIn !== undefined) return builtInFile(builtIn);
  return store.drafts.fileOf(id) ?? store.templates.fileOf(id);
}

interface TemplateParts {
  readonly store: Store;
  readonly builtIns: BuiltIns;
  readonly builtInFile: BuiltInFile;
  readonly events: EventHub;
}

export function keyed(templates: readonly Template[]): BuiltIns {
  return new Map(templates.map((template) => [templateKey(template), template]));
}

type TemplateCall =
  | "templates.list"
  | "templates.import"
  | "templates.open"
  | "templates.newer"
  | "templates.export"
  | "templates.cleanPicture";

/** Calls about templates. */
export function templateHandlers(parts: TemplateParts): Pick<Handlers, TemplateCall> {
  const { store, builtIns, events } = parts;
  const list = (): readonly TemplateSummary[] => {
    const stored = store.templates.list();
    const others = stored.filter(
      ({ key, origin, draftId, published }) =>
        origin !== "builtIn" && !builtIns.has(key) && (draftId === null || published),
    );
    const shipped = [...builtIns].map(([key, template]) => summarizeBuiltIn(key, template));
    const edited = store.drafts.list().map(summarizeDraft);
    return [...shipped, ...edited, ...others.map(summarizeStored)];
  };
  const open = (id: string): Result<Template> => {
    const found = templateById(store, builtIns, id);
    return found.ok ? success(found.value.template) : found;
  };
  return {
    "templates.list": () => success([...list()]),
    "templates.newer": ({ id }) => {
      const current = open(id);
      if (!current.ok) return current;
      // What somebody still works on is no version yet.
      const versions = list().filter(({ origin }) => origin !== "own");
      return success(newestVersion(current.value, versions, open, statesOfSameDraft(store, id)));
    },
    "templates.import": ({ fileName, bytes }) => {
      const name = baseName(fileName);
      const read = readTemplateFile(bytes, name, knownAround(possibleBases(store, builtIns)));
      if (!read.ok) return read;
      const id = store.templates.put(read.value, "imported", { name, bytes });
      events.emit({ name: "templates.changed", payload: {} });
      return success({ id });
    },
    "templates.open": ({ id }) => {
      const found = templateById(store, builtIns, id);
      return found.ok ? success({ id, ...found.value }) : found;
    },
    "templates.export": ({ id, format }) => {
      const found = templateById(store, builtIns, id);
      if (!found.ok) return found;
      const origin = fileOfTemplate(parts, id);
      const around = knownAround(possibleBases(store, builtIns));
      return exportTemplate(found.value.template, format, origin, around);
    },
    "templates.cleanPicture": ({ fileName, bytes }) => {
      const image = cleanPicture(bytes, fileName);
      return image.ok ? success({ image: image.value }) : image;
    },
  };
}

/** Keys of all stored states of the edited template that one is a state of; none when it is of no such. */
function statesOfSameDraft(store: Store, id: string): ReadonlySet<string> {
  const rows = store.templates.list();
  const draftId = rows.find(({ key }) => key === id)?.draftId ?? null;
  if (draftId === null) return new Set();
  return new Set(rows.filter((row) => row.draftId === draftId).map(({ key }) => key));
}

/**
 * The newest of those listed that is a newer version of the template. The manifest's id alone does not tell: copies
 * often keep it, so the name counts too, and spares opening most of them.
 * @param states ids of what is known to be the same template, under whatever name
 */
function newestVersion(
  { manifest }: Template,
  listed: readonly TemplateSummary[],
  open: (id: string) => Result<Template>,
  states: ReadonlySet<string>,
): TemplateSummary | null {
  const newer = listed
    .filter(({ id, name }) => name === manifest.name || states.has(id))
    .filter(({ version }) => isNewer(version, manifest.version))
    .sort((a, b) => (isNewer(a.version, b.version) ? -1 : 1));
  const newest = newer.find(({ id }) => {
    if (states.has(id)) return true;
    const opened = open(id);
    return opened.ok && opened.value.manifest.id === manifest.id;
  });
  return newest ?? null;
}

function summarizeStored(row: TemplateRow): TemplateSummary {
  const { key, name, version, author, stencils, threatTypes } = row;
  const origin = originOf(row);
  return { id: key, name, version, author, origin, stencils, threatTypes, updatedAt: null };
}

function summarizeDraft({ seq: _seq, ...row }: DraftRow): TemplateSummary {
  return { ...row, origin: "own" };
}

function summarizeBuiltIn(key: string, { manifest, ...template }: Template): TemplateSummary {
  return {
    id: key,
    name: manifest.name,
    version: manifest.version,
    author: manifest.author,
    origin: "builtIn",
    stencils: template.stencils.length,
    threatTypes: template.threatTypes.length,
    updatedAt: null,
  };
}
