/**
 * Changes to a template as record diffs, as `model/change.ts` has them for models. A template may repeat an id, so a
 * record is named by its place in its list; what stood there before must be what the change expects.
 */

import { PatchMismatch } from "../model/change.ts";
import { isSame } from "../model/sequence.ts";
import type {
  MessageType,
  Profile,
  RuleExample,
  Stencil,
  Template,
  TemplateManifest,
  ThreatCategory,
  ThreatPropertyDefinition,
  ThreatType,
  ZeroTrustStatement,
} from "./template.ts";

/** The records of a template by the table they are in. */
export interface TemplateRecords {
  readonly stencil: Stencil;
  readonly category: ThreatCategory;
  readonly threatProperty: ThreatPropertyDefinition;
  readonly threatType: ThreatType;
  readonly profile: Profile;
  readonly message: MessageType;
  readonly example: RuleExample;
}

export type TemplateTable = keyof TemplateRecords;

/** `before` null = insert at `index`; `after` null = remove what stands there; both = replace it. */
interface RecordPatch<Table extends TemplateTable> {
  readonly table: Table;
  readonly index: number;
  readonly before: TemplateRecords[Table] | null;
  readonly after: TemplateRecords[Table] | null;
}

interface ManifestPatch {
  readonly table: "manifest";
  readonly before: TemplateManifest;
  readonly after: TemplateManifest;
}

/** One whole, as a template says all of it or nothing (null); an empty list says that nothing states anything. */
interface ZeroTrustPatch {
  readonly table: "zeroTrust";
  readonly before: readonly ZeroTrustStatement[] | null;
  readonly after: readonly ZeroTrustStatement[] | null;
}

export type TemplatePatch =
  ManifestPatch | ZeroTrustPatch | { [Table in TemplateTable]: RecordPatch<Table> }[TemplateTable];

/** One step of a template's history. */
export interface TemplateChange {
  /** Imperative, sentence case: "Rename attribute port". */
  readonly label: string;
  /** Applied one after the other: the place of each counts after those before it. */
  readonly patches: readonly TemplatePatch[];
}

/** Replaces, inserts (`before` null) or removes (`after` null) the record at a place of its list. */
export function recordPatch<Table extends TemplateTable>(
  table: Table,
  index: number,
  before: TemplateRecords[Table] | null,
  after: TemplateRecords[Table] | null,
): TemplatePatch {
  // Table and record belong together by the signature, which the compiler cannot see through a union.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { table, index, before, after } as TemplatePatch;
}

/** The change that takes `change` back. */
export function invertTemplateChange(change: TemplateChange): TemplateChange {
  const patches = change.patches.map((patch): TemplatePatch => {
    if (patch.table === "manifest") {
      return { table: "manifest", before: patch.after, after: patch.before };
    }
    if (patch.table === "zeroTrust") {
      return { table: "zeroTrust", before: patch.after, after: patch.before };
    }
    return recordPatch(patch.table, patch.index, patch.after, patch.before);
  });
  return { label: change.label, patches: patches.reverse() };
}

/**
 * The template without lists that may as well be absent, so that a change and its inverse give it back exactly.
 */
export function normalTemplate(template: Template): Template {
  const { profiles = [], messages = [], examples = [], ...rest } = template;
  return {
    ...rest,
    ...(profiles.length === 0 ? {} : { profiles }),
    ...(messages.length === 0 ? {} : { messages }),
    ...(examples.length === 0 ? {} : { examples }),
  };
}

/**
 * Applies a change to a template that `normalTemplate` made.
 * @throws PatchMismatch when what is to be replaced or removed does not stand where the change says.
 */
export function applyTemplateChange(template: Template, change: TemplateChange): Template {
  return normalTemplate(change.patches.reduce(applyPatch, template));
}

/** The template after the change; null when the change does not fit it. */
export function tryTemplateChange(template: Template, change: TemplateChange): Template | null {
  try {
    return applyTemplateChange(template, change);
  } catch (error) {
    if (error instanceof PatchMismatch) return null;
    throw error;
  }
}

function applyPatch(template: Template, patch: TemplatePatch): Template {
  switch (patch.table) {
    case "manifest":
      expectSame(template.manifest, patch.before, "the manifest");
      return { ...template, manifest: patch.after };
    case "zeroTrust":
      expectSame(template.zeroTrust ?? null, patch.before, "the Zero-Trust statements");
      return withZeroTrust(template, patch.after);
    case "stencil":
      return { ...template, stencils: patched(template.stencils, patch) };
    case "category":
      return { ...template, categories: patched(template.categories, patch) };
    case "threatProperty":
      return { ...template, threatProperties: patched(template.threatProperties, patch) };
    case "threatType":
      return { ...template, threatTypes: patched(template.threatTypes, patch) };
    case "profile":
      return { ...template, profiles: patched(template.profiles ?? [], patch) };
    case "message":
      return { ...template, messages: patched(template.messages ?? [], patch) };
    case "example":
      return { ...template, examples: patched(template.examples ?? [], patch) };
  }
}

function withZeroTrust(
  { zeroTrust: _before, ...rest }: Template,
  after: readonly ZeroTrustStatement[] | null,
): Template {
  return after === null ? rest : { ...rest, zeroTrust: after };
}

interface ListPatch<Record> {
  readonly table: string;
  readonly index: number;
  readonly before: Record | null;
  readonly after: Record | null;
}

function patched<Record>(
  list: readonly Record[],
  { table, index, before, after }: ListPatch<Record>,
): readonly Record[] {
  const place = `${table} ${index}`;
  if (before === null) {
    if (index > list.length) throw new PatchMismatch(`there is no place for ${place}`);
    return after === null ? list : list.toSpliced(index, 0, after);
  }
  expectSame(list[index], before, place);
  return after === null ? list.toSpliced(index, 1) : list.with(index, after);
}

function expectSame(there: unknown, expected: unknown, place: string): void {
  if (!isSame(there, expected)) throw new PatchMismatch(`${place} is not what it was`);
}
