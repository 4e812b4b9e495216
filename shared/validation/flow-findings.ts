/** What can be the matter with the flows of a diagram. */

import { isElement } from "../model/item-patches.ts";
import type { Boundary, BoundaryBox, Flow, Id } from "../model/model.ts";
import type { DiagramFacts } from "./diagram-facts.ts";
import { quoted } from "./diagram-facts.ts";
import { ISSUES, type Finding } from "./finding.ts";

/** Findings on flows, in stored order. */
export function flowFindings(facts: DiagramFacts): readonly Finding[] {
  return facts.flows.flatMap((flow) => {
    const crosses = facts.crossings.get(flow.id) ?? [];
    const twice = [flow.id, flow.id];
    const ends = endsFinding(facts, flow, crosses);
    const repeated = hasRepeatedArcs(crosses)
      ? found(facts, "repeatedArcs", flow, twice, REPEATED_ARCS)
      : null;
    return [ends, repeated].filter((finding) => finding !== null);
  });
}

/** What is the matter with where a flow starts and ends; null for nothing. */
function endsFinding(
  facts: DiagramFacts,
  flow: Flow,
  crosses: readonly Boundary[],
): Finding | null {
  const source = flow.sourceId === null ? undefined : facts.shapes.get(flow.sourceId);
  const target = flow.targetId === null ? undefined : facts.shapes.get(flow.targetId);
  if (source === undefined || target === undefined) {
    return found(facts, "unconnected", flow, [flow.id, flow.id], UNCONNECTED);
  }
  if (crosses.length > 0 || !isElement(source) || !isElement(target)) return null;
  const from = facts.holders.get(source.id);
  const to = facts.holders.get(target.id);
  if (from === to) return null;
  const text = `It goes from ${where(from)} to ${where(to)}, but crosses no trust boundary.`;
  return found(facts, "crossesNothing", flow, [flow.id], text);
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

function where(box: BoundaryBox | undefined): string {
  return box === undefined ? "outside all boundaries" : `inside ${quoted(box)}`;
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

function found(
  { diagram }: DiagramFacts,
  issue: "unconnected" | "repeatedArcs" | "crossesNothing",
  flow: Flow,
  elementIds: readonly Id[],
  text: string,
): Finding {
  const { id, severity } = ISSUES[issue];
  const about = quoted(flow);
  return { issueId: id, severity, diagramId: diagram.id, elementIds, about, text };
}
