/** Where a template holds rules and texts that name its stencils and attributes. */

import type { MessageType, ThreatType } from "./template.ts";

/** The type with every rule put through `edit`; the same value when no rule changes. */
export function withTypeRules(type: ThreatType, edit: (rule: string) => string): ThreatType {
  const include = edit(type.include);
  const exclude = edit(type.exclude);
  const priorities = type.priorities?.map((priority) => {
    const when = edit(priority.when);
    return when === priority.when ? priority : { ...priority, when };
  });
  const changed =
    include !== type.include ||
    exclude !== type.exclude ||
    priorities?.some((priority, at) => priority !== type.priorities?.[at]) === true;
  if (!changed) return type;
  return { ...type, include, exclude, ...(priorities === undefined ? {} : { priorities }) };
}

/** The message with its rule put through `edit`; the same value when it stays. */
export function withMessageRule(message: MessageType, edit: (rule: string) => string): MessageType {
  const when = edit(message.when);
  return when === message.when ? message : { ...message, when };
}

/** The type with every text that may hold placeholders put through `edit`; the same value when none changes. */
export function withTypeTexts(type: ThreatType, edit: (text: string) => string): ThreatType {
  const title = edit(type.title);
  const description = edit(type.description);
  const properties = type.properties.map((property) => {
    const value = property.value === null ? null : edit(property.value);
    return value === property.value ? property : { ...property, value };
  });
  const changed =
    title !== type.title ||
    description !== type.description ||
    properties.some((property, at) => property !== type.properties[at]);
  return changed ? { ...type, title, description, properties } : type;
}

/** Every rule of the type, with what it is called. */
export function rulesOf(
  type: ThreatType,
): readonly { readonly what: string; readonly rule: string }[] {
  return [
    { what: "include", rule: type.include },
    { what: "exclude", rule: type.exclude },
    ...(type.priorities ?? []).map(({ when }) => ({ what: "priority", rule: when })),
  ];
}

/** Every text of the type that may hold placeholders, with what it is called. */
export function textsOf(
  type: ThreatType,
): readonly { readonly what: string; readonly text: string }[] {
  return [
    { what: "title", text: type.title },
    { what: "description", text: type.description },
    ...type.properties.flatMap(({ name, value }) =>
      value === null ? [] : [{ what: name, text: value }],
    ),
  ];
}
