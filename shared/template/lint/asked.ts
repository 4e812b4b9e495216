/** What rules ask of a part of a situation, and the answers things of a template can give. */

import { numberIn, prepareCondition } from "../../rules/condition.ts";
import type { Condition } from "../../rules/syntax.ts";
import type { Domain, KnownStencil } from "./vocabulary.ts";

/** Everything some rules ask of one thing. */
export interface Asked {
  /** Stencil ids. */
  readonly types: Set<string>;
  /** Conditions by the key of the attribute they are about. */
  readonly tests: Map<string, Set<Condition>>;
}

export function nothingAsked(): Asked {
  return { types: new Set(), tests: new Map() };
}

/** What a thing can answer to the conditions on one attribute, which are in the order they were asked. */
interface Answers {
  /** The different answers its values give, each to all conditions. */
  readonly options: readonly (readonly boolean[])[];
  /** To each condition, what all options answer; null where they differ. */
  readonly common: readonly (boolean | null)[];
  /** The same for the same options. */
  readonly key: string;
}

/** Stencils that rules cannot tell apart. */
export interface ThingClass {
  readonly stencils: readonly KnownStencil[];
  /** Of which of the types asked for it is, in their order. */
  readonly types: readonly boolean[];
  /** For each attribute asked for, in their order. */
  readonly answers: readonly Answers[];
}

/** Sorts stencils by the answers that things of them can give. */
export function classesOf(
  stencils: readonly KnownStencil[],
  { types, tests }: Asked,
): readonly ThingClass[] {
  const byKey = new Map<string, ThingClass & { readonly stencils: KnownStencil[] }>();
  const answersTo = answering(tests);
  const [ids, keys] = [[...types], [...tests.keys()]];
  for (const known of stencils) {
    let key = "";
    for (const id of ids) key += known.ids.has(id) ? "1" : "0";
    for (const name of keys) key += `|${answersTo(name, known.attributes.get(name)).key}`;
    const same = byKey.get(key);
    if (same !== undefined) {
      same.stencils.push(known);
      continue;
    }
    byKey.set(key, {
      stencils: [known],
      types: ids.map((id) => known.ids.has(id)),
      answers: keys.map((name) => answersTo(name, known.attributes.get(name))),
    });
  }
  return [...byKey.values()];
}

/** Inherited attributes are the same ones in many stencils, so each domain is tried once. */
function answering(tests: Asked["tests"]): (key: string, domain: Domain | undefined) => Answers {
  const tried = new Map<string, Map<Domain | undefined, Answers>>();
  return (key, domain) => {
    const byDomain = tried.get(key) ?? new Map<Domain | undefined, Answers>();
    tried.set(key, byDomain);
    const before = byDomain.get(domain);
    if (before !== undefined) return before;
    const made = answersOf(key, [...(tests.get(key) ?? [])], domain);
    byDomain.set(domain, made);
    return made;
  };
}

function answersOf(
  name: string,
  conditions: readonly Condition[],
  domain: Domain | undefined,
): Answers {
  const asks = conditions.map((condition) => prepareCondition([name], condition));
  const byBits = new Map<string, readonly boolean[]>();
  for (const value of representatives(domain, conditions)) {
    const thing = {
      isOfType: () => false,
      attribute: () => value,
      isUnknown: () => isUnknown(value, domain),
    };
    const holds = asks.map((ask) => ask(thing));
    byBits.set(holds.map((truth) => (truth ? "1" : "0")).join(""), holds);
  }
  const options = [...byBits.values()];
  const [first = []] = options;
  const common = first.map((truth, at) =>
    options.every((holds) => holds[at] === truth) ? truth : null,
  );
  return { options, common, key: [...byBits.keys()].sort().join(",") };
}

/** Whether a value says only that nobody stated one. */
function isUnknown(value: string | null, domain: Domain | undefined): boolean {
  return value === null || value.trim() === "" || value === domain?.unknown;
}

/**
 * Values that between them give every answer the conditions can get: all there are, or for text and numbers those
 * named, those between and around the bounds, none, and one nobody named.
 */
function representatives(
  domain: Domain | undefined,
  conditions: readonly Condition[],
): readonly (string | null)[] {
  if (domain === undefined) return [null];
  if (domain.values !== null) return domain.values;
  const named = conditions.flatMap((condition) =>
    condition.kind === "values" ? condition.values.map(({ text }) => text) : [],
  );
  const bounds = [
    ...conditions.flatMap((condition) => (condition.kind === "number" ? [condition.number] : [])),
    ...named.flatMap((text) => numberIn(text) ?? []),
  ].sort((a, b) => a - b);
  const between = bounds.flatMap((bound, index) => [
    bound - 1,
    bound,
    (bound + (bounds[index + 1] ?? bound + 2)) / 2,
  ]);
  const numbers = between.map(asDecimal);
  const unknown = domain.unknown === null ? [] : [domain.unknown];
  const common = ["", ...unknown, ...numbers];
  if (domain.kind === "number") {
    const written = named.filter((text) => numberIn(text) !== null);
    return [...common, ...written, asDecimal((bounds.at(-1) ?? 0) + 1)];
  }
  return [...common, ...named, unnamed(named)];
}

/** Never with an exponent, which the language does not take for a number. */
function asDecimal(number: number): string {
  const text = String(number);
  return text.includes("e") ? number.toFixed(15) : text;
}

/** A text that is none of these. */
function unnamed(named: readonly string[]): string {
  const longest = Math.max(0, ...named.map(({ length }) => length));
  return "x".repeat(longest + 1);
}
