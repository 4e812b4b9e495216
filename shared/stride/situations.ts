/** Everything on a diagram that rules are asked about. */

import type { Diagram, Element, Line, Shape } from "../model/model.ts";
import type { RuleScope } from "../rules/syntax.ts";
import type { Situation } from "./analysis.ts";
import { boundariesOf, interactionsOf } from "./interactions.ts";

/**
 * What rules of this scope are asked about on a diagram, in the order that numbers their threats: flows, elements
 * and boundaries in stored order. What is out of scope is not asked about.
 */
export function situationsOf(diagram: Diagram, scope: RuleScope): readonly Situation[] {
  switch (scope) {
    case "interaction":
      return interactionsOf(diagram);
    case "element":
      return diagram.shapes
        .filter((shape): shape is Element => "outOfScope" in shape && !shape.outOfScope)
        .map((element) => ({ scope, diagram, element }));
    case "boundary":
      return boundariesOf(diagram).map((boundary) => ({ scope, diagram, boundary }));
    case "diagram":
      return [{ scope, diagram }];
  }
}

/** What rules are asked about. */
export type Topic = Shape | Line | Diagram;

/** What a situation is about: of an interaction its flow. */
export function aboutWhat(situation: Situation): Topic {
  switch (situation.scope) {
    case "interaction":
      return situation.flow;
    case "element":
      return situation.element;
    case "boundary":
      return situation.boundary;
    case "diagram":
      return situation.diagram;
  }
}
