import { SquareDashedMousePointer } from "lucide-react";
import { currentDiagram } from "../state/project-state.ts";
import { inProject, type Action } from "./action.ts";

export const selectAll: Action = {
  id: "select-all",
  group: "Canvas",
  label: "Select everything",
  icon: SquareDashedMousePointer,
  keys: ["Mod+A"],
  scope: "canvas",
  enabled: inProject,
  perform({ project }) {
    const state = project?.store.getState();
    const diagram = state && currentDiagram(state);
    if (!diagram) return;
    const ids = [...diagram.shapes, ...diagram.lines].map((item) => item.id);
    project?.store.setState({ selection: new Set(ids) });
  },
};
