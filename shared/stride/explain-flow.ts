/** Says of every threat type what it makes of a flow, and why. */

import type { Diagram, Id } from "../model/model.ts";
import type { Explanation } from "../rules/explain.ts";
import type { Template, ThreatType } from "../template/template.ts";
import { explainThreat, type ThreatExplanation } from "./explain.ts";
import { interactionsOf } from "./interactions.ts";

export interface ExplainedType {
  readonly type: ThreatType;
  /** Name of the category; empty when the template does not know it. */
  readonly category: string;
  readonly explanation: ThreatExplanation;
  /** Whether the outcome hangs on something nobody stated. */
  readonly undecided: boolean;
}

/**
 * All threat types that are asked about flows, in template order, each with what it makes of this one. Null when the
 * flow is no interaction: an end is loose, or it is out of scope.
 */
export function explainFlow(
  template: Template,
  diagram: Diagram,
  flowId: Id,
): readonly ExplainedType[] | null {
  const interaction = interactionsOf(diagram).find(({ flow }) => flow.id === flowId);
  if (interaction === undefined) return null;
  const categories = new Map(template.categories.map(({ id, name }) => [id, name]));
  return template.threatTypes.flatMap((type) => {
    if (type.scope !== undefined) return [];
    const explanation = explainThreat(template, type.id, interaction);
    if (explanation === null) return [];
    const category = categories.get(type.categoryId) ?? "";
    return [{ type, category, explanation, undecided: isUndecided(explanation) }];
  });
}

/** Whether stating something more could change whether the type fires. */
function isUndecided({ include, exclude }: ThreatExplanation): boolean {
  const asked = include?.truth;
  if (include === null || asked === "false") return false;
  const refused: Explanation["truth"] = exclude?.truth ?? "false";
  if (refused === "true") return false;
  return asked === "unknown" || refused === "unknown";
}
