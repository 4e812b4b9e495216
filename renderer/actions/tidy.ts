import { Route, Workflow } from "lucide-react";
import { applyLayout } from "../../shared/model/edits/apply-layout.ts";
import { routesAround } from "../layout/route-around.ts";
import { currentDiagram } from "../state/project-state.ts";
import type { Action, ActionContext } from "./action.ts";

function shapeCount({ project }: ActionContext, selectedOnly: boolean): number {
  if (project === null) return 0;
  const state = project.store.getState();
  const shapes = currentDiagram(state)?.shapes ?? [];
  return selectedOnly ? shapes.filter(({ id }) => state.selection.has(id)).length : shapes.length;
}

export const tidyDiagram: Action = {
  id: "tidy-diagram",
  group: "Canvas",
  label: "Tidy diagram…",
  icon: Workflow,
  keys: ["Shift+T"],
  scope: "canvas",
  enabled: (context) => shapeCount(context, false) > 1,
  perform: ({ app }) => app.showDialog({ kind: "tidy", scope: "diagram" }),
};

export const tidySelection: Action = {
  id: "tidy-selection",
  group: "Canvas",
  label: "Tidy selection…",
  icon: Workflow,
  keys: ["Alt+Shift+Y"],
  scope: "canvas",
  enabled: (context) => shapeCount(context, true) > 0,
  perform: ({ app }) => app.showDialog({ kind: "tidy", scope: "selection" }),
};

/** Bends the selected flows, or all when none is selected, around the elements they pass through. */
export const routeAround: Action = {
  id: "route-around",
  group: "Canvas",
  label: "Route flows around elements",
  icon: Route,
  keys: ["Shift+R"],
  scope: "canvas",
  enabled: ({ project }) =>
    project !== null &&
    (currentDiagram(project.store.getState())?.lines.some(({ kind }) => kind === "flow") ?? false),
  perform({ app, project }) {
    if (project === null) return;
    const { model, selection, ...state } = project.store.getState();
    const diagram = currentDiagram({ model, ...state });
    if (diagram === null) return;
    const flows = diagram.lines.flatMap(({ kind, id }) => (kind === "flow" ? [id] : []));
    const chosen = flows.filter((id) => selection.has(id));
    const routes = routesAround(diagram, new Set(chosen.length > 0 ? chosen : flows));
    const label = `Route ${routes.size} ${routes.size === 1 ? "flow" : "flows"} around`;
    const layout = { rects: new Map(), routes, shifts: new Map() };
    const change = applyLayout(model, diagram.id, layout, label);
    if (change === null) {
      app.notify({ tone: "info", title: "No flow can be led clear of more elements" });
      return;
    }
    project.store.setState({ glideFrom: diagram });
    project.commit(change);
    project.store.setState({ glideFrom: null });
  },
};
