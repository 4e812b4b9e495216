import { MOST_PLACES, type FiringModel } from "../../shared/api-over-models.ts";
import { success } from "../../shared/model/result.ts";
import { firingOf, type AskedRule } from "../../shared/stride/firing.ts";
import type { Store } from "../store/store.ts";
import type { Handlers } from "./dispatch.ts";
import { openDocument } from "./open-document.ts";

/** Milliseconds after which no other model is asked before what was found is given. */
const MOMENT = 150;

/** Calls that ask rules of all projects. */
export function ruleHandlers(store: Store): Pick<Handlers, "rules.firing"> {
  return {
    "rules.firing": ({ rule, after }) => {
      // By id: whatever is changed between two pages, no model comes twice or is left out.
      const all = store.projects.list().toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const rest = after === null ? all : all.filter(({ id }) => id > after);
      const until = performance.now() + MOMENT;
      const models: FiringModel[] = [];
      const unread: string[] = [];
      for (const [at, { id, name }] of rest.entries()) {
        if (at > 0 && performance.now() > until) {
          const next = rest[at - 1]?.id ?? null;
          return success({ models, next, all: all.length, unread });
        }
        const model = askModel(store, id, rule);
        if (model === null) unread.push(name);
        else models.push(model);
      }
      return success({ models, next: null, all: all.length, unread });
    },
  };
}

/** Null when the project cannot be read. */
function askModel(store: Store, projectId: string, rule: AskedRule): FiringModel | null {
  const opened = openDocument(store, projectId);
  if (!opened.ok) return null;
  const { name, model, template } = opened.value;
  const { asked, places } = firingOf(template, model, rule);
  const listed = places
    .slice(0, MOST_PLACES)
    .map(({ diagramId, diagramName, itemId, name: itemName, ends }) => ({
      diagramId,
      diagramName,
      itemId,
      name: itemName,
      ends: [...ends],
    }));
  return { projectId, projectName: name, asked, fires: places.length, places: listed };
}
