/** Writes a template in our own format: into the file it came from, changing only what was edited, or a new one. */

import { parseDocument } from "yaml";
import type { LedgerEntry, LossLedger } from "../model/ledger.ts";
import { success, type Result } from "../model/result.ts";
import { isSame } from "../model/sequence.ts";
import { differenceOfSources } from "./composition.ts";
import { checkIcon } from "./icon.ts";
import { isRecord, type Plain, type PlainRecord } from "./source.ts";
import type { Stencil, Template } from "./template.ts";
import { sourceOf } from "./to-source.ts";
import { parseYaml } from "./yaml-document.ts";
import { editYaml } from "./yaml-edit.ts";
import { spellPlain } from "./yaml-style.ts";
import { ALONE, readTemplateYaml, type ReadTemplate, type Surroundings } from "./yaml.ts";

export interface WrittenYaml {
  readonly text: string;
  /** What of the template the file cannot say. */
  readonly ledger: LossLedger;
}

/**
 * Writes a template. With the text it was read from, only what differs is changed there: comments, order and
 * spelling of everything else stay, and of a template that builds on another only what differs from that is
 * written. Fails only when that text cannot be read.
 * @param original null for a new file
 * @param around as for reading the original
 * @param standsAlone to leave its folder: icons go in, and a base that is named by its path
 */
export function writeTemplateYaml(
  template: Template,
  original: string | null,
  around: Surroundings = ALONE,
  standsAlone = false,
): Result<WrittenYaml> {
  const { template: sayable, ledger } = whatCanBeSaid(template);
  if (original === null) {
    return success(checked(spellFile(sourceOf(sayable)), sayable, ledger, around));
  }
  const read = readTemplateYaml(original, "the original file", around);
  if (!read.ok) return { ok: false, problem: read.problems[0] };
  if (standsAlone && isPath(read.value.extending?.reference.template)) {
    return success(checked(spellFile(sourceOf(sayable)), sayable, ledger, around));
  }
  const said = ownSource(read.value.template, read.value);
  const before = standsAlone ? withIconNames(said, original) : said;
  const after = ownSource(sayable, read.value);
  if (isSame(before, after)) return success(checked(original, sayable, ledger, around));
  // An entry may say things in another way than we would; then it is spelled anew as a whole.
  for (const grain of ["least", "entry"] as const) {
    const edited = editText(original, before, after, grain);
    if (edited !== null && says(edited, sayable, around)) {
      return success({ text: edited, ledger });
    }
  }
  // A layout that cannot be changed piece by piece, such as brackets around everything.
  return success(checked(spellFile(after), sayable, ledger, around));
}

/** Whether a base is named by where its file lies. */
function isPath(base: string | undefined): boolean {
  return base !== undefined && /\.(?:ya?ml|tb7)$/i.test(base);
}

/** The source with icons as the file names them, so that they differ from the pictures themselves. */
function withIconNames(source: PlainRecord, original: string): PlainRecord {
  const { plain } = parseYaml(original, "").yaml;
  const written = isRecord(plain) ? recordsOf(plain["stencils"]) : [];
  const names = new Map(written.map(({ id, icon }) => [id, icon]));
  const stencils = recordsOf(source["stencils"]).map((stencil) => {
    const name = names.get(stencil["id"]);
    return name === undefined || stencil["icon"] === undefined
      ? stencil
      : withMember(stencil, "icon", name);
  });
  return stencils.length === 0 ? source : { ...source, stencils };
}

function withMember(record: PlainRecord, member: string, value: Plain): PlainRecord {
  return { ...record, [member]: value };
}

function recordsOf(list: unknown): readonly PlainRecord[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

/** What the file itself says of a template. */
function ownSource(template: Template, { extending }: ReadTemplate): PlainRecord {
  if (extending === null) return sourceOf(template);
  const base = sourceOf(extending.base);
  const whole = sourceOf(template, base.propertiesAsListed === true);
  const { priorityUsed, statusUsed } = template;
  const propertiesAsListed = whole.propertiesAsListed === true;
  const flags = { priorityUsed, statusUsed, propertiesAsListed };
  const { palisade, manifest, ...parts } = differenceOfSources(whole, base, flags);
  const { template: named, version } = extending.reference;
  const reference = version === null ? named : { template: named, version };
  return { palisade: palisade ?? null, manifest: manifest ?? null, extends: reference, ...parts };
}

function editText(
  original: string,
  before: PlainRecord,
  after: PlainRecord,
  grain: "least" | "entry",
): string | null {
  const isDos = original.includes("\r\n");
  const lines = original.replaceAll("\r\n", "\n");
  const text = lines.endsWith("\n") ? lines : `${lines}\n`;
  const { contents } = parseDocument(text, { schema: "failsafe", customTags: ["null"] });
  const edited = editYaml(text, contents, before, after, grain);
  return isDos ? (edited?.replaceAll("\n", "\r\n") ?? null) : edited;
}

/** A new file: every part after an empty line. */
function spellFile(source: PlainRecord): string {
  const { palisade, manifest, extends: base, ...parts } = source;
  const spelled = (name: string, value: Plain | undefined) =>
    value === undefined ? "" : spellPlain({ [name]: value });
  const head =
    spelled("palisade", palisade) + spelled("manifest", manifest) + spelled("extends", base);
  return [head, ...Object.entries(parts).map(([name, value]) => spelled(name, value))].join("\n");
}

/** Says in the ledger whatever does not come back as it was. */
function checked(
  text: string,
  template: Template,
  ledger: LossLedger,
  around: Surroundings,
): WrittenYaml {
  if (says(text, template, around)) return { text, ledger };
  const what =
    "The file cannot say all of the template; the order of what it takes over stays its base's.";
  return { text, ledger: [...ledger, { effect: "approximated", place: "template", what }] };
}

function says(text: string, template: Template, around: Surroundings): boolean {
  const read = readTemplateYaml(text, "the written file", around);
  return read.ok && isSame(inFileOrder(read.value.template), inFileOrder(template));
}

/** The template without what a file does not tell apart. */
function inFileOrder(template: Template): Template {
  const { stencils, profiles = [], messages = [] } = template;
  return {
    ...template,
    stencils: [
      ...stencils.filter(({ parentId }) => parentId === null),
      ...stencils.filter(({ parentId }) => parentId !== null),
    ],
    profiles,
    messages,
    examples: examplesInOrder(template),
  };
}

/** Each threat type has its examples under it. */
function examplesInOrder({
  threatTypes,
  examples = [],
}: Template): NonNullable<Template["examples"]> {
  const ids = new Set(threatTypes.map(({ id }) => id));
  return [
    ...threatTypes.flatMap(({ id }) => examples.filter(({ threatTypeId }) => threatTypeId === id)),
    ...examples.filter(({ threatTypeId }) => !ids.has(threatTypeId)),
  ];
}

/** The template without second entries of one id and pictures that are none, which a file cannot hold. */
function whatCanBeSaid(template: Template): { template: Template; ledger: LossLedger } {
  const ledger: LedgerEntry[] = [];
  const drop = (place: string, what: string): void => {
    ledger.push({ effect: "dropped", place: `template, ${place}`, what });
  };
  const once = <Entry>(entries: readonly Entry[], what: string, idOf: (entry: Entry) => string) => {
    const seen = new Set<string>();
    return entries.filter((entry) => {
      const id = idOf(entry);
      const isNew = !seen.has(id);
      if (!isNew) drop(`${what} ${id}`, "Another one before it has the same id.");
      seen.add(id);
      return isNew;
    });
  };
  const byId = ({ id }: { readonly id: string }) => id;
  const stencils = once(template.stencils, "stencil", byId).map((stencil) => {
    if (stencil.image === null) return stencil;
    const icon = checkIcon(stencil.image);
    if (icon.ok) return stencil;
    drop(`stencil ${stencil.id}, picture`, icon.problem.message);
    return withoutImage(stencil);
  });
  const { profiles, messages } = template;
  return {
    template: {
      ...template,
      categories: once(template.categories, "category", byId),
      threatProperties: once(template.threatProperties, "threat property", ({ name }) => name),
      stencils,
      threatTypes: once(template.threatTypes, "threat type", byId),
      ...(profiles === undefined ? {} : { profiles: once(profiles, "profile", byId) }),
      ...(messages === undefined ? {} : { messages: once(messages, "message", byId) }),
    },
    ledger,
  };
}

function withoutImage(stencil: Stencil): Stencil {
  return { ...stencil, image: null };
}
