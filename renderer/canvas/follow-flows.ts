/** Going along the flows of a diagram by keyboard. */

import type { Diagram, Flow, Id } from "../../shared/model/model.ts";

export type FlowStep = "ahead" | "back" | "nextBeside" | "previousBeside";

/**
 * The item a step leads to. Ahead goes from an element to the first flow that leaves it and from a flow to its
 * target, back the other way; beside goes to the other flows of the same source, round and round. Null for nowhere.
 */
export function followFlow(diagram: Diagram, id: Id, step: FlowStep): Id | null {
  const flows = diagram.lines.filter((line) => line.kind === "flow");
  const flow = flows.find((line) => line.id === id);
  switch (step) {
    case "ahead":
      if (flow !== undefined) return flow.targetId;
      return flows.find(({ sourceId }) => sourceId === id)?.id ?? null;
    case "back":
      if (flow !== undefined) return flow.sourceId;
      return flows.find(({ targetId }) => targetId === id)?.id ?? null;
    case "nextBeside":
      return flow === undefined ? null : beside(flows, flow, 1);
    case "previousBeside":
      return flow === undefined ? null : beside(flows, flow, -1);
  }
}

function beside(flows: readonly Flow[], flow: Flow, step: 1 | -1): Id | null {
  const siblings = flows.filter(({ sourceId }) => sourceId === flow.sourceId);
  const at = siblings.indexOf(flow);
  const next = siblings.at((at + step) % siblings.length);
  return next === undefined || next === flow ? null : next.id;
}
