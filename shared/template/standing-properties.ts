import type { ThreatPropertyDefinition } from "./template.ts";

/** The properties every MS TMT template lists first, in this order; they have fields of their own in a threat. */
export const STANDING_PROPERTIES: readonly ThreatPropertyDefinition[] = [
  ["Title", "Title", false],
  ["UserThreatCategory", "Category", false],
  ["UserThreatShortDescription", "Short Description", true],
  ["UserThreatDescription", "Description", false],
  ["StateInformation", "Justification", false],
  ["InteractionString", "Interaction", false],
].map(([name, label, hidden]) => ({
  name: String(name),
  label: String(label),
  hidden: hidden === true,
  kind: "text",
  values: [],
}));

/** Whether a property is one that every template has under this very name. */
export function isStandingProperty(name: string): boolean {
  return name === "Priority" || STANDING_PROPERTIES.some((property) => property.name === name);
}
