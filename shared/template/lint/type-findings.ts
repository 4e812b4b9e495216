/** What a threat type says beside its rules: texts, and what it refers to. */

import type { RuleScope } from "../../rules/syntax.ts";
import { PRIORITY } from "../standing-properties.ts";
import type { Template, ThreatType } from "../template.ts";
import { isPart, placeholdersIn, spokenIn } from "../placeholders.ts";
import { finding } from "./finding.ts";
import type { Finding, Place } from "./finding.ts";
import type { MessageType } from "./ruled.ts";
import { canBe } from "./vocabulary.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A list of theirs only offers texts to begin with; the texts of a type come from elsewhere. */
const FREE_TEXTS = new Set(["Title", "UserThreatShortDescription", "UserThreatDescription"]);

export const MITIGATIONS = "PossibleMitigations";

/** What a threat type may refer to. */
export type Surroundings = Pick<Template, "categories" | "profiles" | "threatProperties">;

export function typeFindings(
  vocabulary: Vocabulary,
  surroundings: Surroundings,
  type: ThreatType,
): readonly Finding[] {
  const { id, title, categoryId, profileId } = type;
  const at = (member: string): Place => ({ kind: "threatType", id, member });
  const found: Finding[] = [];
  if (title.trim() === "") found.push(finding("blank-title", at("title"), "The title is blank."));
  if (!surroundings.categories.some((category) => category.id === categoryId)) {
    const message = `The template has no threat category '${categoryId}'.`;
    found.push(finding("unknown-category", at("categoryId"), message));
  }
  const profiles = surroundings.profiles ?? [];
  if (profileId !== undefined && !profiles.some((profile) => profile.id === profileId)) {
    const message = `The template has no profile '${profileId}'.`;
    found.push(finding("unknown-profile", at("profileId"), message));
  }
  return [
    ...found,
    ...propertyFindings(surroundings, type, at),
    ...textsOf(type).flatMap(([member, text]) =>
      textFindings(vocabulary, type.scope ?? "interaction", text, at(member)),
    ),
  ];
}

/** Whether a type says what to do about its threats. */
export function saysMitigation({ mitigations = [], properties }: ThreatType): boolean {
  const stated = properties.find(({ name }) => name === MITIGATIONS)?.value ?? "";
  return [...mitigations, stated].some((text) => text.trim() !== "");
}

/** The texts that are filled in. */
export function textsOf(type: ThreatType): readonly (readonly [string, string])[] {
  const { title, description, mitigations = [], properties } = type;
  return [
    ["title", title],
    ["description", description],
    ...mitigations.map((text, index) => [`mitigations.${index}`, text] as const),
    ...properties.flatMap(({ name, value }) =>
      value === null ? [] : [[`properties.${name}`, value] as const],
    ),
  ];
}

function propertyFindings(
  { threatProperties }: Surroundings,
  { properties, priorities = [] }: ThreatType,
  at: (member: string) => Place,
): readonly Finding[] {
  const given = [
    ...properties.map(({ name, value }) => ({ name, value, member: `properties.${name}` })),
    ...priorities.map(({ value }, index) => ({
      name: PRIORITY,
      value,
      member: `priorities.${index}.value`,
    })),
  ];
  return given.flatMap(({ name, value, member }) => {
    const definition = threatProperties.find((property) => property.name === name);
    if (definition === undefined) {
      const message = `The template has no threat property '${name}'.`;
      return [finding("unknown-property", at(member), message)];
    }
    const { kind, values, label } = definition;
    const given = value?.trim() ?? "";
    if (given === "" || values.length === 0 || kind !== "list" || FREE_TEXTS.has(name)) return [];
    if (value === null || values.includes(value)) return [];
    const message = `'${value}' is none of the values of '${label}': ${values.join(", ")}.`;
    return [finding("unknown-property-value", at(member), message)];
  });
}

/** The text of a message of the template. */
export function messageFindings(
  vocabulary: Vocabulary,
  { id, text, scope }: MessageType,
): readonly Finding[] {
  return textFindings(vocabulary, scope, text, { kind: "message", id, member: "text" });
}

/** Something in braces that looks as if it was meant to be filled in. */
const looksFilledIn =
  /\{\{?\s*(?:(?:source|flow|target|element|boundary|diagram|subject)\b[^{}]{0,60}|\p{L}+\.\p{L}+)\}?/giu;

function textFindings(
  vocabulary: Vocabulary,
  scope: RuleScope,
  text: string,
  at: Place,
): readonly Finding[] {
  const spoken = spokenIn[scope];
  const resolved = new Map(placeholdersIn(text).map((one) => [one.start, one]));
  return [...text.matchAll(looksFilledIn)].flatMap(({ 0: written, index }) => {
    const doubled = written.startsWith("{{");
    const known = resolved.get(doubled ? index + 1 : index);
    const range = { start: index, end: index + written.length };
    const report = (message: string): readonly Finding[] => [
      finding("unresolved-placeholder", { ...at, range }, message),
    ];
    if (known === undefined) {
      return report(
        `'${written}' stays as it is. Write {${spoken[0] ?? "source"}.Name} or the like.`,
      );
    }
    const { of, attribute } = known;
    if (!spoken.includes(of)) {
      return report(`'${known.written}' stays as it is: such threats have no ${of}.`);
    }
    if (attribute === null) return [];
    const had =
      isPart(of) &&
      vocabulary.stencils.some((one) => canBe(one, of) && one.attributes.has(attribute));
    return had ? [] : report(`'${known.written}' stays as it is: no ${of} has such an attribute.`);
  });
}
