/** The order of a report: which threats stand where and under which number (TM7.md 6.1). */

import type { Diagram, Element, Flow, Id, Model, Threat, ThreatState } from "../model/model.ts";
import { isInteraction } from "../model/threat-topic.ts";

export interface NumberedThreat {
  /** Runs through the whole report from 1; not the threat's own number. */
  readonly place: number;
  readonly threat: Threat;
}

/** A flow with its ends, or an element, boundary or diagram that has threats of its own. */
export interface ReportedInteraction {
  /** 1-based, through the whole report. */
  readonly place: number;
  readonly name: string;
  /** What kind of thing the threats are about. */
  readonly about: "Interaction" | "Element" | "Boundary" | "Diagram";
  /** What its picture shows: the flow and its ends, or the one item; empty for a diagram and for what is gone. */
  readonly itemIds: readonly Id[];
  readonly flow: Flow | null;
  readonly source: Element | null;
  readonly target: Element | null;
  readonly threats: readonly NumberedThreat[];
}

export interface ReportedDiagram {
  /** 1-based. */
  readonly place: number;
  readonly diagram: Diagram;
  readonly interactions: readonly ReportedInteraction[];
}

export interface Arrangement {
  readonly diagrams: readonly ReportedDiagram[];
  /** Threats with a verdict whose flow, ends, rule or diagram are gone. */
  readonly orphans: readonly NumberedThreat[];
}

/** Compares names as people sort them, whatever their case; fixed to one locale so that reports can be compared. */
const collator = new Intl.Collator("en", { sensitivity: "accent" });

/** Arranges threats under the diagrams and interactions of the model. */
export function arrange(model: Model, threats: readonly Threat[]): Arrangement {
  let place = 0;
  const numbered = (threat: Threat): NumberedThreat => ({ place: ++place, threat });
  let interactionPlace = 0;
  const known = new Set(model.diagrams.map((diagram) => diagram.id));
  const byDiagram = Map.groupBy(
    threats.filter((threat) => !threat.orphaned && known.has(threat.diagramId)),
    (threat) => threat.diagramId,
  );
  const diagrams = model.diagrams.map((diagram, index): ReportedDiagram => {
    const flows = [...Map.groupBy(byDiagram.get(diagram.id) ?? [], (threat) => threat.flowId)];
    const named = flows.map(([flowId, members]) => ({
      flowId,
      members,
      name: members[0]?.interaction ?? "",
    }));
    named.sort((a, b) => collator.compare(a.name, b.name));
    const interactions = named.map(({ flowId, members, name }): ReportedInteraction => {
      const [first] = members;
      const topic =
        first === undefined || isInteraction(first)
          ? interactionParts(diagram, flowId, first)
          : otherTopic(diagram, flowId);
      const { about, itemIds, flow, source, target } = topic;
      const at = ++interactionPlace;
      return {
        place: at,
        name,
        about,
        itemIds,
        flow,
        source,
        target,
        threats: members.map(numbered),
      };
    });
    return { place: index + 1, diagram, interactions };
  });
  const orphans = threats
    .filter((threat) => threat.orphaned || !known.has(threat.diagramId))
    .map(numbered);
  return { diagrams, orphans };
}

type Topic = Pick<ReportedInteraction, "about" | "itemIds" | "flow" | "source" | "target">;

function interactionParts(diagram: Diagram, flowId: Id, first: Threat | undefined): Topic {
  const flow = flowOf(diagram, flowId);
  const source = elementOf(diagram, first?.sourceId ?? null);
  const target = elementOf(diagram, first?.targetId ?? null);
  const shown = flow === null ? [] : [flow, source, target];
  const itemIds = shown.flatMap((item) => (item === null ? [] : [item.id]));
  return { about: "Interaction", itemIds, flow, source, target };
}

function otherTopic(diagram: Diagram, id: Id): Topic {
  const parts = { flow: null, source: null, target: null };
  if (id === diagram.id) return { about: "Diagram", itemIds: [], ...parts };
  const isElement = elementOf(diagram, id) !== null;
  return { about: isElement ? "Element" : "Boundary", itemIds: [id], ...parts };
}

function flowOf(diagram: Diagram, id: Id): Flow | null {
  const line = diagram.lines.find((candidate) => candidate.id === id);
  return line?.kind === "flow" ? line : null;
}

function elementOf(diagram: Diagram, id: Id | null): Element | null {
  const shape = diagram.shapes.find((candidate) => candidate.id === id);
  if (shape === undefined || shape.kind === "boundaryBox" || shape.kind === "annotation")
    return null;
  return shape;
}

/** All threats of a diagram, in report order. */
export function threatsOf(reported: ReportedDiagram): readonly Threat[] {
  return reported.interactions.flatMap(({ threats }) => threats.map(({ threat }) => threat));
}

/** How many of the threats are in a state. */
export function countState(threats: readonly Threat[], state: ThreatState): number {
  return threats.filter((threat) => threat.verdict.state === state).length;
}
