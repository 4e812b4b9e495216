/** What stencils say of their attributes. */

import type { AttributeDefinition, Stencil } from "../template.ts";
import { finding } from "./finding.ts";
import type { Finding, Place } from "./finding.ts";
import { repeated } from "./structure-findings.ts";

export function definitionFindings({ id, name, attributes }: Stencil): readonly Finding[] {
  const twice = repeated(attributes.map((one) => one.name)).map((member) =>
    finding(
      "repeated-attribute",
      { kind: "attribute", id, member },
      `${name} has an attribute '${member}' more than once; only the first counts.`,
    ),
  );
  return [
    ...twice,
    ...attributes.flatMap((one) =>
      attributeFindings(one, { kind: "attribute", id, member: one.name }),
    ),
  ];
}

function attributeFindings(
  { label, kind, values, unknown }: AttributeDefinition,
  at: Place,
): readonly Finding[] {
  const found: Finding[] = [];
  const offers = kind === undefined || kind === "boolean";
  if (offers && values.length === 0) {
    found.push(finding("no-values", at, `'${label}' has no values to choose from.`));
  }
  for (const value of repeated(values)) {
    found.push(finding("repeated-value", at, `'${label}' offers '${value}' more than once.`));
  }
  if (unknown !== undefined && offers && values.length > 0 && !values.includes(unknown)) {
    const message = `'${unknown}' is to say that nobody stated '${label}', but is none of its values.`;
    found.push(finding("unknown-not-offered", at, message));
  }
  return found;
}
