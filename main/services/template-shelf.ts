/** The templates of this machine: built in, imported, or brought by a model. */

import { failure, success, type Result } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import type { Store } from "../store/store.ts";
import type { ModelFile, TemplateShelf } from "./read-model-file.ts";
import type { BuiltIns } from "./template-handlers.ts";

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

/** Key of a stored template, storing a built-in one at its first use. */
export function adoptTemplate(store: Store, builtIns: BuiltIns, key: string): Result<string> {
  const builtIn: Template | undefined = builtIns.get(key);
  if (builtIn !== undefined) return success(store.templates.put(builtIn, "builtIn", null));
  return store.templates.list().some((row) => row.key === key)
    ? success(key)
    : failure("template-unknown", "This template is not there any more.", null);
}
