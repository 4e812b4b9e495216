/** What is there and nothing uses. */

import { stencilChain } from "../lookup.ts";
import { placeholdersIn } from "../placeholders.ts";
import { PRIORITY, STANDING_PROPERTIES } from "../standing-properties.ts";
import type { Template } from "../template.ts";
import { finding, wholeTemplate } from "./finding.ts";
import type { Finding } from "./finding.ts";
import type { RuleCheck } from "./rule-check.ts";
import { MITIGATIONS, saysMitigation, textsOf } from "./type-findings.ts";

/** Every threat has these, whether its type mentions them or not. */
const ALWAYS_THERE = new Set(STANDING_PROPERTIES.map(({ name }) => name));

/** Properties that fields of a threat type of ours fill. */
const FROM_FIELDS = new Map<string, "priorities" | "mitigations" | "references" | "phase">([
  [PRIORITY, "priorities"],
  [MITIGATIONS, "mitigations"],
  ["References", "references"],
  ["SDLPhase", "phase"],
]);

/** @param checks of every threat type and message */
export function usageFindings(
  template: Template,
  checks: readonly RuleCheck[],
): readonly Finding[] {
  return [
    ...deadAttributes(template, checks),
    ...unusedCategories(template),
    ...unusedProperties(template),
    ...unusedProfiles(template),
    ...missingMitigations(template),
  ];
}

/** Only where an attribute is first declared: what overrides it goes with it. */
function deadAttributes(template: Template, checks: readonly RuleCheck[]): readonly Finding[] {
  const read = new Set([
    ...checks.flatMap(({ reads }) => [...reads]),
    ...(template.zeroTrust ?? []).map(({ attribute }) => attribute),
  ]);
  const texts = [
    ...template.threatTypes.flatMap((type) => textsOf(type).map(([, text]) => text)),
    ...(template.messages ?? []).map(({ text }) => text),
  ];
  for (const text of texts) {
    for (const { attribute } of placeholdersIn(text)) if (attribute !== null) read.add(attribute);
  }
  const unread = checks.flatMap((check) => check.unread);
  return template.stencils.flatMap((stencil) => {
    const inherited = new Set(
      stencilChain(template, stencil.id)
        .slice(1)
        .flatMap(({ attributes }) => attributes.map(({ name }) => name)),
    );
    const own = new Map(stencil.attributes.map((attribute) => [attribute.name, attribute.label]));
    return [...own].flatMap(([member, label]) => {
      if (read.has(member) || inherited.has(member)) return [];
      if (unread.some((text) => text.includes(member))) return [];
      const message = `No rule and no text reads '${label}' of ${stencil.name}.`;
      return [finding("dead-attribute", { kind: "attribute", id: stencil.id, member }, message)];
    });
  });
}

function unusedCategories({ categories, threatTypes }: Template): readonly Finding[] {
  const used = new Set(threatTypes.map(({ categoryId }) => categoryId));
  return categories
    .filter(({ id }) => !used.has(id))
    .map(({ id, name }) =>
      finding(
        "unused-category",
        { kind: "category", id },
        `No threat type is of the category ${name}.`,
      ),
    );
}

function unusedProperties({ threatProperties, threatTypes }: Template): readonly Finding[] {
  if (threatTypes.length === 0) return [];
  const used = new Set(threatTypes.flatMap(({ properties }) => properties.map(({ name }) => name)));
  return threatProperties.flatMap(({ name, label }) => {
    const field = FROM_FIELDS.get(name);
    const filled = field !== undefined && threatTypes.some((type) => type[field] !== undefined);
    if (ALWAYS_THERE.has(name) || used.has(name) || filled) return [];
    const message = `No threat type has the property '${label}'.`;
    return [finding("unused-property", { kind: "property", id: name }, message)];
  });
}

function unusedProfiles({ profiles = [], threatTypes }: Template): readonly Finding[] {
  const used = new Set(threatTypes.map(({ profileId }) => profileId));
  return profiles
    .filter(({ id }) => !used.has(id))
    .map(({ id, name }) =>
      finding(
        "unused-profile",
        { kind: "profile", id },
        `No threat type belongs to the profile ${name}.`,
      ),
    );
}

/** Once for the template if none of its types says what to do, as in Microsoft's oldest. */
function missingMitigations(template: Template): readonly Finding[] {
  const { threatTypes } = template;
  const silent = threatTypes.filter((type) => !saysMitigation(type));
  if (silent.length === 0) return [];
  if (silent.length === threatTypes.length) {
    const message = "No threat type says what to do about its threats.";
    return [finding("missing-mitigation", wholeTemplate(template), message)];
  }
  return silent.map(({ id }) =>
    finding(
      "missing-mitigation",
      { kind: "threatType", id, member: "mitigations" },
      "It does not say what to do about its threats.",
    ),
  );
}
