/** Runs the examples of a template: its own tests. */

import type { Id, Model } from "../model/model.ts";
import type { RuleExample, Template, ThreatType } from "../template/template.ts";
import { exampleDiagram, PART_IDS, type ExampleSituation } from "./example-diagram.ts";
import { draftThreats } from "./generate.ts";

export interface ExampleOutcome {
  readonly example: RuleExample;
  /** What its threat type makes of it now; null when the example cannot be set up: `problem` says why. */
  readonly outcome: RuleExample["expect"] | null;
  /** Whether it is what is expected. */
  readonly passes: boolean;
  /** One sentence; null for none. */
  readonly problem: string | null;
}

/** Runs all examples of a template, in order. */
export function runExamples(template: Template): readonly ExampleOutcome[] {
  const examples = template.examples ?? [];
  const asked = new Map<Id, (situation: ExampleSituation) => RuleExample["expect"]>();
  return examples.map((example) => {
    const problem = setUpProblem(template, example);
    const type = template.threatTypes.find(({ id }) => id === example.threatTypeId);
    if (problem !== null || type === undefined) {
      return { example, outcome: null, passes: false, problem };
    }
    const ask = asked.get(type.id) ?? outcomeOf(template, type);
    asked.set(type.id, ask);
    const outcome = ask(example);
    return { example, outcome, passes: outcome === example.expect, problem: null };
  });
}

/** What a threat type makes of situations. */
export function outcomeOf(
  template: Template,
  type: ThreatType,
): (situation: ExampleSituation) => RuleExample["expect"] {
  // Whether a model has the type's profile is no matter of the type.
  const alone: Template = { ...template, profiles: [], threatTypes: [type] };
  return (situation) => {
    const diagram = exampleDiagram(alone, situation);
    const drafts = [...draftThreats(alone, modelOf(diagram)).values()];
    return drafts.some(({ sourceId }) => TOPICS.has(sourceId)) ? "fires" : "silent";
  };
}

/** What else is on the diagram may be the topic of threats of its own; those do not count. */
const TOPICS: ReadonlySet<Id> = new Set([PART_IDS.source, PART_IDS.diagram]);

function modelOf(diagram: Model["diagrams"][number]): Model {
  const nothing = { name: "", owner: "", reviewer: "", contributors: "", description: "" };
  return {
    information: { ...nothing, assumptions: "", externalDependencies: "" },
    generationEnabled: true,
    diagrams: [diagram],
    threats: [],
    notes: [],
    messages: [],
  };
}

function setUpProblem(template: Template, example: RuleExample): string | null {
  if (!template.threatTypes.some(({ id }) => id === example.threatTypeId)) {
    return `The template has no threat type '${example.threatTypeId}'.`;
  }
  const known = new Set(template.stencils.map(({ id }) => id));
  const { source, target, flow, boundaries, besides } = example;
  const named = [source, target, flow, ...boundaries].flatMap((item) => item?.stencilId ?? []);
  const missing = [...named, ...besides].find((id) => !known.has(id));
  return missing === undefined ? null : `The template has no stencil '${missing}'.`;
}
