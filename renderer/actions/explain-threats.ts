import { FlaskConical } from "lucide-react";
import type { Id } from "../../shared/model/model.ts";
import { currentDiagram, type ProjectState } from "../state/project-state.ts";
import { inProject, type Action } from "./action.ts";

export const explainThreats: Action = {
  id: "explain-threats",
  group: "Threats",
  label: "Explain threats",
  labelNow: ({ project }) =>
    project !== null && flowInHand(project.store.getState()) !== null
      ? "Explain threats of this flow…"
      : "Explain threats…",
  icon: FlaskConical,
  keys: ["Alt+W"],
  scope: "anywhere",
  enabled: inProject,
  perform({ app, project }) {
    if (project === null) return;
    app.showDialog({ kind: "lab", flow: flowInHand(project.store.getState()) });
  },
};

/** The flow of the threat that is looked at, or else the only one that is selected; null = neither. */
function flowInHand(state: ProjectState): { readonly diagramId: Id; readonly id: Id } | null {
  if (state.view === "analysis") {
    const key = state.threatKeys.at(-1);
    const threat = state.model.threats.find((one) => one.key === key && !one.orphaned);
    if (threat !== undefined) return { diagramId: threat.diagramId, id: threat.flowId };
  }
  const diagram = currentDiagram(state);
  const flows = diagram?.lines.filter(({ kind, id }) => kind === "flow" && state.selection.has(id));
  const [flow] = flows ?? [];
  if (diagram === null || flow === undefined || flows?.length !== 1) return null;
  return { diagramId: diagram.id, id: flow.id };
}
