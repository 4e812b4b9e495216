/** How far a diagram does without implicit trust: what its flows state, and what rests on where things are. */

import { rectContains } from "../model/geometry.ts";
import { area } from "../model/containment.ts";
import { boxesOf } from "../model/holders.ts";
import type { Boundary, BoundaryBox, Diagram, Element, Flow } from "../model/model.ts";
import type { Template, ZeroTrustAspect } from "../template/template.ts";
import { ASPECTS, type FlowStatement, flowStatements, type Standing } from "./flow-statements.ts";
import { boundariesOf } from "./interactions.ts";

/** How many of the statements that some flows have to make are made, and how. */
export interface Coverage {
  /** Flows looked at, those included that have nothing to state. */
  readonly flows: number;
  readonly good: number;
  readonly weak: number;
  readonly unstated: number;
}

export interface BoundaryCoverage {
  readonly boundary: Boundary;
  /** Of flows with both ends in it; none for a boundary line, which has no inside. */
  readonly inside: Coverage;
  readonly crossing: Coverage;
}

/** A flow of which nothing is stated to be good and that stays where it is: only its place speaks for it. */
interface ImplicitFlow {
  readonly statement: FlowStatement;
  /** The innermost box with both its ends; null where no box holds them. */
  readonly inside: BoundaryBox | null;
}

export interface ZeroTrustView {
  readonly overall: Coverage;
  readonly byAspect: Readonly<Record<ZeroTrustAspect, Coverage>>;
  /** Boxes, then lines, each in stored order. */
  readonly boundaries: readonly BoundaryCoverage[];
  readonly implicitFlows: readonly ImplicitFlow[];
  /** Elements that are called, and no flow to them states who calls; in stored order. */
  readonly openElements: readonly Element[];
}

/** Made statements as a share of those required, 0 to 1; null where none is required. */
export function coverageShare({ good, weak, unstated }: Coverage): number | null {
  const required = good + weak + unstated;
  return required === 0 ? null : good / required;
}

/** Looks at a diagram without trust in places. */
export function zeroTrustView(template: Template, diagram: Diagram): ZeroTrustView {
  const statements = [...flowStatements(template, diagram).values()];
  const boxes = boxesOf(diagram);
  return {
    overall: coverageOf(statements, ASPECTS),
    byAspect: {
      caller: coverageOf(statements, ["caller"]),
      server: coverageOf(statements, ["server"]),
      authorization: coverageOf(statements, ["authorization"]),
      encryption: coverageOf(statements, ["encryption"]),
      audit: coverageOf(statements, ["audit"]),
    },
    boundaries: boundariesOf(diagram).map((boundary) => coverageAt(boundary, statements)),
    implicitFlows: statements
      .filter(
        ({ standing, interaction }) =>
          (standing === "weak" || standing === "silent") && interaction.crosses.length === 0,
      )
      .map((statement) => ({ statement, inside: innermost(boxes, statement.interaction.flow) })),
    openElements: openElements(diagram, statements),
  };
}

function coverageOf(
  statements: readonly FlowStatement[],
  aspects: readonly ZeroTrustAspect[],
): Coverage {
  const counts: Record<Standing, number> = { good: 0, weak: 0, unstated: 0, absent: 0 };
  for (const { standings } of statements) {
    for (const aspect of aspects) counts[standings[aspect]] += 1;
  }
  const { good, weak, unstated } = counts;
  return { flows: statements.length, good, weak, unstated };
}

/** The sum of several coverages of the same flows. */
export function coverageSum(parts: readonly Coverage[]): Coverage {
  const sum = (of: (coverage: Coverage) => number): number =>
    parts.reduce((total, part) => total + of(part), 0);
  return {
    flows: parts[0]?.flows ?? 0,
    good: sum(({ good }) => good),
    weak: sum(({ weak }) => weak),
    unstated: sum(({ unstated }) => unstated),
  };
}

function coverageAt(boundary: Boundary, statements: readonly FlowStatement[]): BoundaryCoverage {
  const crossing = statements.filter(({ interaction }) => interaction.crosses.includes(boundary));
  const inside =
    boundary.kind === "boundaryLine"
      ? []
      : statements.filter(({ interaction }) => holdsBoth(boundary, interaction.flow));
  return {
    boundary,
    inside: coverageOf(inside, ASPECTS),
    crossing: coverageOf(crossing, ASPECTS),
  };
}

/** By the stored ends, as crossing is judged. */
function holdsBoth(box: BoundaryBox, flow: Flow): boolean {
  return rectContains(box, flow.source) && rectContains(box, flow.target);
}

function innermost(boxes: readonly BoundaryBox[], flow: Flow): BoundaryBox | null {
  const around = boxes.filter((box) => holdsBoth(box, flow));
  return around.reduce<BoundaryBox | null>(
    (least, box) => (least === null || area(box) < area(least) ? box : least),
    null,
  );
}

function openElements(
  { shapes }: Diagram,
  statements: readonly FlowStatement[],
): readonly Element[] {
  const calls = Map.groupBy(
    statements.filter(({ standings }) => standings.caller !== "absent"),
    ({ interaction }) => interaction.target.id,
  );
  return shapes.filter((shape): shape is Element => {
    if (!("outOfScope" in shape) || shape.outOfScope) return false;
    const incoming = calls.get(shape.id);
    return incoming?.every(({ standings }) => standings.caller !== "good") ?? false;
  });
}
