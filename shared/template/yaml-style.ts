/** How new YAML of ours looks: short lists on one line, whatever has parts on lines of its own. */

import { Document, isCollection, isScalar, isSeq, Scalar, visit, type Node } from "yaml";
import type { Plain } from "./source.ts";

/** Characters a list or map may have to stand on one line. */
const WIDEST = 88;

/** Members whose maps read best on one line. */
const ONE_LINE = new Set([
  "source",
  "target",
  "flow",
  "boundaries",
  "references",
  "priorities",
  "zeroTrust",
]);

/** YAML of the value as lines without indentation, ending in a line break. */
export function spellPlain(value: Plain): string {
  const document = new Document(value);
  visit(document, {
    Scalar: (_, node) => {
      styleText(node);
    },
    Collection: (_, node, path) => {
      const member = [...path].reverse().find((step) => "key" in step && isScalar(step.key));
      const name =
        member !== undefined && "key" in member && isScalar(member.key) ? member.key.value : null;
      const isList = isSeq(node) && node.items.every((item) => isScalar(item));
      const isShort = isList || (typeof name === "string" && ONE_LINE.has(name));
      node.flow = (isShort || node.items.length === 0) && isOneLine(node);
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** One scalar for a place in a file: in the style of the one that stood there where that can hold the text. */
export function spellScalar(
  value: string | number | boolean | null,
  style: Scalar["type"] | undefined,
  inFlow: boolean,
): string {
  const scalar = new Scalar(value);
  if (style !== undefined) scalar.type = style;
  styleText(scalar);
  const document = new Document([scalar]);
  if (isCollection(document.contents)) document.contents.flow = inFlow;
  const spelled = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return inFlow ? spelled.slice(1, spelled.lastIndexOf("]")) : withoutLineEnd(spelled.slice(2));
}

/** Control characters, and the line breaks only some programs know, must not stand bare. */
const UNUSUAL = /[^\P{C}\n]|[\u2028\u2029\u0085\ufeff]/u;

function styleText(node: Scalar): void {
  if (typeof node.value !== "string") return;
  if (UNUSUAL.test(node.value)) node.type = "QUOTE_DOUBLE";
  else if (node.value.includes("\n")) node.type = "BLOCK_LITERAL";
}

function isOneLine(node: Node): boolean {
  let length = 0;
  let holds = true;
  visit(node, {
    Scalar: (_, { value }) => {
      const text = String(value);
      length += text.length + 2;
      if (text.includes("\n")) holds = false;
    },
  });
  return holds && length <= WIDEST;
}

/** The same lines further in. */
export function indented(lines: string, columns: number): string {
  // Line feeds alone end lines here: a text may hold separators that regular expressions take for ends.
  const space = " ".repeat(columns);
  return lines
    .split("\n")
    .map((line) => (line === "" ? line : space + line))
    .join("\n");
}

/** Without the line ends behind it; blanks of other scripts are part of a text. */
export function withoutLineEnd(lines: string): string {
  return lines.replace(/\n+$/, "");
}
