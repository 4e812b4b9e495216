import { Workflow } from "lucide-react";
import { isElement } from "../../shared/model/item-patches.ts";
import type { Element } from "../../shared/model/model.ts";
import { currentDiagram } from "../state/project-state.ts";
import type { Action, ActionContext } from "./action.ts";

/** The element a flow would start from: the focused one, else the one that is selected alone. */
function startElement({ project }: ActionContext): Element | null {
  const state = project?.store.getState();
  const diagram = state && currentDiagram(state);
  if (state === undefined || !diagram) return null;
  const [selected] = state.selection.size === 1 ? state.selection : [];
  const id = state.focusedId ?? selected;
  const shape = diagram.shapes.find((each) => each.id === id);
  return shape !== undefined && isElement(shape) ? shape : null;
}

export const connectFrom: Action = {
  id: "connect-from",
  group: "Canvas",
  label: "Connect: choose the target by arrows or its name, then Enter",
  icon: Workflow,
  keys: ["C"],
  scope: "canvas",
  enabled: (context) => startElement(context) !== null,
  perform(context) {
    const start = startElement(context);
    if (start === null) return;
    context.project?.store.setState({ connectingFrom: start.id, focusedId: start.id });
  },
};
