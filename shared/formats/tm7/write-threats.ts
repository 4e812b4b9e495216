/** Stored threats, spelled anew. */

import type { Threat } from "../../model/model.ts";
import { JUSTIFICATION, PRIORITY, STANDING_NAMES } from "../../template/standing-properties.ts";
import type { Template } from "../../template/template.ts";
import type { FileId } from "./write-diagrams.ts";
import { leaf, NAMESPACES, NEVER, nil, STATES } from "./spelling.ts";

/** What the writers of threats need of a template. */
export class ThreatLayout {
  readonly #order: readonly string[];
  readonly #types: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(template: Template | null) {
    this.#order = template?.threatProperties.map(({ name }) => name) ?? STANDING_NAMES;
    this.#types = new Map(
      template?.threatTypes.map(({ id, properties }) => [
        id,
        new Set(properties.map(({ name }) => name)),
      ]),
    );
  }

  /** Where a property stands among a threat's; those the template does not know stand last. */
  rankOf(name: string): number {
    const at = this.#order.indexOf(name);
    return at === -1 ? this.#order.length : at;
  }

  /** Whether threats of a type hold this property from the start; true for types the template does not know. */
  lists(typeId: string, name: string): boolean {
    return this.#types.get(typeId)?.has(name) ?? true;
  }
}

/** The properties of a threat, as the file lists them. */
export function threatProperties(
  threat: Threat,
  layout: ThreatLayout,
): readonly (readonly [name: string, value: string])[] {
  const { verdict } = threat;
  const fixed: [string, string][] = [
    ["Title", threat.title],
    ["UserThreatCategory", threat.category],
    ["UserThreatShortDescription", threat.shortDescription],
    ["UserThreatDescription", threat.description],
    ["InteractionString", threat.interaction],
  ];
  if (verdict.justification !== "" || layout.lists(threat.typeId, JUSTIFICATION)) {
    fixed.push([JUSTIFICATION, verdict.justification]);
  }
  if (layout.lists(threat.typeId, PRIORITY)) fixed.push([PRIORITY, verdict.priority]);
  const own = threat.properties.map(({ name, value }): [string, string] => [name, value]);
  const byRank = (list: readonly [string, string][]) =>
    [...list].sort(([a], [b]) => layout.rankOf(a) - layout.rankOf(b));
  const sorted = byRank(own).every(([name], at) => name === own[at]?.[0]);
  // Properties in an order of their own keep it; a program that did not know the template's wrote them.
  return sorted ? byRank([...fixed, ...own]) : [...byRank(fixed), ...own];
}

/** An entry of `ThreatInstances`. Uses the prefixes `a` (arrays) and `i`. */
export function threatEntry(threat: Threat, fileId: FileId, layout: ThreatLayout): string {
  const { verdict } = threat;
  const source = fileId(threat.sourceId);
  const flow = fileId(threat.flowId);
  const target = fileId(threat.targetId);
  const properties = threatProperties(threat, layout);
  return [
    "<a:KeyValueOfstringThreatpc_P0_PhOB>",
    leaf("a:Key", `${threat.typeId}${source}${flow}${target}`),
    `<a:Value xmlns:b="${NAMESPACES.knowledgeBase}">`,
    verdict.changedBy === null ? nil("b:ChangedBy") : leaf("b:ChangedBy", verdict.changedBy),
    leaf("b:DrawingSurfaceGuid", fileId(threat.diagramId)),
    leaf("b:FlowGuid", flow),
    leaf("b:Id", String(threat.number)),
    leaf("b:InteractionKey", `${source}:${flow}:${target}`),
    nil("b:InteractionString"),
    leaf("b:ModifiedAt", verdict.changedAt ?? NEVER),
    leaf("b:Priority", verdict.priority),
    `<b:Properties>${properties.map(([name, value]) => threatProperty(name, value)).join("")}</b:Properties>`,
    leaf("b:SourceGuid", source),
    leaf("b:State", STATES[verdict.state]),
    nil("b:StateInformation"),
    leaf("b:TargetGuid", target),
    nil("b:Title"),
    leaf("b:TypeId", threat.typeId),
    leaf("b:Upgraded", String(threat.migrated)),
    nil("b:UserThreatCategory"),
    nil("b:UserThreatDescription"),
    nil("b:UserThreatShortDescription"),
    leaf("b:Wide", "false"),
    "</a:Value></a:KeyValueOfstringThreatpc_P0_PhOB>",
  ].join("");
}

/** One entry of a threat's `Properties`. Uses the prefix `a` (arrays). */
export function threatProperty(name: string, value: string): string {
  return `<a:KeyValueOfstringstring>${leaf("a:Key", name)}${leaf("a:Value", value)}</a:KeyValueOfstringstring>`;
}
