/** What a term of a rule was decided by, in words. */

import type { Explanation } from "../../../shared/rules/explain.ts";
import { subjects, type Subject } from "../../../shared/rules/syntax.ts";
import type { Interaction } from "../../../shared/stride/analysis.ts";
import { effectiveAttributes } from "../../../shared/template/inheritance.ts";
import { findStencil } from "../../../shared/template/lookup.ts";
import type { Template } from "../../../shared/template/template.ts";

/** Empty for what is put together of terms. */
export function findingOf(
  { rule, evidence }: Explanation,
  interaction: Interaction,
  template: Template,
): string {
  const nameOf = (id: string): string => findStencil(template, id)?.name ?? id;
  switch (evidence?.kind) {
    case undefined:
      return "";
    case "unknownName":
      return `nothing is called [${evidence.displayName}]`;
    case "type": {
      const subject = subjectOf(rule);
      const found = subject === null ? "" : `it is ${nameOf(interaction[subject].stencilId)}`;
      return `${found}; asked for ${evidence.typeIds.map(nameOf).join(" or ")}`;
    }
    case "crossing": {
      const crossed = interaction.crosses.map(({ stencilId }) => nameOf(stencilId));
      return crossed.length === 0
        ? "it crosses nothing"
        : `it crosses ${[...new Set(crossed)].join(", ")}`;
    }
    case "attribute": {
      const subject = subjectOf(rule);
      const label =
        subject === null
          ? evidence.name
          : labelOf(template, interaction[subject].stencilId, evidence.name);
      if (evidence.found === null) return `it has no “${label}”`;
      return evidence.found.trim() === ""
        ? `“${label}” is empty`
        : `“${label}” is “${evidence.found}”`;
    }
  }
}

function subjectOf(rule: Explanation["rule"]): Subject | null {
  if (!("subject" in rule)) return null;
  return subjects.find((subject) => subject === rule.subject) ?? null;
}

function labelOf(template: Template, stencilId: string, name: string): string {
  const attribute = effectiveAttributes(template, stencilId).find((one) => one.name === name);
  return attribute?.label ?? name;
}
