/** A YAML text as plain data in which everything is text, and where in the text each thing stands. */

import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
} from "yaml";
import type { Problem } from "../model/result.ts";

/** What is wrong with a template file, and where. */
export interface TemplateProblem extends Problem {
  /** From 1; null when it is about the whole file. */
  readonly line: number | null;
  readonly column: number | null;
  /** As people write it: `stencils[2].attributes[0].label`; "" for the whole file. */
  readonly path: string;
}

export type Path = readonly (string | number)[];

export interface YamlText {
  readonly document: Document.Parsed;
  readonly plain: unknown;
  /** Says that something at this path is wrong; `at` key: the name itself is, not the value. */
  problemAt(path: Path, code: string, message: string, at?: "key" | "value"): TemplateProblem;
}

/** Deeper than any template; a file of brackets alone must not exhaust the stack. */
const DEEPEST = 60;

/**
 * Parses YAML. Every scalar is text as it is written, so that `No` and `1.10` need no quotes, except that nothing,
 * `~` and `null` are nothing.
 */
export function parseYaml(
  text: string,
  fileName: string,
): { readonly yaml: YamlText; readonly problems: readonly TemplateProblem[] } {
  const lines = new LineCounter();
  const tooDeep = depthProblem(text);
  const document = parseDocument(tooDeep === null ? text : "", {
    lineCounter: lines,
    prettyErrors: false,
    schema: "failsafe",
    customTags: ["null"],
    logLevel: "error",
  });
  const problem = (
    offset: number | null,
    path: string,
    code: string,
    message: string,
  ): TemplateProblem => {
    const position = offset === null ? null : lines.linePos(offset);
    const where = [
      fileName,
      ...(position === null ? [] : [`line ${position.line}, column ${position.col}`]),
      ...(path === "" ? [] : [path]),
    ].join(", ");
    return {
      code,
      message,
      place: where,
      remedy: null,
      line: position?.line ?? null,
      column: position?.col ?? null,
      path,
    };
  };
  const malformed = document.errors.map((error) =>
    problem(error.pos[0], "", "yaml-malformed", sentence(error.message)),
  );
  if (tooDeep !== null) malformed.push(problem(null, "", "yaml-malformed", tooDeep));
  const yaml: YamlText = {
    document,
    plain: malformed.length === 0 ? plainOf(document, malformed, problem) : null,
    problemAt: (path, code, message, at = "value") =>
      problem(offsetOf(document, path, at), pathText(path), code, message),
  };
  return { yaml, problems: malformed };
}

function plainOf(
  document: Document.Parsed,
  problems: TemplateProblem[],
  problem: (offset: null, path: string, code: string, message: string) => TemplateProblem,
): unknown {
  try {
    const plain: unknown = document.toJS({ maxAliasCount: 100 });
    return plain;
  } catch (error) {
    // An alias without its anchor, or a bomb of aliases.
    if (!(error instanceof ReferenceError)) throw error;
    problems.push(problem(null, "", "yaml-malformed", sentence(error.message)));
    return null;
  }
}

function sentence(message: string): string {
  const [first = ""] = message.split("\n");
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

/** A cheap look before the parser, which recurses, has it. */
function depthProblem(text: string): string | null {
  let open = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) open++;
    else if (code === 0x5d || code === 0x7d) open--;
    if (open > DEEPEST * 10) return "There are more open brackets than any template has.";
  }
  const deepest = /^ {400}|^(?:- ){60}/m.test(text);
  return deepest ? "This is nested deeper than any template." : null;
}

/** A path as people write it. */
function pathText(path: Path): string {
  return path
    .map((step, at) => (typeof step === "number" ? `[${step}]` : at === 0 ? step : `.${step}`))
    .join("");
}

/** Where the value at the path stands; that of the nearest thing around it when it is missing. */
function offsetOf(document: Document.Parsed, path: Path, at: "key" | "value"): number | null {
  let node: unknown = document.contents;
  let found = startOf(node);
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (pair === undefined) return found;
      const wantsKey = at === "key" && depth === path.length - 1;
      found = (wantsKey ? null : startOf(pair.value)) ?? startOf(pair.key) ?? found;
      node = pair.value;
    } else if (isCollection(node)) {
      const item: unknown = typeof step === "number" ? node.items[step] : undefined;
      if (item === undefined || isPair(item)) return found;
      found = startOf(item) ?? found;
      node = item;
    } else return found;
  }
  return found;
}

function startOf(node: unknown): number | null {
  const range = isNode(node) ? node.range : null;
  return range?.[0] ?? null;
}

function isNode(node: unknown): node is Node {
  return isScalar(node) || isCollection(node) || isAlias(node);
}
