/**
 * Stencils that were given another name but kept what they were: the id, and with it every rule that names it.
 *
 * A heuristic. Ids in words, such as `SE.P.TMCore.WebServer`, say what a stencil was made to be; where its name, and
 * for a rule also its description, no longer say so, what refers to the id may make no sense any more. Ids that are
 * not words, such as GUIDs, say nothing.
 */

import { plainText } from "../../model/plain-text.ts";
import type { Stencil, Template, ThreatType } from "../template.ts";
import { finding } from "./finding.ts";
import type { Finding } from "./finding.ts";
import type { RuleCheck } from "./rule-check.ts";

/** An id this short, such as `FS`, stands for anything. */
const LONGEST_ABBREVIATION = 3;

interface CheckedType {
  readonly type: ThreatType;
  readonly check: RuleCheck;
}

export function relabelledFindings(
  { stencils }: Template,
  checked: readonly CheckedType[],
): readonly Finding[] {
  const read = new Set(checked.flatMap(({ check }) => [...check.reads]));
  return stencils.flatMap((stencil) => {
    if (stencil.parentId === null) return [];
    const words = wordsOfId(stencil.id);
    if (words.join("").length <= LONGEST_ABBREVIATION) return [];
    return [
      ...relabelledStencil(stencil, words, checked, read),
      ...inheritedRules(stencil, words, checked),
    ];
  });
}

function relabelledStencil(
  stencil: Stencil,
  words: readonly string[],
  checked: readonly CheckedType[],
  read: ReadonlySet<string>,
): readonly Finding[] {
  const { id, name } = stencil;
  if (isSaid(words.join(""), name) || words.some((word) => isSaid(word, name))) return [];
  const naming = checked.filter(({ check }) => check.names.has(id)).map(({ type }) => type.id);
  const fixed = stencil.attributes.filter((one) => one.fixed && read.has(one.name));
  const reasons = [
    ...(naming.length === 0 ? [] : [`the rules of ${some(naming)} name it`]),
    ...(fixed.length === 0
      ? []
      : [`rules read what is fixed of it (${some(fixed.map(({ label }) => label))})`]),
  ];
  if (reasons.length === 0) return [];
  const message = `${name} still has the id of '${words.join(" ")}', and ${reasons.join(", and ")}. Check that they mean ${name}.`;
  return [finding("relabelled-stencil", { kind: "stencil", id, member: "name" }, message)];
}

/** Rules that name the stencil and speak of what it was. */
function inheritedRules(
  { id, name, description }: Stencil,
  words: readonly string[],
  checked: readonly CheckedType[],
): readonly Finding[] {
  if (description.trim() === "") return [];
  const lost = words.filter((word) => word.length > 2 && !isSaid(word, `${name} ${description}`));
  if (lost.length === 0) return [];
  return checked.flatMap(({ type, check }) => {
    if (!check.includes.has(id)) return [];
    const spoken = new Set(wordsIn(plainText(`${type.title} ${type.description}`)));
    const about = lost.filter((word) => spoken.has(word));
    if (about.length === 0) return [];
    const message = `It speaks of '${about.join("', '")}' and fires on ${name}, which has the id of '${words.join(" ")}' but is described as something else.`;
    return [
      finding("inherited-rule", { kind: "threatType", id: type.id, member: "include" }, message),
    ];
  });
}

const SHOWN = 4;

function some(texts: readonly string[]): string {
  return texts.length > SHOWN
    ? `${texts.slice(0, SHOWN).join(", ")} and ${texts.length - SHOWN} more`
    : texts.join(", ");
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** The words an id is made of, in lower case: those behind its last dot, where a capital begins a new one. */
function wordsOfId(id: string): readonly string[] {
  if (guid.test(id)) return [];
  const last = id.split(".").at(-1) ?? "";
  return (last.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+/gu) ?? []).map((word) => word.toLowerCase());
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** Whether a text says a word, perhaps shortened as ids like it: by its beginning, its initials, its consonants. */
function isSaid(word: string, text: string): boolean {
  const words = wordsIn(text);
  const initials = words.map((one) => one.charAt(0)).join("");
  return (
    words.join("").includes(word) ||
    (word.length > 1 && initials.includes(word)) ||
    words.some((one) => sharesBeginning(word, one) || isShortFor(word, one))
  );
}

/** How long a common beginning has to be for two words to be the same in other forms, or mistyped. */
const SAME_BEGINNING = 4;

function sharesBeginning(word: string, other: string): boolean {
  return (
    (other.length > 2 && word.startsWith(other)) ||
    (word.length > SAME_BEGINNING && other.startsWith(word.slice(0, SAME_BEGINNING)))
  );
}

/** `svc` for service: the same first letter, the others in order. */
function isShortFor(word: string, other: string): boolean {
  if (word.length > SAME_BEGINNING || word.charAt(0) !== other.charAt(0)) return false;
  let at = 0;
  for (const letter of other) if (letter === word.charAt(at)) at += 1;
  return at === word.length;
}
