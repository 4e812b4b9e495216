/** A template in the words of Microsoft's tool: what it says beyond them is translated, or left out and told. */

import type { LossLedger } from "../model/ledger.ts";
import type { Profiles } from "../model/model.ts";
import { statedValues } from "../stride/property-values.ts";
import type { AttributeDefinition, Stencil, Template, ThreatType } from "../template/template.ts";
import { translatedFilters } from "./microsoft-rules.ts";
import { TemplateLosses } from "./template-losses.ts";

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
  const losses = new TemplateLosses();
  const stencils = changedList(template.stencils, (stencil) => plainStencil(stencil, losses));
  const threatTypes = changedList(template.threatTypes, (type) =>
    plainType(type, template, profiles, losses),
  );
  const { profiles: groups, messages, examples, zeroTrust, ...plain } = template;
  for (const { id } of messages ?? []) losses.count("message", id);
  for (const { threatTypeId } of examples ?? []) losses.count("example", threatTypeId);
  for (const { attribute } of zeroTrust ?? []) losses.count("zeroTrust", attribute);
  const same =
    stencils === template.stencils &&
    threatTypes === template.threatTypes &&
    groups === undefined &&
    messages === undefined &&
    examples === undefined &&
    zeroTrust === undefined;
  return {
    template: same ? template : { ...plain, stencils, threatTypes },
    ledger: losses.entries(),
  };
}

/** The list with its records changed; the same one when none does. */
function changedList<Record>(
  records: readonly Record[],
  change: (record: Record) => Record,
): readonly Record[] {
  const changed = records.map(change);
  return changed.every((record, at) => record === records[at]) ? records : changed;
}

function plainStencil(stencil: Stencil, losses: TemplateLosses): Stencil {
  if (stencil.image?.startsWith("data:image/svg") === true) losses.count("svg", stencil.name);
  const attributes = changedList(stencil.attributes, (attribute) =>
    plainAttribute(attribute, stencil, losses),
  );
  return attributes === stencil.attributes ? stencil : { ...stencil, attributes };
}

function plainAttribute(
  attribute: AttributeDefinition,
  stencil: Stencil,
  losses: TemplateLosses,
): AttributeDefinition {
  const { kind, help, unknown, ...plain } = attribute;
  const name = `${stencil.name}: ${attribute.label}`;
  if (kind !== undefined) losses.count(kind, name);
  if (help !== undefined) losses.count("help", name);
  if (unknown !== undefined) losses.count("unknown", name);
  if (kind === undefined && help === undefined && unknown === undefined) return attribute;
  // A list without choices is none: the tool gives every item the first of them.
  const isOpen = kind === "text" || kind === "number";
  return isOpen && plain.values.length === 0 ? { ...plain, values: [""] } : plain;
}

function plainType(
  type: ThreatType,
  template: Template,
  profiles: Profiles,
  losses: TemplateLosses,
): ThreatType {
  const { scope, profileId, priorities, mitigations, references, phase, ...plain } = type;
  const definitions = new Map(
    template.threatProperties.toReversed().map((definition) => [definition.name, definition]),
  );
  const stated = statedValues(definitions, type);
  const isLost = (property: string, said: number): boolean => said > 0 && !stated.has(property);
  if ((priorities ?? []).length > 0) losses.count("priorities", type.id);
  if (isLost("PossibleMitigations", mitigations?.length ?? 0)) losses.count("measures", type.id);
  if (isLost("References", references?.length ?? 0)) losses.count("references", type.id);
  if (isLost("SDLPhase", phase?.length ?? 0)) losses.count("phase", type.id);
  const profile = template.profiles?.find(({ id }) => id === profileId);
  const isOff = profile !== undefined && !(profiles[profile.id] ?? profile.on);
  if (profile !== undefined) losses.profile(profile.name, isOff, type.id);
  if (!isOff && scope !== undefined) losses.count(scope, type.id);
  const filters = isOff
    ? { include: "", exclude: "" }
    : translatedFilters(type, template, (loss) => losses.rule(type, loss));
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
  const said = (text: string): string => (scope === "element" ? ofEitherEnd(text) : text);
  return {
    ...plain,
    ...filters,
    title: said(type.title),
    description: said(type.description),
    properties: filled(type, stated).map(({ name, value }) => ({
      name,
      value: value === null ? null : said(value),
    })),
  };
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
