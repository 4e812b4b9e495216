import { followFlow, type FlowStep } from "../canvas/follow-flows.ts";
import { revealItems } from "../canvas/reveal-items.ts";
import { currentDiagram } from "../state/project-state.ts";
import type { Action } from "./action.ts";

function follow(id: string, step: FlowStep, label: string, key: string): Action {
  return {
    id,
    group: "Canvas",
    label,
    keys: [key],
    keyOnly: true,
    scope: "canvas",
    enabled: ({ project }) => (project?.store.getState().focusedId ?? null) !== null,
    perform({ project }) {
      const state = project?.store.getState();
      const diagram = state && currentDiagram(state);
      const from = state?.focusedId ?? null;
      if (project === null || from === null || !diagram) return;
      const next = followFlow(diagram, from, step);
      if (next === null) return;
      project.store.setState({ focusedId: next, selection: new Set([next]), threatKeys: [] });
      revealItems(project, diagram.id, [next]);
    },
  };
}

export const followFlows: readonly Action[] = [
  follow("follow-flow", "ahead", "Follow a flow: out of the element, on to its target", "."),
  follow("follow-flow-back", "back", "Follow a flow back: into the element, to its source", ","),
  follow("next-flow-beside", "nextBeside", "Next flow from the same source", ">"),
  follow("previous-flow-beside", "previousBeside", "Previous flow from the same source", "<"),
];
