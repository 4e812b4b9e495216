/** The language reference, made from the grammar: Markdown for the guide to templates. */

import { grammar, termForms } from "./grammar.ts";
import type { Expression } from "./grammar.ts";
import { parseRule } from "./parse.ts";
import { scopesOf } from "./scope.ts";
import { termsOf } from "./syntax.ts";

/** What a production may take up of a line. */
const LINE_WIDTH = 76;

/** The productions in the notation of ISO 14977, one after the other. */
function grammarText(): string {
  const longest = Math.max(...grammar.map(({ name }) => name.length));
  return grammar
    .map(({ name, expression, comment }) => {
      const head = `${name.padEnd(longest)} = `;
      const indent = " ".repeat(longest);
      const parts =
        expression.kind === "choice" ? expression.parts.map((part) => inside(part, true)) : [];
      const line = parts.length > 0 ? parts.join(" | ") : inside(expression, true);
      const fits = head.length + line.length <= LINE_WIDTH;
      const body = fits || parts.length === 0 ? line : parts.join(`\n${indent} | `);
      return `${head}${body} ;${comment === "" ? "" : ` (* ${comment} *)`}`;
    })
    .join("\n");
}

function inside(expression: Expression, outermost = false): string {
  switch (expression.kind) {
    case "literal":
      return `"${expression.text}"`;
    case "name":
      return expression.name;
    case "prose":
      return `? ${expression.text} ?`;
    case "sequence":
      return expression.parts.map((part) => inside(part)).join(" , ");
    case "choice": {
      const text = expression.parts.map((part) => inside(part, true)).join(" | ");
      return outermost ? text : `( ${text} )`;
    }
    case "optional":
      return `[ ${inside(expression.part, true)} ]`;
    case "repeated":
      return `{ ${inside(expression.part, true)} }`;
  }
}

/** Grammar and terms of the language, as Markdown. */
export function languageReference(): string {
  const rows = termForms.map(({ example, meaning, translation }) => {
    const scopes = scopesOfExample(example);
    return `| \`${example}\` | ${meaning} | ${scopes} | ${translation} |`;
  });
  return [
    "Keywords may be written in any case, and any white space separates words.",
    "",
    "```ebnf",
    grammarText(),
    "```",
    "",
    "| Term | True when | In rules about | In a `.tb7` |",
    "| --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

const plurals = {
  interaction: "flows",
  element: "elements",
  boundary: "boundaries",
  diagram: "diagrams",
} as const;

function scopesOfExample(example: string): string {
  const parsed = parseRule(example);
  const [term] = parsed.ok && parsed.rule !== null ? termsOf(parsed.rule) : [];
  if (term === undefined) throw new Error(`the example is no rule: ${example}`);
  return scopesOf(term)
    .map((scope) => plurals[scope])
    .join(", ");
}

/** Where it stands in the guide. */
const BEGIN = "<!-- grammar:begin -->";
const END = "<!-- grammar:end -->";

/**
 * The guide with another reference in it.
 * @throws when it does not have both markers, in order
 */
export function withReference(guide: string, reference: string): string {
  const begin = guide.indexOf(BEGIN);
  const end = guide.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`the guide has no ${BEGIN} … ${END}`);
  return `${guide.slice(0, begin + BEGIN.length)}\n\n${reference}\n\n${guide.slice(end)}`;
}
