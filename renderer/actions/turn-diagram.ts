import { showDiagram } from "../canvas/show-item.ts";
import { inProject, type Action, type ActionContext } from "./action.ts";

function turn({ project }: ActionContext, step: 1 | -1): void {
  if (project === null) return;
  const { model, diagramId } = project.store.getState();
  const at = model.diagrams.findIndex((diagram) => diagram.id === diagramId);
  const next = model.diagrams.at((at + step) % model.diagrams.length);
  if (next !== undefined) showDiagram(project, next.id);
}

export const nextDiagram: Action = {
  id: "next-diagram",
  group: "View",
  label: "Next diagram",
  keys: ["Alt+PageDown"],
  scope: "anywhere",
  enabled: inProject,
  perform: (context) => turn(context, 1),
};

export const previousDiagram: Action = {
  id: "previous-diagram",
  group: "View",
  label: "Previous diagram",
  keys: ["Alt+PageUp"],
  scope: "anywhere",
  enabled: inProject,
  perform: (context) => turn(context, -1),
};
