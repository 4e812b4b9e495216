import type { CallOutput } from "../../shared/api.ts";
import { success, type Result } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import type { Store } from "../store/store.ts";
import { templateKey, type TemplateRow } from "../store/templates.ts";
import type { Handlers } from "./dispatch.ts";
import { baseName } from "./file-formats.ts";
import { isNewer } from "../../shared/template/version.ts";
import { readTemplateFile } from "./read-template-file.ts";
import { possibleBases } from "./template-shelf.ts";
import { knownAround } from "./template-surroundings.ts";

type TemplateSummary = CallOutput<"templates.list">[number];

/** The built-in templates by key; the first is the default one. */
export type BuiltIns = ReadonlyMap<string, Template>;

export function keyed(templates: readonly Template[]): BuiltIns {
  return new Map(templates.map((template) => [templateKey(template), template]));
}

/** Calls about templates. */
export function templateHandlers(
  store: Store,
  builtIns: BuiltIns,
): Pick<Handlers, "templates.list" | "templates.import" | "templates.open" | "templates.newer"> {
  const list = (): readonly TemplateSummary[] => {
    const stored = store.templates.list();
    const others = stored.filter(({ key, origin }) => origin !== "builtIn" && !builtIns.has(key));
    const own = [...builtIns].map(([key, template]) => summarizeBuiltIn(key, template));
    return [...own, ...others.map(summarizeStored)];
  };
  const open = (id: string): Result<Template> => {
    const builtIn = builtIns.get(id);
    return builtIn === undefined ? store.templates.open(id) : success(builtIn);
  };
  return {
    "templates.list": () => success([...list()]),
    "templates.open": ({ id }) => open(id),
    "templates.newer": ({ id }) => {
      const current = open(id);
      if (!current.ok) return current;
      return success(newestVersion(current.value, list(), open));
    },
    "templates.import": ({ fileName, bytes }) => {
      const name = baseName(fileName);
      const read = readTemplateFile(bytes, name, knownAround(possibleBases(store, builtIns)));
      if (!read.ok) return read;
      const id = store.templates.put(read.value, "imported", { name, bytes });
      return success({ id });
    },
  };
}

/**
 * The newest of those listed that is a newer version of the template. The manifest's id alone does not tell: copies
 * often keep it, so the name counts too, and spares opening most of them.
 */
function newestVersion(
  { manifest }: Template,
  listed: readonly TemplateSummary[],
  open: (id: string) => Result<Template>,
): TemplateSummary | null {
  const newer = listed
    .filter(({ name, version }) => name === manifest.name && isNewer(version, manifest.version))
    .sort((a, b) => (isNewer(a.version, b.version) ? -1 : 1));
  const newest = newer.find(({ id }) => {
    const opened = open(id);
    return opened.ok && opened.value.manifest.id === manifest.id;
  });
  return newest ?? null;
}

function summarizeStored({ key, ...row }: TemplateRow): TemplateSummary {
  return { id: key, ...row };
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
  };
}
