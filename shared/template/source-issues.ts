/** What the schema of a template file finds wrong, in words a person who writes one can use. */

import type { z } from "zod";
import type { Path } from "./yaml-document.ts";

export interface SourceIssue {
  readonly path: Path;
  readonly message: string;
  /** Whether the name of the member is at fault and not its value. */
  readonly at: "key" | "value";
}

const WORDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "a map",
  record: "a map",
  null: "nothing",
};

/** Every issue as one or more sentences with its place. */
export function sourceIssues(error: z.ZodError, plain: unknown): readonly SourceIssue[] {
  return error.issues.flatMap((issue) => issuesOf(issue, [], plain));
}

function issuesOf(issue: z.core.$ZodIssue, prefix: Path, plain: unknown): readonly SourceIssue[] {
  const path = [
    ...prefix,
    ...issue.path.map((step) => (typeof step === "number" ? step : String(step))),
  ];
  const value = valueAt(plain, path);
  const one = (message: string): readonly SourceIssue[] => [{ path, message, at: "value" }];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((name) => ({
      path: [...path, name],
      message: `“${name}” means nothing here. ${issue.message}`,
      at: "key",
    }));
  }
  if (issue.code === "invalid_type") {
    return one(expected(WORDS[issue.expected] ?? issue.expected, path, value));
  }
  if (issue.code === "invalid_value") return one(expected(oneOf(issue.values), path, value));
  if (issue.code === "invalid_union") return unionIssues(issue, path, plain, value);
  return one(issue.message);
}

/** Those of the alternative that was meant, told by the kind of value that is there. */
function unionIssues(
  issue: z.core.$ZodIssueInvalidUnion,
  path: Path,
  plain: unknown,
  value: unknown,
): readonly SourceIssue[] {
  const meant = issue.errors.find((issues) => issues.every((inner) => !isOfKind(inner)));
  if (meant !== undefined && meant.length > 0) {
    return meant.flatMap((inner) => issuesOf(inner, path, plain));
  }
  const words = issue.errors.flat().flatMap((inner) => {
    if (inner.code === "invalid_type") return [WORDS[inner.expected] ?? inner.expected];
    return [];
  });
  return [{ path, message: expected([...new Set(words)].join(" or "), path, value), at: "value" }];
}

/** Whether it says that the value as a whole is of another kind. */
function isOfKind(issue: z.core.$ZodIssue): boolean {
  return issue.code === "invalid_type" && issue.path.length === 0;
}

function expected(what: string, path: Path, value: unknown): string {
  const name = path.at(-1);
  if (value === undefined && typeof name === "string") {
    return `“${name}” is missing; ${what} is expected.`;
  }
  return `Expected ${what}, not ${kindOf(value)}.`;
}

function oneOf(values: readonly unknown[]): string {
  const words = values.map((value) => `“${String(value)}”`);
  return words.length === 1 ? (words[0] ?? "") : `one of ${words.join(", ")}`;
}

/** Longest text that is repeated in a message. */
const LONGEST_EXCERPT = 40;

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value !== "string") return "a map";
  return value.length > LONGEST_EXCERPT ? `“${value.slice(0, LONGEST_EXCERPT)}…”` : `“${value}”`;
}

function valueAt(plain: unknown, path: Path): unknown {
  let value = plain;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    const members = new Map<string, unknown>(Object.entries(value));
    value = members.get(String(step));
  }
  return value;
}
