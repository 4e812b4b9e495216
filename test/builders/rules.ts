/** Rules, texts that are nearly rules, and worlds to ask them about. */

import fc from "fast-check";
import type { Facts } from "../../shared/rules/facts.ts";
import { subjects } from "../../shared/rules/syntax.ts";
import type { Reference, Rule, Subject } from "../../shared/rules/syntax.ts";

const nowhere = { start: 0, end: 0 };

const subject = fc.constantFrom(...subjects);
const typeId = fc.constantFrom("GE.P", "GE.DS", "SE.P.Web", "GE.TB.B", "ROOT", "it is a (type)");
const attributeName = fc.constantFrom("encrypted", "54851a3b-65da-4902-b4e0-94ef015be735", "a.b");
const value = fc.constantFrom("Yes", "No", "", "Not Selected", " and ", "2G-4G (old)");

function reference(id: fc.Arbitrary<string>): fc.Arbitrary<Reference> {
  return fc.oneof(
    id.map((text) => ({ by: "id" as const, text, range: nowhere })),
    fc
      .constantFrom("Web App", "web app", "[nested] name", "Nobody's")
      .map((text) => ({ by: "displayName" as const, text, range: nowhere })),
  );
}

const term: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    kind: fc.constant("type" as const),
    subject,
    type: reference(typeId),
    range: fc.constant(nowhere),
  }),
  fc.record({
    kind: fc.constant("crossing" as const),
    type: reference(typeId),
    range: fc.constant(nowhere),
  }),
  fc.record({
    kind: fc.constant("attribute" as const),
    subject,
    attribute: reference(attributeName),
    value,
    range: fc.constant(nowhere),
  }),
);

/** Any rule tree, ranges blank. */
export const arbitraryRule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    term,
    fc.record({
      kind: fc.constant("not" as const),
      operand: tie("rule"),
      range: fc.constant(nowhere),
    }),
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      operands: fc.array(tie("rule"), { minLength: 2, maxLength: 4 }),
      range: fc.constant(nowhere),
    }),
  ),
})).rule;

const pieces = [
  ["source", "target", "flow", "Flow", "is", "IS", "crosses", "and", "OR", "not", "."],
  ["(", ")", "'GE.P'", "[Web App]", "[[x]", "]", "'", "flow.a", "target.[b]", "\n", "\t"],
  ["source is 'GE.P'", "flow crosses 'GE.TB.B'", "target.a is 'Yes'", "😀", "\u0000"],
].flat();

/** Tokens in any order, sometimes a rule, mostly not. */
export const tokenSoup: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces), { maxLength: 24 })
  .chain((tokens) => fc.constantFrom(tokens.join(" "), tokens.join("")));

/** A rule without its ranges, for comparing. */
export function withoutRanges(rule: Rule): unknown {
  return JSON.parse(
    JSON.stringify(rule, (key, content: unknown) => (key === "range" ? undefined : content)),
  );
}

export interface World {
  readonly types: Readonly<Record<Subject, readonly string[]>>;
  readonly attributes: Readonly<Record<Subject, Readonly<Record<string, string>>>>;
  readonly crossed: readonly string[];
}

const ids = fc.uniqueArray(typeId, { maxLength: 3 });
const attributes = fc.dictionary(attributeName, value, { maxKeys: 3 });

export const arbitraryWorld: fc.Arbitrary<World> = fc.record({
  types: fc.record({ source: ids, target: ids, flow: ids }),
  attributes: fc.record({ source: attributes, target: attributes, flow: attributes }),
  crossed: ids,
});

export function factsOf(world: World): Facts {
  return {
    isOfType: (about, id) => world.types[about].includes(id),
    attribute: (about, name) => world.attributes[about][name] ?? null,
    crosses: (id) => world.crossed.includes(id),
  };
}
