/** Says why a threat type applies to a situation, or why not. */

import type { Id } from "../model/model.ts";
import { explainRule } from "../rules/explain.ts";
import type { Explanation } from "../rules/explain.ts";
import { parseRule } from "../rules/parse.ts";
import { displayNames } from "../template/display-names.ts";
import type { Template } from "../template/template.ts";
import type { Situation } from "./analysis.ts";
import { factsOf } from "./facts.ts";

export interface ThreatExplanation {
  readonly fires: boolean;
  /** Null when the filter is empty or malformed. */
  readonly include: Explanation | null;
  readonly exclude: Explanation | null;
}

/** Explains a threat type for a situation; null when the template has no such type. In a situation that is not of its
 * scope it never fires. */
export function explainThreat(
  template: Template,
  typeId: Id,
  situation: Situation,
): ThreatExplanation | null {
  const type = template.threatTypes.find(({ id }) => id === typeId);
  if (type === undefined) return null;
  const facts = factsOf(template, situation);
  const names = displayNames(template);
  const include = parseRule(type.include);
  const exclude = parseRule(type.exclude);
  const explained = (parsed: typeof include): Explanation | null =>
    parsed.ok && parsed.rule !== null ? explainRule(parsed.rule, facts, names) : null;
  const [because, unless] = [explained(include), explained(exclude)];
  const asked = (type.scope ?? "interaction") === situation.scope;
  const fires = asked && because?.holds === true && exclude.ok && unless?.holds !== true;
  return { fires, include: because, exclude: unless };
}
