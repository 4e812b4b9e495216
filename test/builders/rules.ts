/** Rules, texts that are nearly rules, and worlds to ask them about. */

import fc from "fast-check";
import type { Facts, Thing } from "../../shared/rules/facts.ts";
import { comparisons, subjects } from "../../shared/rules/syntax.ts";
import type {
  AttributeTest,
  Condition,
  ContainmentTerm,
  CrossingTerm,
  Reference,
  Rule,
  Subject,
} from "../../shared/rules/syntax.ts";

const nowhere = { start: 0, end: 0 };

const subject = fc.constantFrom(...subjects);
const typeId = fc.constantFrom("GE.P", "GE.DS", "SE.P.Web", "GE.TB.B", "ROOT", "it is a (type)");
const attributeName = fc.constantFrom("encrypted", "54851a3b-65da-4902-b4e0-94ef015be735", "a.b");
const value = fc.constantFrom("Yes", "No", "", "Not Selected", " and ", "2G-4G (old)", "5", "-0.5");

function reference(id: fc.Arbitrary<string>): fc.Arbitrary<Reference> {
  return fc.oneof(
    id.map((text) => ({ by: "id" as const, text, range: nowhere })),
    fc
      .constantFrom("Web App", "web app", "[nested] name", "Nobody's")
      .map((text) => ({ by: "displayName" as const, text, range: nowhere })),
  );
}

function oneOrMore<Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item[]> {
  return fc.array(item, { minLength: 1, maxLength: 3 });
}

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant("values" as const),
    values: oneOrMore(value.map((text) => ({ text, range: nowhere }))),
  }),
  fc.record({ kind: fc.constant("unknown" as const) }),
  fc.record({
    kind: fc.constant("number" as const),
    comparison: fc.constantFrom(...comparisons),
    number: fc
      .tuple(fc.integer(), fc.integer({ min: 0, max: 12 }))
      .map(([number, places]) => number / 10 ** places),
  }),
);

const attributeTest: fc.Arbitrary<AttributeTest> = fc.record({
  attribute: reference(attributeName),
  condition,
});

const ways: readonly CrossingTerm["way"][] = ["crosses", "leaves", "enters"];
const holders: readonly ContainmentTerm["subject"][] = [
  "source",
  "target",
  "element",
  "boundary",
  "both",
];

const search = {
  type: reference(typeId),
  detail: fc.option(attributeTest),
  range: fc.constant(nowhere),
};

const term: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    kind: fc.constant("type" as const),
    subject,
    types: oneOrMore(reference(typeId)),
    range: fc.constant(nowhere),
  }),
  fc.record({ subject, test: attributeTest }).map(({ subject, test: { attribute, condition } }) => {
    return { kind: "attribute" as const, subject, attribute, condition, range: nowhere };
  }),
  fc.record({ kind: fc.constant("crossing" as const), way: fc.constantFrom(...ways), ...search }),
  fc.record({
    kind: fc.constant("containment" as const),
    subject: fc.constantFrom(...holders),
    ...search,
  }),
  fc.record({ kind: fc.constant("presence" as const), ...search }),
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

/** A rule without its ranges, for comparing. */
export function withoutRanges(rule: Rule): unknown {
  return JSON.parse(
    JSON.stringify(rule, (key, content: unknown) => (key === "range" ? undefined : content)),
  );
}

/** An item of a world: its types, and what is stated of it. */
export interface WorldThing {
  readonly types: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
}

export interface World {
  /** A subject that is not here is none of this world's. */
  readonly subjects: Readonly<Partial<Record<Subject, WorldThing>>>;
  readonly crossed: Readonly<Record<CrossingTerm["way"], readonly WorldThing[]>>;
  readonly around: Readonly<Partial<Record<ContainmentTerm["subject"], readonly WorldThing[]>>>;
  readonly onDiagram: readonly WorldThing[];
}

const thing: fc.Arbitrary<WorldThing> = fc.record({
  types: fc.uniqueArray(typeId, { maxLength: 3 }),
  attributes: fc.dictionary(attributeName, value, { maxKeys: 3 }),
});
const things = fc.array(thing, { maxLength: 2 });

export const arbitraryWorld: fc.Arbitrary<World> = fc.record({
  subjects: fc.record(
    { source: thing, target: thing, flow: thing, element: thing, boundary: thing },
    { requiredKeys: [] },
  ),
  crossed: fc
    .record({ leaves: things, enters: things, lines: things })
    .map(({ leaves, enters, lines }) => ({
      crosses: [...leaves, ...enters, ...lines],
      leaves,
      enters,
    })),
  around: fc.record(
    { source: things, target: things, element: things, boundary: things, both: things },
    { requiredKeys: [] },
  ),
  onDiagram: things,
});

/** Whether nobody stated this attribute: in these worlds a thing says so with "Not Selected". */
export function isUnknown(about: WorldThing, name: string): boolean {
  return ["", "Not Selected"].includes(about.attributes[name] ?? "");
}

function asThing(about: WorldThing): Thing {
  return {
    isOfType: (id) => about.types.includes(id),
    attribute: (name) => about.attributes[name] ?? null,
    isUnknown: (name) => isUnknown(about, name),
  };
}

export function factsOf(world: World): Facts {
  return {
    subject: (subject) => {
      const about = world.subjects[subject];
      return about === undefined ? null : asThing(about);
    },
    crossed: (way) => world.crossed[way].map(asThing),
    around: (subject) => (world.around[subject] ?? []).map(asThing),
    onDiagram: (id) => world.onDiagram.filter(({ types }) => types.includes(id)).map(asThing),
  };
}
