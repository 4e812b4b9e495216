/** The figures of the dashboard, from how many threats there are of each kind. */

import { isOpenState } from "../../shared/model/open-state.ts";
import type { Dashboard, DashboardFilter } from "../../shared/api-over-models.ts";
import { URGENCY, type ThreatCell } from "../store/dashboard.ts";

type Figures = Omit<Dashboard, "threats" | "unread">;
type Dimension = keyof DashboardFilter;
type Named = { readonly id: string; readonly name: string };

type OpenState = Figures["states"][number]["value"];
const OPEN_STATES: readonly OpenState[] = ["notStarted", "needsInvestigation"];
const AGES = ["week", "month", "quarter", "older"] as const;

/**
 * Counts threats by what they can be filtered by. Every count passes all filters but the one it offers, so that it
 * says what choosing it would show.
 */
export function dashboardFigures(
  projects: readonly Named[],
  cells: readonly ThreatCell[],
  filter: DashboardFilter,
): Figures {
  const current = cells.filter(({ orphaned }) => orphaned === 0);
  const open = current.filter(isOpen);
  const counts = (dimension: Dimension) => {
    const others = { ...filter, [dimension]: undefined };
    return sumBy(
      open.filter((cell) => passes(cell, others)),
      dimension,
    );
  };
  const tallies = <Value extends string>(dimension: Dimension, values: readonly Value[]) => {
    const counted = counts(dimension);
    return values.map((value) => ({ value, threats: counted.get(value) ?? 0 }));
  };
  return {
    totals: {
      threats: sum(current),
      unjudged: sum(current.filter(({ state }) => state === "notStarted")),
      open: sum(open),
      orphaned: sum(cells.filter(({ orphaned }) => orphaned !== 0)),
    },
    projects: projectFigures(projects, cells, counts("projectId")),
    states: tallies("state", OPEN_STATES),
    categories: tallies("category", mostFrequent(sumBy(open, "category"))),
    priorities: tallies("priority", mostUrgent(sumBy(open, "priority"))),
    ages: tallies("age", AGES),
    matching: sum(open.filter((cell) => passes(cell, filter))),
  };
}

function projectFigures(
  projects: readonly Named[],
  cells: readonly ThreatCell[],
  open: ReadonlyMap<string, number>,
): Figures["projects"] {
  const byProject = Map.groupBy(cells, ({ projectId }) => projectId);
  const figures = projects.map(({ id, name }) => {
    const own = byProject.get(id) ?? [];
    const at = sumBy(
      own.filter(({ orphaned }) => orphaned === 0),
      "state",
    );
    return {
      projectId: id,
      name,
      states: {
        notStarted: at.get("notStarted") ?? 0,
        needsInvestigation: at.get("needsInvestigation") ?? 0,
        mitigated: at.get("mitigated") ?? 0,
        notApplicable: at.get("notApplicable") ?? 0,
      },
      orphaned: sum(own.filter(({ orphaned }) => orphaned !== 0)),
      open: open.get(id) ?? 0,
    };
  });
  const allOpen = ({ states }: Figures["projects"][number]) =>
    states.notStarted + states.needsInvestigation;
  return figures.sort((a, b) => allOpen(b) - allOpen(a) || a.name.localeCompare(b.name, "en"));
}

function isOpen({ state }: ThreatCell): boolean {
  return isOpenState(state);
}

function passes(cell: ThreatCell, filter: DashboardFilter): boolean {
  return (
    (filter.projectId === undefined || cell.projectId === filter.projectId) &&
    (filter.state === undefined || cell.state === filter.state) &&
    (filter.category === undefined || cell.category === filter.category) &&
    (filter.priority === undefined || cell.priority === filter.priority) &&
    (filter.age === undefined || cell.age === filter.age)
  );
}

function sum(cells: readonly ThreatCell[]): number {
  return cells.reduce((total, { threats }) => total + threats, 0);
}

function sumBy(cells: readonly ThreatCell[], dimension: Dimension): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const cell of cells) {
    sums.set(cell[dimension], (sums.get(cell[dimension]) ?? 0) + cell.threats);
  }
  return sums;
}

function mostFrequent(counts: ReadonlyMap<string, number>): readonly string[] {
  const entries = [...counts].sort(
    ([a, many], [b, others]) => others - many || a.localeCompare(b, "en"),
  );
  return entries.map(([value]) => value);
}

function mostUrgent(counts: ReadonlyMap<string, number>): readonly string[] {
  const rank = (priority: string) => {
    const known = URGENCY.indexOf(priority.toLowerCase());
    return known < 0 ? URGENCY.length : known;
  };
  return [...counts.keys()].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, "en"));
}
