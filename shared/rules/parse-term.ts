/** One term of a rule: tokens -> syntax tree. */

import type { Reader } from "./reader.ts";
import { comparisons, MOST_DIGITS } from "./syntax.ts";
import type {
  AttributeTest,
  Condition,
  CrossingTerm,
  Range,
  Reference,
  SearchTerm,
  Subject,
  Term,
  Value,
} from "./syntax.ts";
import { subjectOf } from "./tokens.ts";
import type { Token } from "./tokens.ts";

/** The longer ones first, as one may begin with another. */
const signs = comparisons.toSorted((a, b) => b.length - a.length);

const digits = String.raw`\d{1,${MOST_DIGITS}}`;
const decimal = new RegExp(String.raw`^[+-]?${digits}(?:\.${digits})?$`, "u");

const ways = ["crosses", "enters", "leaves"] as const satisfies readonly CrossingTerm["way"][];

/**
 * Parses the term that is next.
 * @throws Unexpected where a token does not fit
 */
export function parseTerm(reader: Reader): Term {
  const { text, kind, range } = reader.peek();
  const { start } = range;
  if (reader.takeKeyword("diagram")) {
    reader.expectKeyword("has");
    return { kind: "presence", ...search(reader, start, "a stencil") };
  }
  if (reader.takeKeyword("both")) {
    reader.expectKeyword("in");
    return { kind: "containment", subject: "both", ...search(reader, start, "a boundary") };
  }
  const subject = kind === "word" ? subjectOf(text) : null;
  if (subject === null) {
    return reader.fail(
      "'source', 'target', 'flow', 'element', 'boundary', 'both', 'diagram', 'not' or '('",
    );
  }
  reader.next();
  return predicate(reader, subject, start);
}

function predicate(reader: Reader, subject: Subject, start: number): Term {
  if (reader.peek().kind === "dot") {
    reader.next();
    const { range, ...test } = attributeTest(reader);
    return { kind: "attribute", subject, ...test, range: from(start, range) };
  }
  if (reader.takeKeyword("is")) {
    const { items, range } = reader.takeKeyword("in")
      ? list(reader, "a stencil", typeReference)
      : single(typeReference(reader, "'in' or a stencil"));
    return { kind: "type", subject, types: items, range: from(start, range) };
  }
  if (subject !== "flow") {
    if (!reader.takeKeyword("in")) return reader.fail("'is', 'in' or '.'");
    return { kind: "containment", subject, ...search(reader, start, "a boundary") };
  }
  const way = ways.find((keyword) => reader.takeKeyword(keyword));
  if (way === undefined) return reader.fail("'is', 'crosses', 'enters', 'leaves' or '.'");
  return { kind: "crossing", way, ...search(reader, start, "a boundary") };
}

/** What is looked for, and what is to hold of it besides. */
function search(
  reader: Reader,
  start: number,
  what: string,
): Pick<SearchTerm, "type" | "detail" | "range"> {
  const type = typeReference(reader, what);
  if (!reader.takeKeyword("with")) return { type, detail: null, range: from(start, type.range) };
  const { range, ...detail } = attributeTest(reader);
  return { type, detail, range: from(start, range) };
}

/** `range` is that of its last piece. */
function attributeTest(reader: Reader): AttributeTest & { readonly range: Range } {
  const name = reader.expect(["word", "bracketed"], "the name of an attribute");
  return { attribute: reference(name), ...condition(reader) };
}

function condition(reader: Reader): { readonly condition: Condition; readonly range: Range } {
  if (reader.takeKeyword("in")) return values(list(reader, "a value in single quotes", value));
  if (reader.takeKeyword("is")) {
    const { range } = reader.peek();
    if (reader.takeKeyword("unknown")) return { condition: { kind: "unknown" }, range };
    return values(single(value(reader, "a value in single quotes or 'unknown'")));
  }
  const comparison = signs.find((sign) => reader.takeStart(sign));
  if (comparison === undefined) return reader.fail("'is', 'in', '<', '<=', '>' or '>='");
  const { kind, text, range } = reader.peek();
  if (kind !== "word" || !decimal.test(text)) return reader.fail("a number, such as 5 or 0.5");
  reader.next();
  return { condition: { kind: "number", comparison, number: Number(text) }, range };
}

interface Items<Item> {
  readonly items: readonly Item[];
  readonly range: Range;
}

function single<Item extends { readonly range: Range }>(item: Item): Items<Item> {
  return { items: [item], range: item.range };
}

function values({ items, range }: Items<Value>): {
  readonly condition: Condition;
  readonly range: Range;
} {
  return { condition: { kind: "values", values: items }, range };
}

/** One or more of something in parentheses, commas between them. */
function list<Item>(
  reader: Reader,
  what: string,
  item: (reader: Reader, what: string) => Item,
): Items<Item> {
  const open = reader.expect(["open"], "'('");
  const items = [item(reader, what)];
  while (reader.takeKeyword(",")) items.push(item(reader, what));
  const close = reader.expect(["close"], "',' or ')'");
  return { items, range: from(open.range.start, close.range) };
}

function value(reader: Reader, expected: string): Value {
  const { text, range } = reader.expect(["quoted"], expected);
  return { text, range };
}

function typeReference(reader: Reader, what: string): Reference {
  return reference(
    reader.expect(
      ["quoted", "bracketed"],
      `${what}: its id in single quotes or its name in brackets`,
    ),
  );
}

function reference(token: Token): Reference {
  const by = token.kind === "bracketed" ? "displayName" : "id";
  return { by, text: token.text, range: token.range };
}

function from(start: number, last: Range): Range {
  return { start, end: last.end };
}
