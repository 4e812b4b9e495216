/** What a threat type gives to the properties of its threats. */

import { PRIORITY } from "../template/standing-properties.ts";
import type { Template, ThreatPropertyDefinition, ThreatType } from "../template/template.ts";

/** What a threat has when neither its type nor the template says. */
export const FALLBACK_PRIORITY = "High";

/**
 * Values of the properties a type lists, in template order (ones the template does not define come last): the
 * type's own, else what its measures, references and phase say, else the first the template offers.
 */
export function propertyValues(template: Template, type: ThreatType): ReadonlyMap<string, string> {
  const definitions = new Map(
    template.threatProperties.toReversed().map((definition) => [definition.name, definition]),
  );
  const stated = statedValues(definitions, type);
  const order = new Map(template.threatProperties.map(({ name }, index) => [name, index]));
  const place = (name: string): number => order.get(name) ?? template.threatProperties.length;
  const unlisted = [...stated.keys()].map((name) => ({ name, value: null }));
  const listed = [...type.properties, ...unlisted].sort((a, b) => place(a.name) - place(b.name));
  const values = new Map<string, string>();
  for (const { name, value } of listed) {
    if (values.has(name)) continue;
    const fallback =
      definitions.get(name)?.values[0] ?? (name === PRIORITY ? FALLBACK_PRIORITY : "");
    values.set(name, value ?? stated.get(name) ?? fallback);
  }
  return values;
}

/**
 * What a type of ours says in fields of its own, as the properties that Microsoft's templates have for it; only those
 * the template defines.
 */
export function statedValues(
  definitions: ReadonlyMap<string, ThreatPropertyDefinition>,
  { mitigations = [], references = [], phase = "" }: ThreatType,
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const state = (name: string, lines: readonly string[]): void => {
    const definition = definitions.get(name);
    if (definition === undefined || lines.length === 0) return;
    values.set(name, definition.kind === "richText" ? asList(lines) : lines.join("\n"));
  };
  state("PossibleMitigations", mitigations);
  state(
    "References",
    references.map(({ catalogue, id }) => (id.startsWith(catalogue) ? id : `${catalogue} ${id}`)),
  );
  state("SDLPhase", phase === "" ? [] : [phase]);
  return values;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function asList(lines: readonly string[]): string {
  const items = lines.map((line) => line.replace(/[&<>]/gu, (sign) => ENTITIES[sign] ?? sign));
  return `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
}
