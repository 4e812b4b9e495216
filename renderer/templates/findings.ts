/** What is wrong with a template, and where that is. */

import type { TemplateTable } from "../../shared/template/change.ts";
import type { Finding, Place } from "../../shared/template/lint/finding.ts";
import { lintTemplate } from "../../shared/template/lint/lint.ts";
import type { Template } from "../../shared/template/template.ts";
import type { Severity } from "../../shared/validation/finding.ts";

/** Something to look at, at a place of the template. */
export interface TemplateFinding {
  /** Unique among the findings of a template. */
  readonly key: string;
  readonly severity: Severity;
  readonly message: string;
  /** Null when it is about the template as a whole. */
  readonly place: FindingPlace | null;
}

interface FindingPlace {
  readonly table: TemplateTable | "zeroTrust";
  /** Place of the record in its list. */
  readonly at: number;
  /** What people call the record. */
  readonly name: string;
  /** Field of the record, such as "include"; "" for the record as a whole. */
  readonly field: string;
  /** 0-based offsets in the field's text, `end` exclusive; null when it is about the whole field. */
  readonly range: { readonly start: number; readonly end: number } | null;
}

const SEVERITIES: Readonly<Record<Finding["severity"], Severity>> = {
  error: "error",
  warning: "warning",
  hint: "info",
};

const ORDER: readonly Severity[] = ["error", "warning", "info"];

/** What the linter says of a template, errors first. */
export function templateFindings(template: Template): readonly TemplateFinding[] {
  const names = recordNames(template);
  return lintTemplate(template)
    .map(({ severity, message, at }, number): TemplateFinding => ({
      key: String(number),
      severity: SEVERITIES[severity],
      message,
      place: placeOf(at, names),
    }))
    .toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

/** Where records of each table stand by their id, and what they are called. */
type RecordNames = Readonly<
  Record<FindingPlace["table"], ReadonlyMap<string, { readonly at: number; readonly name: string }>>
>;

function recordNames(template: Template): RecordNames {
  const { stencils, categories, threatProperties, threatTypes } = template;
  const { profiles = [], messages = [], examples = [], zeroTrust = [] } = template;
  return {
    stencil: named(stencils.map(({ id, name }) => [id, name])),
    category: named(categories.map(({ id, name }) => [id, name])),
    threatProperty: named(threatProperties.map(({ name, label }) => [name, label])),
    threatType: named(threatTypes.map(({ id, title }) => [id, title])),
    profile: named(profiles.map(({ id, name }) => [id, name])),
    message: named(messages.map(({ id, text }) => [id, text])),
    example: named(
      examples.map(({ name, threatTypeId }, at) => [String(at), name || threatTypeId]),
    ),
    zeroTrust: named(zeroTrust.map(({ attribute }, at) => [String(at), attribute])),
  };
}

/** The first of a repeated id counts. */
function named(records: readonly (readonly [id: string, name: string])[]) {
  const found = new Map<string, { readonly at: number; readonly name: string }>();
  for (const [at, [id, name]] of records.entries()) {
    if (!found.has(id)) found.set(id, { at, name: name.trim() || id });
  }
  return found;
}

const TABLES: Readonly<Record<Exclude<Place["kind"], "template">, FindingPlace["table"]>> = {
  stencil: "stencil",
  attribute: "stencil",
  category: "category",
  threatType: "threatType",
  property: "threatProperty",
  profile: "profile",
  message: "message",
  example: "example",
  zeroTrust: "zeroTrust",
};

function placeOf({ kind, id, member, range }: Place, names: RecordNames): FindingPlace | null {
  if (kind === "template") return null;
  const table = TABLES[kind];
  const record = names[table].get(id);
  if (record === undefined) return null;
  return { table, ...record, field: member ?? "", range: range ?? null };
}
