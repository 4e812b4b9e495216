/** What rules may ask about a situation (TM7.md 5.2). */

import type { Boundary, Line, Shape } from "../model/model.ts";
import type { Facts, Thing } from "../rules/facts.ts";
import type { ContainmentTerm, CrossingTerm, Subject } from "../rules/syntax.ts";
import type { Template } from "../template/template.ts";
import type { Situation } from "./analysis.ts";
import { boxesAround, isCrossedTo } from "./surroundings.ts";
import { thingOf, thingsOfType } from "./things.ts";

/** Answers a rule's questions about one situation. */
export function factsOf(template: Template, situation: Situation): Facts {
  const asThing = (item: Shape | Line): Thing => thingOf(template, item);
  const things: Partial<Record<Subject, Thing>> = Object.fromEntries(
    partsOf(situation).map(([subject, item]) => [subject, asThing(item)]),
  );
  return {
    subject: (subject) => things[subject] ?? null,
    crossed: (way) => crossedBy(situation, way).map(asThing),
    around: (subject) => around(situation, subject).map(asThing),
    onDiagram: (typeId) => thingsOfType(template, situation.diagram, typeId),
  };
}

/** A boundary of every kind, of which nothing is stated. */
const ANY_BOUNDARY: readonly Thing[] = [
  { isOfType: () => true, attribute: () => null, isUnknown: () => true },
];

/** The same facts, but the flow crosses, leaves and enters whatever boundary it is asked for. */
export function assumingCrossed(facts: Facts): Facts {
  return { ...facts, crossed: () => ANY_BOUNDARY };
}

/** The items a rule can name in a situation. */
export function partsOf(situation: Situation): readonly (readonly [Subject, Shape | Line])[] {
  switch (situation.scope) {
    case "interaction": {
      const { source, flow, target } = situation;
      return [
        ["source", source],
        ["flow", flow],
        ["target", target],
      ];
    }
    case "element":
      return [["element", situation.element]];
    case "boundary":
      return [["boundary", situation.boundary]];
    case "diagram":
      return [];
  }
}

function crossedBy(situation: Situation, way: CrossingTerm["way"]): readonly Boundary[] {
  if (situation.scope !== "interaction") return [];
  const { flow, crosses } = situation;
  switch (way) {
    case "crosses":
      return crosses;
    case "leaves":
      return crosses.filter((boundary) => isCrossedTo("outside", flow, boundary));
    case "enters":
      return crosses.filter((boundary) => isCrossedTo("inside", flow, boundary));
  }
}

function around(situation: Situation, subject: ContainmentTerm["subject"]): readonly Boundary[] {
  const { diagram } = situation;
  if (subject === "both") {
    const others = new Set(around(situation, "target"));
    return around(situation, "source").filter((box) => others.has(box));
  }
  const part = partsOf(situation).find(([name]) => name === subject);
  if (part === undefined || part[1].kind === "flow") return [];
  return boxesAround(diagram, part[1]);
}
