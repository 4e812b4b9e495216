/** A template in the words of Microsoft's tool: what it says beyond them is translated, or left out and told. */

import type { LedgerEntry, LossLedger } from "../model/ledger.ts";
import type { Profiles } from "../model/model.ts";
import { statedValues } from "../stride/property-values.ts";
import type { AttributeDefinition, Stencil, Template, ThreatType } from "../template/template.ts";
import { translatedFilters } from "./microsoft-rules.ts";
import { excerpt } from "./xml-content.ts";

export interface MicrosoftTemplate {
  /** The very same template if it says nothing beyond what the tool knows. */
  readonly template: Template;
  readonly ledger: LossLedger;
}

/**
 * Translates a template.
 * @param profiles what a model switched on or off: threat types that are off never fire
 */
export function asMicrosoftTemplate(
  template: Template,
  profiles: Profiles = {},
): MicrosoftTemplate {
  const ledger: LedgerEntry[] = [];
  const stencils = changedList(template.stencils, (stencil) => plainStencil(stencil, ledger));
  const threatTypes = changedList(template.threatTypes, (type) =>
    plainType(type, template, profiles, ledger),
  );
  const { profiles: groups, messages, examples, ...plain } = template;
  for (const { text } of messages ?? []) {
    ledger.push(dropped(`message ${excerpt(text)}`, "The tool has no messages of a template."));
  }
  if ((examples ?? []).length > 0) {
    ledger.push(dropped("examples", "The tool has no examples of rules."));
  }
  const same =
    stencils === template.stencils &&
    threatTypes === template.threatTypes &&
    groups === undefined &&
    messages === undefined &&
    examples === undefined;
  return { template: same ? template : { ...plain, stencils, threatTypes }, ledger };
}

/** The list with its records changed; the same one when none does. */
function changedList<Record>(
  records: readonly Record[],
  change: (record: Record) => Record,
): readonly Record[] {
  const changed = records.map(change);
  return changed.every((record, at) => record === records[at]) ? records : changed;
}

function plainStencil(stencil: Stencil, ledger: LedgerEntry[]): Stencil {
  const attributes = changedList(stencil.attributes, (attribute) =>
    plainAttribute(attribute, stencil, ledger),
  );
  return attributes === stencil.attributes ? stencil : { ...stencil, attributes };
}

function plainAttribute(
  attribute: AttributeDefinition,
  stencil: Stencil,
  ledger: LedgerEntry[],
): AttributeDefinition {
  const { kind, help, unknown, ...plain } = attribute;
  const lost = [
    ...(kind === undefined ? [] : [`that it is a ${kind}`]),
    ...(help === undefined ? [] : ["its help"]),
    ...(unknown === undefined ? [] : ["which value means unknown"]),
  ];
  if (lost.length === 0) return attribute;
  const place = `stencil ${excerpt(stencil.name)}, attribute ${excerpt(attribute.label)}`;
  ledger.push(dropped(place, `The tool cannot keep ${lost.join(", ")}.`));
  return plain;
}

function plainType(
  type: ThreatType,
  template: Template,
  profiles: Profiles,
  ledger: LedgerEntry[],
): ThreatType {
  const { scope, profileId, priorities, mitigations, references, phase, ...plain } = type;
  const place = `threat type ${excerpt(type.title)} (${type.id})`;
  const definitions = new Map(
    template.threatProperties.toReversed().map((definition) => [definition.name, definition]),
  );
  const stated = statedValues(definitions, type);
  if (priorities !== undefined) {
    const what = "The tool cannot make a priority depend on rules; every threat gets the same.";
    ledger.push(approximated(place, what));
  }
  const unplaced = [
    ...((mitigations ?? []).length > 0 && !stated.has("PossibleMitigations") ? ["measures"] : []),
    ...((references ?? []).length > 0 && !stated.has("References") ? ["references"] : []),
    ...((phase ?? "") !== "" && !stated.has("SDLPhase") ? ["phase"] : []),
  ];
  if (unplaced.length > 0) {
    const what = `The template has no threat property to hold its ${unplaced.join(", ")}.`;
    ledger.push(dropped(place, what));
  }
  const filters = isOff(type, template, profiles)
    ? { include: "", exclude: "" }
    : translatedFilters(type, template, (entry) => ledger.push({ ...entry, place: under(place) }));
  if (profileId !== undefined) ledger.push(profileNote(place, type, template, profiles));
  const same =
    scope === undefined &&
    profileId === undefined &&
    priorities === undefined &&
    mitigations === undefined &&
    references === undefined &&
    phase === undefined &&
    filters.include === type.include &&
    filters.exclude === type.exclude;
  if (same) return type;
  const title = scope === "element" ? ofEitherEnd(type.title) : type.title;
  const description = scope === "element" ? ofEitherEnd(type.description) : type.description;
  return { ...plain, ...filters, title, description, properties: filled(type, stated) };
}

function filled(
  { properties }: ThreatType,
  stated: ReadonlyMap<string, string>,
): ThreatType["properties"] {
  const listed = new Set(properties.map(({ name }) => name));
  const added = [...stated].flatMap(([name, value]) => (listed.has(name) ? [] : [{ name, value }]));
  return [
    ...properties.map(({ name, value }) => ({ name, value: value ?? stated.get(name) ?? null })),
    ...added,
  ];
}

/** Texts about an element, said of a flow: either end may be meant. */
function ofEitherEnd(text: string): string {
  return text.replace(/\{element\.name\}/giu, "{source.Name} or {target.Name}");
}

function isOff({ profileId }: ThreatType, template: Template, profiles: Profiles): boolean {
  const profile = template.profiles?.find(({ id }) => id === profileId);
  return profile !== undefined && !(profiles[profile.id] ?? profile.on);
}

function profileNote(
  place: string,
  type: ThreatType,
  template: Template,
  profiles: Profiles,
): LedgerEntry {
  const name = template.profiles?.find(({ id }) => id === type.profileId)?.name ?? "";
  const now = isOff(type, template, profiles)
    ? "as it is off, its rule is left out"
    : "its threats are always on";
  return approximated(place, `The tool has no profiles such as ${excerpt(name)}; ${now}.`);
}

function under(place: string): string {
  return `template, ${place}`;
}

function dropped(place: string, what: string): LedgerEntry {
  return { effect: "dropped", place: under(place), what };
}

function approximated(place: string, what: string): LedgerEntry {
  return { effect: "approximated", place: under(place), what };
}
