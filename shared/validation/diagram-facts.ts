/** What the rules ask about a diagram, worked out once. */

import { holdersOf } from "../model/holders.ts";
import type { Boundary, BoundaryBox, Diagram, Flow, Id, Line, Shape } from "../model/model.ts";
import { crossingsOf } from "../stride/interactions.ts";

export interface DiagramFacts {
  readonly diagram: Diagram;
  readonly shapes: ReadonlyMap<Id, Shape>;
  readonly flows: readonly Flow[];
  /** Boundaries each flow crosses; flows that cross none are left out. */
  readonly crossings: ReadonlyMap<Id, readonly Boundary[]>;
  /** The innermost box of every shape that lies in one. */
  readonly holders: ReadonlyMap<Id, BoundaryBox>;
}

export function diagramFacts(diagram: Diagram): DiagramFacts {
  return {
    diagram,
    shapes: new Map(diagram.shapes.map((shape) => [shape.id, shape])),
    flows: diagram.lines.filter((line) => line.kind === "flow"),
    crossings: crossingsOf(diagram),
    holders: holdersOf(diagram),
  };
}

/** The name on one line, in quotes; what to call an item without one. */
export function quoted(item: Shape | Line): string {
  const line = nameOf(item);
  return line === "" ? "An item without a name" : `“${line}”`;
}

const names = new WeakMap<Shape | Line, string>();

/** The name of an item as people read it: runs of white space are one blank. Items never change, so it is kept. */
export function nameOf(item: Shape | Line): string {
  const known = names.get(item);
  if (known !== undefined) return known;
  const name = oneLine(item.name);
  names.set(item, name);
  return name;
}

export function oneLine(name: string): string {
  return name.replace(/\s+/gu, " ").trim();
}
