/** The templates of this machine: built in, imported, or brought by a model. */

import type { CallOutput } from "../../shared/api.ts";
import { failure, success, type Result } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import type { Store } from "../store/store.ts";
import type { TemplateRow } from "../store/templates.ts";
import { asBase, type PossibleBase } from "./find-base.ts";
import { asKnown, findTemplate } from "./find-template.ts";
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
    find(reference) {
      const stored = store.templates.list().map(({ key, name, version }) => ({
        key,
        name,
        version,
        open: () => valueOrNull(store.templates.open(key)),
      }));
      const builtIn = [...builtIns].map(([key, template]) => asKnown(template, key));
      return findTemplate([...builtIn, ...stored], reference);
    },
  };
}

function valueOrNull<Value>(result: Result<Value>): Value | null {
  return result.ok ? result.value : null;
}

/** The templates of this machine that others may build on. */
export function possibleBases(store: Store, builtIns: BuiltIns): readonly PossibleBase[] {
  const stored = store.templates.list().map(({ key, name, version }) => ({
    name,
    version,
    open: () => valueOrNull(store.templates.open(key)),
  }));
  return [...[...builtIns.values()].map(asBase), ...stored];
}

/** Where a template of an id came from; see `templateSummary` in the contract. */
type Origin = CallOutput<"templates.list">[number]["origin"];

/** A template by its id among `templates.list`, or by the key of a project's; an edited one as it is now. */
export function templateById(
  store: Store,
  builtIns: BuiltIns,
  id: string,
): Result<{ template: Template; origin: Origin }> {
  const builtIn = builtIns.get(id);
  if (builtIn !== undefined) return success({ template: builtIn, origin: "builtIn" });
  const draft = store.drafts.open(id);
  if (draft.ok) return success({ template: draft.value.template, origin: "own" });
  const stored = store.templates.open(id);
  if (!stored.ok) return stored;
  const row = store.templates.list().find(({ key }) => key === id);
  return success({
    template: stored.value,
    origin: row === undefined ? "embedded" : originOf(row),
  });
}

/** Where a stored template came from, as people are told. */
export function originOf({ origin, draftId }: TemplateRow): Origin {
  return draftId === null ? origin : "published";
}

/** Key of a stored template, storing a built-in or edited one, as it is now, when it is used. */
export function adoptTemplate(store: Store, builtIns: BuiltIns, key: string): Result<string> {
  const builtIn: Template | undefined = builtIns.get(key);
  if (builtIn !== undefined) return success(store.templates.put(builtIn, "builtIn", null));
  const draft = store.drafts.open(key);
  if (draft.ok) return success(store.templates.putDraft(draft.value.template, key, false));
  return store.templates.list().some((row) => row.key === key)
    ? success(key)
    : failure("template-unknown", "This template is not there any more.", null);
}
