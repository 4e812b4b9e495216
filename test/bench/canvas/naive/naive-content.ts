/** A diagram as plain as the naive variant needs it. */

import type { Diagram } from "../../../../shared/model/model.ts";

export interface NaiveElement {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly round: boolean;
}

export interface NaiveFlow {
  readonly id: string;
  readonly name: string;
  readonly sourceId: string;
  readonly targetId: string;
}

export interface NaiveDiagram {
  readonly elements: readonly NaiveElement[];
  readonly flows: readonly NaiveFlow[];
}

/** The same elements and flows. */
export function naiveDiagram(diagram: Diagram): NaiveDiagram {
  return {
    elements: diagram.shapes
      .filter(({ kind }) => kind !== "boundaryBox")
      .map(({ id, name, left, top, width, height, kind }) => ({
        id,
        name,
        width,
        height,
        x: left,
        y: top,
        round: kind === "process",
      })),
    flows: diagram.lines.flatMap((line) =>
      line.kind === "flow" && line.sourceId !== null && line.targetId !== null
        ? [{ id: line.id, name: line.name, sourceId: line.sourceId, targetId: line.targetId }]
        : [],
    ),
  };
}
