/** Reads a template in our own format: YAML, one file per template, reviewable in a pull request. */

import { composeSources, type Origins } from "./composition.ts";
import { templateOf } from "./from-source.ts";
import { checkIcon } from "./icon.ts";
import {
  extendingSource,
  isRecord,
  KEYED_LISTS,
  wholeSource,
  type Plain,
  type PlainRecord,
} from "./source.ts";
import { sourceIssues } from "./source-issues.ts";
import type { Template } from "./template.ts";
import { sourceOf } from "./to-source.ts";
import { parseYaml, type Path, type TemplateProblem } from "./yaml-document.ts";

/** How a template names the one it builds on. */
export interface BaseReference {
  /** Id or name. */
  readonly template: string;
  /** Null for whichever is there. */
  readonly version: string | null;
}

/** What lies around a template file. */
export interface Surroundings {
  /** The data URL of an icon in `icons/`; null when there is none of that name. */
  readonly iconOf: (name: string) => string | null;
  /** The template another builds on, or why it cannot be had, as one sentence. */
  readonly baseOf: (reference: BaseReference) => Template | string;
}

/** For a file that stands alone: no icons beside it and no other template. */
export const ALONE: Surroundings = {
  iconOf: () => null,
  baseOf: () => "There is no other template here.",
};

export interface ReadTemplate {
  /** All of it, what it takes over from its base included. */
  readonly template: Template;
  /** Null for a template that stands by itself. */
  readonly extending: {
    readonly reference: BaseReference;
    readonly base: Template;
    readonly origins: Origins;
  } | null;
}

export type TemplateReading =
  | { readonly ok: true; readonly value: ReadTemplate }
  | { readonly ok: false; readonly problems: readonly [TemplateProblem, ...TemplateProblem[]] };

/**
 * Reads a template file; gives every problem, not the first alone.
 * @param fileName only used to say where a problem is
 */
export function readTemplateYaml(
  text: string,
  fileName: string,
  around: Surroundings,
): TemplateReading {
  const { yaml, problems: malformed } = parseYaml(text, fileName);
  if (malformed.length > 0) return refused(malformed);
  const problems: TemplateProblem[] = [];
  const note = (path: Path, code: string, message: string, at?: "key" | "value"): void => {
    problems.push(yaml.problemAt(path, code, message, at));
  };
  const isExtending = isRecord(yaml.plain) && "extends" in yaml.plain;
  const parsed = (isExtending ? extendingSource : wholeSource).safeParse(yaml.plain);
  if (!parsed.success) {
    for (const { path, message, at } of sourceIssues(parsed.error, yaml.plain)) {
      note(path, "template-invalid", message, at);
    }
    noteRepeated(yaml.plain, note);
    return refused(problems);
  }
  const plain = withIcons(parsed.data, around, note);
  noteRepeated(plain, note);
  const reference = "extends" in parsed.data ? referenceOf(parsed.data.extends) : null;
  const base = reference === null ? null : around.baseOf(reference);
  if (typeof base === "string") note(["extends"], "base-missing", base);
  if (problems.length > 0 || typeof base === "string") return refused(problems);
  if (reference === null || base === null) {
    const template = whole(plain, plain, note);
    return template === null ? refused(problems) : done(template, null);
  }
  const composed = composeSources(plain, sourceOf(base));
  for (const { path, message } of composed.faults) note(path, "base-lacks", message);
  if (problems.length > 0) return refused(problems);
  const template = whole(composed.source, plain, note);
  return template === null
    ? refused(problems)
    : done(template, { reference, base, origins: composed.origins });
}

type Note = (path: Path, code: string, message: string, at?: "key" | "value") => void;

function done(template: Template, extending: ReadTemplate["extending"]): TemplateReading {
  return { ok: true, value: { template, extending } };
}

function refused(problems: readonly TemplateProblem[]): TemplateReading {
  const [first, ...others] = problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0));
  if (first === undefined) throw new Error("a file is refused without a reason");
  return { ok: false, problems: [first, ...others] };
}

function referenceOf(named: string | { template: string; version?: string }): BaseReference {
  return typeof named === "string"
    ? { template: named, version: null }
    : { template: named.template, version: named.version ?? null };
}

/** Ids that stand twice in one list: nothing could name the second. */
function noteRepeated(plain: unknown, note: Note): void {
  if (!isRecord(plain)) return;
  for (const [list, key] of Object.entries(KEYED_LISTS)) {
    const entries = plain[list];
    if (!Array.isArray(entries)) continue;
    const seen = new Set<string>();
    entries.forEach((entry: unknown, at) => {
      const id = isRecord(entry) ? entry[key] : undefined;
      if (typeof id !== "string") return;
      if (seen.has(id)) note([list, at, key], "id-twice", `“${id}” stands twice in this list.`);
      seen.add(id);
    });
  }
}

/** What the file says with every icon as a data URL. */
function withIcons(source: PlainRecord, around: Surroundings, note: Note): PlainRecord {
  const { stencils } = source;
  if (!Array.isArray(stencils)) return source;
  const entries: readonly unknown[] = stencils;
  const drawn = entries.filter(isRecord).map((stencil, at) => {
    const { icon } = stencil;
    if (typeof icon !== "string") return stencil;
    const image = icon.startsWith("data:") ? icon : around.iconOf(icon);
    const path = ["stencils", at, "icon"];
    if (image === null) {
      note(path, "icon-missing", `There is no icon “${icon}”.`);
      return stencil;
    }
    const checked = checkIcon(image);
    if (!checked.ok) note(path, checked.problem.code, checked.problem.message);
    return withIcon(stencil, image);
  });
  return { ...source, stencils: drawn };
}

function withIcon(stencil: PlainRecord, icon: string): PlainRecord {
  return { ...stencil, icon };
}

/** The template of a source that must be whole now. */
function whole(source: PlainRecord, own: PlainRecord, note: Note): Template | null {
  const parsed = wholeSource.safeParse(source);
  if (!parsed.success) {
    for (const { path, message, at } of sourceIssues(parsed.error, source)) {
      note(ownPath(path, source, own), "template-invalid", message, at);
    }
    return null;
  }
  const faults = parsed.data.stencils.flatMap(({ attributes = [] }, at) =>
    attributes.flatMap(({ kind = "list", values = [], default: first }, place) => {
      const isListed = kind !== "list" || first === undefined || values.includes(first);
      return isListed ? [] : [["stencils", at, "attributes", place, "default"]];
    }),
  );
  for (const path of faults) {
    note(ownPath(path, source, own), "default-unlisted", "The default is not one of the values.");
  }
  return faults.length === 0 ? templateOf(parsed.data) : null;
}

/** Where the own file says what stands at a path of the whole, as far as it says it. */
function ownPath(path: Path, whole: PlainRecord, own: PlainRecord): Path {
  if (whole === own) return path;
  const found: (string | number)[] = [];
  let list = "";
  let from: Plain | undefined = whole;
  let to: Plain | undefined = own;
  for (const step of path) {
    const ownStep = typeof step === "number" ? placeOf(memberOf(from, step), to, list) : step;
    if (ownStep === null || memberOf(to, ownStep) === undefined) return found;
    if (typeof step === "string") list = list === "" ? step : `${list}.${step}`;
    found.push(ownStep);
    from = memberOf(from, step);
    to = memberOf(to, ownStep);
  }
  return found;
}

/** Where the entry of the same key stands in the own file's list. */
function placeOf(entry: Plain | undefined, own: Plain | undefined, list: string): number | null {
  const key = KEYED_LISTS[list];
  if (key === undefined || !Array.isArray(own)) return null;
  const entries: readonly Plain[] = own;
  const at = entries.findIndex((one) => memberOf(one, key) === memberOf(entry, key));
  return at < 0 ? null : at;
}

function memberOf(value: Plain | undefined, step: string | number): Plain | undefined {
  if (Array.isArray(value)) {
    const entries: readonly Plain[] = value;
    return typeof step === "number" ? entries[step] : undefined;
  }
  return isRecord(value) ? value[step] : undefined;
}
