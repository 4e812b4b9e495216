import fc from "fast-check";
import { expect, test } from "vitest";
import { dashboardFigures } from "../../../main/services/dashboard-figures.ts";
import type { ThreatCell } from "../../../main/store/dashboard.ts";
import type { DashboardFilter } from "../../../shared/api-over-models.ts";

const projects = [
  { id: "a", name: "Bank" },
  { id: "b", name: "Shop" },
];

const cell: fc.Arbitrary<ThreatCell> = fc.record({
  projectId: fc.constantFrom("a", "b"),
  state: fc.constantFrom("notStarted", "needsInvestigation", "notApplicable", "mitigated"),
  category: fc.constantFrom("Spoofing", "Tampering"),
  priority: fc.constantFrom("High", "low", "Unusual"),
  orphaned: fc.constantFrom(0, 1),
  age: fc.constantFrom("week", "month", "quarter", "older"),
  threats: fc.integer({ min: 1, max: 9 }),
});

const filter: fc.Arbitrary<DashboardFilter> = fc.record(
  {
    projectId: fc.constantFrom("a", "b", "gone"),
    state: fc.constantFrom("notStarted", "needsInvestigation"),
    category: fc.constantFrom("Spoofing", "Tampering", "Gone"),
    priority: fc.constantFrom("High", "low"),
    age: fc.constantFrom("week", "older"),
  },
  { requiredKeys: [] },
);

const total = (counts: readonly { readonly threats: number }[]) =>
  counts.reduce((sum, { threats }) => sum + threats, 0);

test("every figure says how many threats choosing it would show", () => {
  fc.assert(
    fc.property(fc.array(cell), filter, (cells, wanted) => {
      const figures = dashboardFigures(projects, cells, wanted);
      const matchingWith = (chosen: DashboardFilter) =>
        dashboardFigures(projects, cells, { ...wanted, ...chosen }).matching;
      for (const { projectId, open } of figures.projects) {
        expect(open).toBe(matchingWith({ projectId }));
      }
      for (const { value, threats } of figures.states) {
        expect(threats).toBe(matchingWith({ state: value }));
      }
      for (const { value, threats } of figures.categories) {
        expect(threats).toBe(matchingWith({ category: value }));
      }
      for (const { value, threats } of figures.priorities) {
        expect(threats).toBe(matchingWith({ priority: value }));
      }
      for (const { value, threats } of figures.ages) {
        expect(threats).toBe(matchingWith({ age: value }));
      }
    }),
  );
});

test("no threat is left out: each is judged, open or orphaned, and in one project", () => {
  fc.assert(
    fc.property(fc.array(cell), filter, (cells, wanted) => {
      const figures = dashboardFigures(projects, cells, wanted);
      const { totals } = figures;
      expect(totals.threats + totals.orphaned).toBe(total(cells));
      const inProjects = figures.projects.map(
        ({ states, orphaned }) =>
          states.notStarted +
          states.needsInvestigation +
          states.mitigated +
          states.notApplicable +
          orphaned,
      );
      expect(inProjects.reduce((sum, threats) => sum + threats, 0)).toBe(total(cells));
      expect(dashboardFigures(projects, cells, {}).matching).toBe(totals.open);
    }),
  );
});

test("priorities come as urgent as people know them, whatever their case, unknown ones last", () => {
  const of = (priority: string): ThreatCell => ({
    projectId: "a",
    state: "notStarted",
    category: "Spoofing",
    priority,
    orphaned: 0,
    age: "week",
    threats: 1,
  });
  const figures = dashboardFigures(projects, ["Odd", "low", "", "CRITICAL", "High"].map(of), {});
  expect(figures.priorities.map(({ value }) => value)).toEqual([
    "CRITICAL",
    "High",
    "low",
    "",
    "Odd",
  ]);
});
