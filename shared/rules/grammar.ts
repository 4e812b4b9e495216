/** The grammar of the rule language as data: the language reference is made from it, and the parser tested by it. */

/** What a production says, in the notation of ISO 14977. */
export type Expression =
  /** Written as it is; letters in any case. */
  | { readonly kind: "literal"; readonly text: string }
  /** Another production. */
  | { readonly kind: "name"; readonly name: ProductionName }
  /** Something that words describe better. */
  | { readonly kind: "prose"; readonly text: string }
  | { readonly kind: "sequence"; readonly parts: readonly Expression[] }
  | { readonly kind: "choice"; readonly parts: readonly Expression[] }
  | { readonly kind: "optional"; readonly part: Expression }
  /** Any number of times, none included. */
  | { readonly kind: "repeated"; readonly part: Expression };

export type ProductionName =
  | "rule"
  | "conjunction"
  | "operand"
  | "term"
  | "subject"
  | "place"
  | "stencils"
  | "stencil"
  | "detail"
  | "test"
  | "values"
  | "value"
  | "attribute"
  | "number";

export interface Production {
  readonly name: ProductionName;
  readonly expression: Expression;
  /** Half a sentence for the reader; empty when the production says enough. */
  readonly comment: string;
}

function literal(text: string): Expression {
  return { kind: "literal", text };
}

function name(production: ProductionName): Expression {
  return { kind: "name", name: production };
}

function sequence(...parts: readonly (Expression | string)[]): Expression {
  return { kind: "sequence", parts: parts.map(written) };
}

function choice(...parts: readonly (Expression | string)[]): Expression {
  return { kind: "choice", parts: parts.map(written) };
}

function optional(...parts: readonly (Expression | string)[]): Expression {
  return { kind: "optional", part: sequence(...parts) };
}

function repeated(...parts: readonly (Expression | string)[]): Expression {
  return { kind: "repeated", part: sequence(...parts) };
}

function written(part: Expression | string): Expression {
  return typeof part === "string" ? literal(part) : part;
}

/** The first is what a whole rule is. */
export const grammar: readonly Production[] = [
  {
    name: "rule",
    expression: sequence(name("conjunction"), repeated("or", name("conjunction"))),
    comment: "",
  },
  {
    name: "conjunction",
    expression: sequence(name("operand"), repeated("and", name("operand"))),
    comment: "binds tighter than or",
  },
  {
    name: "operand",
    expression: choice(
      sequence("not", name("operand")),
      sequence("(", name("rule"), ")"),
      name("term"),
    ),
    comment: "",
  },
  {
    name: "term",
    expression: choice(
      sequence(name("subject"), "is", name("stencils")),
      sequence(name("subject"), ".", name("attribute"), name("test")),
      sequence(
        "flow",
        choice("crosses", "enters", "leaves"),
        name("stencil"),
        optional(name("detail")),
      ),
      sequence(name("place"), "in", name("stencil"), optional(name("detail"))),
      sequence("diagram", "has", name("stencil"), optional(name("detail"))),
    ),
    comment: "",
  },
  {
    name: "subject",
    expression: choice("source", "target", "flow", "element", "boundary"),
    comment: "what the rule is asked about, or a part of it",
  },
  {
    name: "place",
    expression: choice("source", "target", "both", "element", "boundary"),
    comment: "what lies in a boundary box",
  },
  {
    name: "stencils",
    expression: choice(
      name("stencil"),
      sequence("in", "(", name("stencil"), repeated(",", name("stencil")), ")"),
    ),
    comment: "",
  },
  {
    name: "stencil",
    expression: choice(
      { kind: "prose", text: "its id in single quotes" },
      { kind: "prose", text: "its name in square brackets" },
    ),
    comment: "or one that descends from it",
  },
  {
    name: "detail",
    expression: sequence("with", name("attribute"), name("test")),
    comment: "what is to hold of it besides",
  },
  {
    name: "test",
    expression: choice(
      sequence("is", name("value")),
      sequence("in", name("values")),
      sequence("is", "unknown"),
      sequence(choice("<", "<=", ">", ">="), name("number")),
    ),
    comment: "",
  },
  {
    name: "values",
    expression: sequence("(", name("value"), repeated(",", name("value")), ")"),
    comment: "",
  },
  {
    name: "value",
    expression: { kind: "prose", text: "any text without a quote, in single quotes" },
    comment: "compared exactly",
  },
  {
    name: "attribute",
    expression: choice(
      { kind: "prose", text: "its name: anything without blanks, parentheses, quotes or [" },
      { kind: "prose", text: "its label in square brackets" },
    ),
    comment: "",
  },
  {
    name: "number",
    expression: { kind: "prose", text: "a number such as 5, -3 or 0.25, up to 15 digits a side" },
    comment: "",
  },
];

/** A form a term can take, for people. */
interface TermForm {
  /** An example, which is a rule. */
  readonly example: string;
  /** When it is true. */
  readonly meaning: string;
  /** What becomes of it in Microsoft's language. */
  readonly translation: string;
}

const asItIs = "as it is";
const none = "cannot be said: left out, and told";

/** Every form of a term once, Microsoft's first. */
export const termForms: readonly TermForm[] = [
  {
    example: "source is 'GE.P'",
    meaning: "The stencil is this one or descends from it. `target` and `flow` likewise.",
    translation: asItIs,
  },
  {
    example: "target.encrypted is 'No'",
    meaning: "The attribute has exactly this value. One that is not there has none.",
    translation: asItIs,
  },
  {
    example: "flow crosses 'GE.TB.B'",
    meaning:
      "Just one end of the flow lies in a boundary box of this type, or the flow meets such a boundary line.",
    translation: asItIs,
  },
  {
    example: "source is in ('GE.P', 'GE.DS')",
    meaning: "The stencil is one of these.",
    translation: "a chain of `or`",
  },
  {
    example: "flow.protocol in ('HTTP', 'FTP')",
    meaning: "The attribute has one of these values.",
    translation: "a chain of `or`",
  },
  {
    example: "flow.encrypted is unknown",
    meaning:
      "Nobody stated it: it has the value the template calls unknown, is blank, or is not there.",
    translation:
      "`not` any of the values that say something; cannot be said of an attribute without a list of values",
  },
  {
    example: "target.replicas < 2",
    meaning: "The value is a number and compares so. What is no number compares to nothing.",
    translation:
      "a chain of `or` over the values that fit; cannot be said of an attribute without a list of values",
  },
  {
    example: "flow leaves 'GE.TB.B'",
    meaning: "The flow begins in a boundary box of this type and ends outside of it.",
    translation: "`flow crosses`: the direction is lost",
  },
  {
    example: "flow enters 'GE.TB.B'",
    meaning: "The flow begins outside of a boundary box of this type and ends in it.",
    translation: "`flow crosses`: the direction is lost",
  },
  {
    example: "source in 'GE.TB.B'",
    meaning: "The whole of it lies in a boundary box of this type, however deep.",
    translation: none,
  },
  {
    example: "both in 'GE.TB.B'",
    meaning: "Source and target lie in one and the same boundary box of this type.",
    translation: none,
  },
  {
    example: "diagram has 'GE.DS'",
    meaning: "Something of this stencil is on the diagram.",
    translation: none,
  },
  {
    example: "target in 'GE.TB.B' with tenant is 'A'",
    meaning:
      "There is one of which that holds as well. `with` takes any test, behind every term that looks for a boundary or a thing.",
    translation: "behind `crosses`, `leaves` and `enters` the test is left out, and told",
  },
  {
    example: "element is 'GE.DS'",
    meaning: "In a rule about elements, what `source` is in one about flows.",
    translation: "asked of the source or the target of every flow",
  },
  {
    example: "boundary.kind is unknown",
    meaning: "In a rule about boundaries, what `source` is in one about flows.",
    translation: "the threat type never fires",
  },
];
