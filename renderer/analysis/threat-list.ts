/** What the threat list shows and in which order: pure, so that 20,000 threats can be tested without a window. */

import type { Id, Threat, ThreatState } from "../../shared/model/model.ts";
import type { Urgency } from "../../shared/stride/urgency.ts";

export interface ThreatFilter {
  readonly text: string;
  /** Null = any. */
  readonly state: ThreatState | null;
  readonly category: string | null;
  readonly priority: string | null;
  readonly diagramId: Id | null;
  /** Only threats of the items selected on the canvas. */
  readonly selectedOnly: boolean;
}

export const emptyFilter: ThreatFilter = {
  text: "",
  state: null,
  category: null,
  priority: null,
  diagramId: null,
  selectedOnly: false,
};

export type ThreatColumn =
  "number" | "title" | "category" | "interaction" | "priority" | "state" | "diagram";

export interface ThreatSort {
  readonly column: ThreatColumn;
  readonly descending: boolean;
}

/** What sorting and searching need to know beyond the threats. */
export interface ThreatContext {
  readonly diagramNames: ReadonlyMap<Id, string>;
  /** The template's priorities, most urgent first. */
  readonly priorities: readonly string[];
  readonly urgency: Urgency;
  readonly selection: ReadonlySet<Id>;
}

export const STATE_NAMES: Record<ThreatState, string> = {
  notStarted: "Not started",
  needsInvestigation: "Needs investigation",
  notApplicable: "Not applicable",
  mitigated: "Mitigated",
};

/** In the order of work: what is open comes first. */
export const STATES: readonly ThreatState[] = [
  "notStarted",
  "needsInvestigation",
  "mitigated",
  "notApplicable",
];

export function isFiltered(filter: ThreatFilter): boolean {
  return (
    filter.text.trim() !== "" ||
    filter.state !== null ||
    filter.category !== null ||
    filter.priority !== null ||
    filter.diagramId !== null ||
    filter.selectedOnly
  );
}

/** The threats that pass the filter, in their order. Every word of the text must occur somewhere in a threat. */
export function filterThreats(
  threats: readonly Threat[],
  filter: ThreatFilter,
  context: Pick<ThreatContext, "diagramNames" | "selection">,
): readonly Threat[] {
  const words = filter.text.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return threats.filter((threat) => {
    if (filter.state !== null && threat.verdict.state !== filter.state) return false;
    if (filter.category !== null && threat.category !== filter.category) return false;
    if (filter.priority !== null && threat.verdict.priority !== filter.priority) return false;
    if (filter.diagramId !== null && threat.diagramId !== filter.diagramId) return false;
    if (filter.selectedOnly && !concerns(threat, context.selection)) return false;
    if (words.length === 0) return true;
    const text = searchText(threat, context.diagramNames);
    return words.every((word) => text.includes(word));
  });
}

/** Whether the threat's flow or one of its ends is among the items. */
export function concerns(threat: Threat, items: ReadonlySet<Id>): boolean {
  return items.has(threat.flowId) || items.has(threat.sourceId) || items.has(threat.targetId);
}

/**
 * A sorted copy; threats that are equal in the column stay in the order of their numbers, those of one priority in
 * the order the template has their types in.
 */
export function sortThreats(
  threats: readonly Threat[],
  sort: ThreatSort,
  context: ThreatContext,
): readonly Threat[] {
  const direction = sort.descending ? -1 : 1;
  const compare = comparison(sort.column, context);
  return [...threats].sort(
    (a, b) => direction * compare(a, b) || direction * (a.number - b.number),
  );
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function comparison(
  column: ThreatColumn,
  context: ThreatContext,
): (a: Threat, b: Threat) => number {
  switch (column) {
    case "number":
      return (a, b) => a.number - b.number;
    case "title":
    case "category":
    case "interaction":
      return (a, b) => collator.compare(a[column], b[column]);
    case "diagram": {
      const name = (threat: Threat): string => context.diagramNames.get(threat.diagramId) ?? "";
      return (a, b) => collator.compare(name(a), name(b));
    }
    case "state":
      return (a, b) => STATES.indexOf(a.verdict.state) - STATES.indexOf(b.verdict.state);
    case "priority":
      return context.urgency;
  }
}

const texts = new WeakMap<Threat, string>();

/** Everything a person may search a threat by, in lower case. Threats never change, so it is built once. */
function searchText(threat: Threat, diagramNames: ReadonlyMap<Id, string>): string {
  const known = texts.get(threat);
  const diagram = (diagramNames.get(threat.diagramId) ?? "").toLocaleLowerCase();
  if (known !== undefined) return `${known}\n${diagram}`;
  const text = [
    `#${threat.number}`,
    threat.title,
    threat.category,
    threat.interaction,
    threat.description,
    threat.shortDescription,
    threat.verdict.priority,
    STATE_NAMES[threat.verdict.state],
    threat.verdict.justification,
    ...threat.properties.map((property) => property.value),
  ]
    .join("\n")
    .toLocaleLowerCase();
  texts.set(threat, text);
  return `${text}\n${diagram}`;
}

/** How many threats stand at each state. */
export function countByState(threats: readonly Threat[]): ReadonlyMap<ThreatState, number> {
  const counts = new Map<ThreatState, number>(STATES.map((state) => [state, 0]));
  for (const threat of threats) {
    counts.set(threat.verdict.state, (counts.get(threat.verdict.state) ?? 0) + 1);
  }
  return counts;
}

/** The keys of the rows from one to another, both included, in list order. */
export function keysBetween(rows: readonly Threat[], from: string, to: string): readonly string[] {
  const a = rows.findIndex((row) => row.key === from);
  const b = rows.findIndex((row) => row.key === to);
  if (a < 0 || b < 0) return b < 0 ? [] : [to];
  return rows.slice(Math.min(a, b), Math.max(a, b) + 1).map((row) => row.key);
}
