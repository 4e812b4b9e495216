/** What a term of a rule was decided by, in words. */

import type { Explanation } from "../../../shared/rules/explain.ts";
import type { Situation } from "../../../shared/stride/analysis.ts";
import { partsOf } from "../../../shared/stride/facts.ts";
import { effectiveAttributes } from "../../../shared/template/inheritance.ts";
import { findStencil } from "../../../shared/template/lookup.ts";
import type { Template } from "../../../shared/template/template.ts";

type Evidence = NonNullable<Explanation["evidence"]>;
type Finding = Extract<Evidence, { readonly kind: "attribute" }>;

/** Empty for what is put together of terms. */
export function findingOf(
  { rule, evidence }: Explanation,
  situation: Situation,
  template: Template,
): string {
  const nameOf = (id: string): string => findStencil(template, id)?.name ?? id;
  switch (evidence?.kind) {
    case undefined:
      return "";
    case "unknownName":
      return `nothing is called [${evidence.displayName}]`;
    case "noSubject":
      return "there is nothing of the kind here";
    case "type": {
      const stencilId = stencilOf(rule, situation);
      const names = evidence.typeIds.map(nameOf).join(" or ");
      const asked = names === "" ? "nothing is of what is asked for" : `asked for ${names}`;
      return stencilId === null ? asked : `it is ${nameOf(stencilId)}; ${asked}`;
    }
    case "attribute":
      return stated(evidence, template, stencilOf(rule, situation));
    case "crossing":
    case "containment":
    case "presence": {
      const asked = evidence.typeIds.map(nameOf).join(" or ") || "such a thing";
      const { things, details } = evidence;
      if (things === 0) return `${SEARCHED[evidence.kind]} no ${asked}`;
      const found = things === 1 ? asked : `${asked} ${things} times`;
      const told = details.map((detail) => stated(detail, template, null)).join("; ");
      return [`${SEARCHED[evidence.kind]} ${found}`, told].filter(Boolean).join(": ");
    }
  }
}

const SEARCHED = {
  crossing: "it crosses",
  containment: "it lies in",
  presence: "there is",
} as const;

function stated(
  { name, found }: Pick<Finding, "name" | "found">,
  template: Template,
  stencilId: string | null,
): string {
  const label = labelOf(template, stencilId, name);
  if (found === null) return `it has no “${label}”`;
  return found.trim() === "" ? `“${label}” is empty` : `“${label}” is “${found}”`;
}

/** Stencil of what the term speaks of. */
function stencilOf(rule: Explanation["rule"], situation: Situation): string | null {
  const subject = "subject" in rule ? rule.subject : null;
  return partsOf(situation).find(([name]) => name === subject)?.[1].stencilId ?? null;
}

function labelOf(template: Template, stencilId: string | null, name: string): string {
  const definitions =
    stencilId === null
      ? template.stencils.flatMap(({ attributes }) => attributes)
      : effectiveAttributes(template, stencilId);
  return definitions.find((one) => one.name === name)?.label ?? name;
}
