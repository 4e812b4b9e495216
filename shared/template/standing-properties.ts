import type { ThreatPropertyDefinition } from "./template.ts";

/** Names of the two of them that a person sets for each threat; `Threat` holds all of them in fields. */
export const PRIORITY = "Priority";
export const JUSTIFICATION = "StateInformation";

/** The properties every MS TMT template lists first, in this order; they have fields of their own in a threat. */
export const STANDING_PROPERTIES: readonly ThreatPropertyDefinition[] = [
  ["Title", "Title", false],
  ["UserThreatCategory", "Category", false],
  ["UserThreatShortDescription", "Short Description", true],
  ["UserThreatDescription", "Description", false],
  [JUSTIFICATION, "Justification", false],
  ["InteractionString", "Interaction", false],
].map(([name, label, hidden]) => ({
  name: String(name),
  label: String(label),
  hidden: hidden === true,
  kind: "text",
  values: [],
}));

/** Names of the properties with a field of their own in a threat, in the order the tool lists them. */
export const STANDING_NAMES: readonly string[] = [
  ...STANDING_PROPERTIES.map(({ name }) => name),
  PRIORITY,
];

const names = new Set(STANDING_NAMES);

/** Whether a property is one that every template has under this very name. */
export function isStandingProperty(name: string): boolean {
  return names.has(name);
}
