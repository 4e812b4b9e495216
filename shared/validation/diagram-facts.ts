/** What the rules ask about a diagram, worked out once. */

import type { Boundary, Diagram, Flow, Id, Line, Shape } from "../model/model.ts";
import { crossingsOf } from "../stride/interactions.ts";

export interface DiagramFacts {
  readonly diagram: Diagram;
  readonly shapes: ReadonlyMap<Id, Shape>;
  readonly flows: readonly Flow[];
  /** Boundaries each flow crosses; flows that cross none are left out. */
  readonly crossings: ReadonlyMap<Id, readonly Boundary[]>;
}

export function diagramFacts(diagram: Diagram): DiagramFacts {
  return {
    diagram,
    shapes: new Map(diagram.shapes.map((shape) => [shape.id, shape])),
    flows: diagram.lines.filter((line) => line.kind === "flow"),
    crossings: crossingsOf(diagram),
  };
}

/** The name on one line, in quotes; what to call an item without one. */
export function quoted({ name }: Shape | Line): string {
  const line = oneLine(name);
  return line === "" ? "An item without a name" : `“${line}”`;
}

/** The name as people read it: runs of white space are one blank. */
export function oneLine(name: string): string {
  return name.replace(/\s+/gu, " ").trim();
}
