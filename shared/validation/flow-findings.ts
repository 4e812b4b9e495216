/** What can be the matter with the flows of a diagram. */

import { holderOf, boxesOf } from "../model/containment.ts";
import { isElement } from "../model/item-patches.ts";
import type { Boundary, Flow, Id } from "../model/model.ts";
import type { DiagramFacts } from "./diagram-facts.ts";
import { quoted } from "./diagram-facts.ts";
import { ISSUES, type Finding } from "./finding.ts";

/** Findings on flows, in stored order. */
export function flowFindings(facts: DiagramFacts): readonly Finding[] {
  const { diagram } = facts;
  const boxes = boxesOf(diagram);
  return facts.flows.flatMap((flow): readonly Finding[] => {
    const about = quoted(flow);
    const base = { diagramId: diagram.id, about };
    const source = flow.sourceId === null ? undefined : facts.shapes.get(flow.sourceId);
    const target = flow.targetId === null ? undefined : facts.shapes.get(flow.targetId);
    const twice = [flow.id, flow.id];
    const crosses = facts.crossings.get(flow.id) ?? [];
    const repeated = hasRepeatedArcs(crosses)
      ? [{ ...of("repeatedArcs"), ...base, elementIds: twice, text: REPEATED_ARCS }]
      : [];
    if (source === undefined || target === undefined) {
      return [{ ...of("unconnected"), ...base, elementIds: twice, text: UNCONNECTED }, ...repeated];
    }
    if (crosses.length > 0 || boxes.length === 0) return repeated;
    if (!isElement(source) || !isElement(target)) return repeated;
    const from = holderOf(source, boxes);
    const to = holderOf(target, boxes);
    if (from === to) return repeated;
    const text = `It goes from ${where(from)} to ${where(to)}, but crosses no trust boundary.`;
    return [{ ...of("crossesNothing"), ...base, elementIds: [flow.id], text }, ...repeated];
  });
}

/** Microsoft's sentences. */
const UNCONNECTED = "The connector should be attached to two elements.";
const REPEATED_ARCS = "More than one arc trust boundary of the same type on the same data flow.";

function hasRepeatedArcs(crosses: readonly Boundary[]): boolean {
  const seen = new Set<Id>();
  return crosses.some(({ kind, stencilId }) => {
    if (kind !== "boundaryLine") return false;
    const again = seen.has(stencilId);
    seen.add(stencilId);
    return again;
  });
}

function where(box: Boundary | null): string {
  return box === null ? "outside all boundaries" : `inside ${quoted(box)}`;
}

/** Which elements data leaves and which it reaches; a flow back to its own element counts as both. */
export function trafficOf(flows: readonly Flow[]): {
  readonly sources: ReadonlySet<Id>;
  readonly targets: ReadonlySet<Id>;
} {
  const sources = new Set<Id>();
  const targets = new Set<Id>();
  for (const { sourceId, targetId } of flows) {
    if (sourceId !== null) sources.add(sourceId);
    if (targetId !== null) targets.add(targetId);
  }
  return { sources, targets };
}

function of(name: "unconnected" | "repeatedArcs" | "crossesNothing") {
  const { id, severity } = ISSUES[name];
  return { issueId: id, severity };
}
