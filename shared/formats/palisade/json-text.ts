/** JSON as text that people review: read with the line of every fault, written in one fixed layout. */

import { failure, success, type Problem, type Result } from "../../model/result.ts";

/** Deeper than any project; a file of brackets alone must not exhaust the stack. */
const DEEPEST = 200;

type Path = readonly (string | number)[];

class Fault extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Parses JSON; names the line of what is wrong. Members that stand twice are a fault. */
export function parseJson(text: string, fileName: string): Result<unknown> {
  try {
    return success(new JsonReader(text, () => undefined).read());
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const place = `${fileName}, line ${lineAt(text, error.offset)}`;
    return failure("json-not-well-formed", `The JSON is not well-formed: ${error.message}.`, place);
  }
}

/** The line on which the value at a path begins; that of the nearest value around it when it is missing. */
function lineOf(text: string, path: Path): number {
  let found = 0;
  let depth = -1;
  new JsonReader(text, (at, offset) => {
    const leads = at.length <= path.length && at.every((step, index) => step === path[index]);
    if (leads && at.length > depth) {
      depth = at.length;
      found = offset;
    }
  }).read();
  return lineAt(text, found);
}

/** A problem at a path of a text that was parsed. */
export function problemAt(
  code: string,
  message: string,
  text: string,
  path: Path,
  fileName: string,
): { readonly ok: false; readonly problem: Problem } {
  const named = path.length === 0 ? "" : `, ${pathText(path)}`;
  return failure(code, message, `${fileName}, line ${lineOf(text, path)}${named}`);
}

/** A path as people write it: `diagrams[0].shapes[2].name`. */
export function pathText(path: Path): string {
  return path
    .map((step, at) => (typeof step === "number" ? `[${step}]` : at === 0 ? step : `.${step}`))
    .join("");
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\r\n]*/y;
const WORDS: readonly (readonly [string, unknown])[] = [
  ["true", true],
  ["false", false],
  ["null", null],
];

class JsonReader {
  readonly #text: string;
  readonly #onValue: (path: Path, offset: number) => void;
  readonly #path: (string | number)[] = [];
  #at = 0;

  constructor(text: string, onValue: (path: Path, offset: number) => void) {
    this.#text = text;
    this.#onValue = onValue;
  }

  read(): unknown {
    this.#space();
    const value = this.#value();
    this.#space();
    if (this.#at < this.#text.length) throw this.#fault("something stands after the end");
    return value;
  }

  #value(): unknown {
    if (this.#path.length > DEEPEST) throw this.#fault("it is nested too deep");
    this.#onValue(this.#path, this.#at);
    const next = this.#text[this.#at];
    if (next === "{") return this.#object();
    if (next === "[") return this.#array();
    if (next === '"') return this.#string();
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    const number = this.#match(NUMBER);
    if (number === null)
      throw this.#fault(next === undefined ? "it ends too early" : "a value is missing");
    return Number(number);
  }

  #object(): unknown {
    const members = new Map<string, unknown>();
    this.#list("}", () => {
      if (this.#text[this.#at] !== '"') throw this.#fault("a member's name is missing");
      const start = this.#at;
      const name = this.#string();
      if (members.has(name)) {
        this.#at = start;
        throw this.#fault(`${JSON.stringify(name)} stands twice`);
      }
      this.#space();
      this.#expect(":");
      this.#space();
      this.#path.push(name);
      members.set(name, this.#value());
      this.#path.pop();
    });
    return Object.fromEntries(members);
  }

  #array(): unknown {
    const items: unknown[] = [];
    this.#list("]", () => {
      this.#path.push(items.length);
      items.push(this.#value());
      this.#path.pop();
    });
    return items;
  }

  #list(end: string, readOne: () => void): void {
    this.#at++;
    this.#space();
    if (this.#text[this.#at] === end) {
      this.#at++;
      return;
    }
    for (;;) {
      readOne();
      this.#space();
      if (this.#text[this.#at] === end) break;
      this.#expect(",");
      this.#space();
    }
    this.#at++;
  }

  #string(): string {
    const start = this.#at;
    let end = start + 1;
    while (end < this.#text.length && this.#text[end] !== '"') {
      end += this.#text[end] === "\\" ? 2 : 1;
    }
    try {
      const value: unknown = JSON.parse(this.#text.slice(start, end + 1));
      this.#at = end + 1;
      return String(value);
    } catch {
      throw this.#fault("a text is not closed or holds a character that must be escaped");
    }
  }

  #expect(character: string): void {
    if (this.#text[this.#at] !== character) {
      const ended = this.#at >= this.#text.length;
      throw this.#fault(ended ? "it ends too early" : `${character} is missing`);
    }
    this.#at++;
  }

  #space(): void {
    this.#match(SPACE);
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    if (found !== null) this.#at += found.length;
    return found;
  }

  #fault(message: string): Fault {
    return new Fault(message, this.#at);
  }
}

/**
 * A value as text: two spaces of indentation, one member a line, in the order the members have; what stands under
 * the names in `inline` goes on one line, items of such a list on one line each.
 */
export function printJson(value: unknown, inline: ReadonlySet<string>, indent = ""): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    const items = value.map((item) => deeper + printJson(item, inline, deeper));
    return `[\n${items.join(",\n")}\n${indent}]`;
  }
  const members = Object.entries(value);
  if (members.length === 0) return "{}";
  const lines = members.map(([name, member]: [string, unknown]) => {
    const spelled = inline.has(name)
      ? printInline(member, deeper)
      : printJson(member, inline, deeper);
    return `${deeper}${JSON.stringify(name)}: ${spelled}`;
  });
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

function printInline(value: unknown, indent: string): string {
  if (!Array.isArray(value) || value.length === 0) return onOneLine(value);
  const items = value.map((item) => `${indent}  ${onOneLine(item)}`);
  return `[\n${items.join(",\n")}\n${indent}]`;
}

function onOneLine(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(", ")}]`;
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}: ${onOneLine(member)}`,
  );
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
