import type { Store } from "../../main/store/store.ts";
import { applyChange } from "../../shared/model/change.ts";
import type { Model } from "../../shared/model/model.ts";
import { must } from "./open-store.ts";
import { buildModel, buildTemplate, moveBrowser } from "./small-project.ts";

/** A project with this many changes, each named in the model; gives its id and the last state. */
export function storeProject(
  store: Store,
  name: string,
  changes: number,
): { id: string; model: Model } {
  const templateKey = store.templates.put(buildTemplate(), "embedded", null);
  let model = buildModel();
  const id = store.projects.create({ name, model, templateKey, file: null });
  for (let seq = 0; seq < changes; seq++) {
    const change = moveBrowser(model, seq + 1);
    must(store.projects.append(id, seq, change, ""));
    model = applyChange(model, change);
  }
  return { id, model };
}
