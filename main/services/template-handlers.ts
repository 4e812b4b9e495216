import type { CallOutput } from "../../shared/api.ts";
import { success } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import type { Store } from "../store/store.ts";
import { templateKey, type TemplateRow } from "../store/templates.ts";
import type { Handlers } from "./dispatch.ts";
import { baseName } from "./file-formats.ts";
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
): Pick<Handlers, "templates.list" | "templates.import"> {
  return {
    "templates.list": () => {
      const stored = store.templates.list();
      const others = stored.filter(({ key, origin }) => origin !== "builtIn" && !builtIns.has(key));
      const own = [...builtIns].map(([key, template]) => summarizeBuiltIn(key, template));
      return success([...own, ...others.map(summarizeStored)]);
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
