/** Why an example came out as it did, in sentences for people who read no trees. */

import type { Explanation } from "../rules/explain.ts";
import { printRule } from "../rules/print.ts";
import type { RuleExample, Template } from "../template/template.ts";
import { exampleDiagram, PART_IDS } from "./example-diagram.ts";
import { situationAt } from "./explain-around.ts";
import { explainThreat } from "./explain.ts";

/** What decided about an example's threat type: the terms of its filters that the outcome hangs on. */
export function reasonOf(template: Template, example: RuleExample): readonly string[] {
  const type = template.threatTypes.find(({ id }) => id === example.threatTypeId);
  if (type === undefined) return [];
  const situation = situationAt(exampleDiagram(template, example), topicIn(type.scope));
  const explained = situation === null ? null : explainThreat(template, type.id, situation);
  if (explained === null) {
    return ["There is nothing in it that rules of this scope are asked about."];
  }
  const { include, exclude } = explained;
  if (include === null) return ["Its include is empty or no rule."];
  const sentences = [sentence("include", include)];
  return include.holds && exclude !== null
    ? [...sentences, sentence("exclude", exclude)]
    : sentences;
}

/** Id of what a rule is asked about in the diagram of an example. */
function topicIn(scope: Template["threatTypes"][number]["scope"]): string {
  switch (scope) {
    case undefined:
      return PART_IDS.flow;
    case "element":
    case "boundary":
      return PART_IDS.source;
    case "diagram":
      return PART_IDS.diagram;
  }
}

function sentence(filter: string, explanation: Explanation): string {
  const outcome = explanation.holds ? "holds" : "does not hold";
  return `Its ${filter} ${outcome}: ${decisive(explanation).map(describe).join("; ")}.`;
}

/** The terms without which it would have come out otherwise. */
function decisive({ rule, holds, operands, ...term }: Explanation): readonly Explanation[] {
  if (operands.length === 0) return [{ rule, holds, operands, ...term }];
  return operands
    .filter((operand) => rule.kind === "not" || operand.holds === holds)
    .flatMap(decisive);
}

function describe({ rule, holds, evidence }: Explanation): string {
  const found = evidence?.kind === "attribute" ? foundText(evidence.found) : "";
  return `${printRule(rule)} is ${holds ? "true" : "false"}${found}`;
}

function foundText(found: string | null): string {
  return found === null ? " (there is no such attribute)" : ` (it is “${found}”)`;
}
