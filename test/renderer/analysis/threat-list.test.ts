import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  concerns,
  countByState,
  emptyFilter,
  filterThreats,
  isFiltered,
  keysBetween,
  sortThreats,
  STATES,
  type ThreatColumn,
  type ThreatContext,
} from "../../../renderer/analysis/threat-list.ts";
import { urgencyOf } from "../../../shared/stride/urgency.ts";
import { aTemplate } from "../../builders/template.ts";
import { aThreat, aVerdict } from "../../builders/threat.ts";

const context: ThreatContext = {
  diagramNames: new Map([
    ["d", "Shop"],
    ["e", "Backup"],
  ]),
  priorities: ["High", "Medium", "Low"],
  urgency: urgencyOf(aTemplate({ threatProperties: [] })),
  selection: new Set(),
};

const threats = [
  aThreat(1, { title: "Spoofing the browser", verdict: aVerdict({ priority: "Low" }) }),
  aThreat(2, {
    title: "Tampering with orders",
    category: "Tampering",
    verdict: aVerdict({ state: "mitigated", justification: "Signed by the client" }),
  }),
  aThreat(10, { title: "spoofing the server", diagramId: "e", flowId: "g", sourceId: "x" }),
  aThreat(3, {
    category: "Denial of service",
    title: "Denial",
    verdict: aVerdict({ priority: "Medium", state: "notApplicable" }),
  }),
];

function numbers(filter: Partial<typeof emptyFilter>, more: Partial<ThreatContext> = {}) {
  const found = filterThreats(threats, { ...emptyFilter, ...filter }, { ...context, ...more });
  return found.map((threat) => threat.number);
}

function order(column: ThreatColumn, descending = false) {
  return sortThreats(threats, { column, descending }, context).map((threat) => threat.number);
}

describe("filtering threats", () => {
  it("shows all without a filter", () => {
    expect(numbers({})).toEqual([1, 2, 10, 3]);
    expect(isFiltered(emptyFilter)).toBe(false);
    expect(isFiltered({ ...emptyFilter, text: "  " })).toBe(false);
  });

  it.each([
    [{ state: "mitigated" } as const, [2]],
    [{ category: "Tampering" }, [2]],
    [{ priority: "High" }, [2, 10]],
    [{ diagramId: "e" }, [10]],
    [{ priority: "High", diagramId: "d" }, [2]],
  ])("by %o", (filter, expected) => {
    expect(numbers(filter)).toEqual(expected);
    expect(isFiltered({ ...emptyFilter, ...filter })).toBe(true);
  });

  it.each([
    ["SPOOFING", [1, 10]],
    ["the spoofing server", [10]],
    ["signed", [2]],
    ["#3", [3]],
    ["mitigated", [2]],
    ["backup", [10]],
    ["nowhere", []],
  ])("by the words %s", (text, expected) => {
    expect(numbers({ text })).toEqual(expected);
  });

  it("by what is selected on the canvas: flows and their ends", () => {
    expect(numbers({ selectedOnly: true })).toEqual([]);
    expect(numbers({ selectedOnly: true }, { selection: new Set(["g"]) })).toEqual([10]);
    expect(numbers({ selectedOnly: true }, { selection: new Set(["a"]) })).toEqual([1, 2, 3]);
    expect(concerns(aThreat(1), new Set(["b"]))).toBe(true);
  });

  it("finds a threat by its diagram's new name after a rename", () => {
    const renamed = { diagramNames: new Map([["e", "Archive"]]) };
    expect(numbers({ text: "archive" }, renamed)).toEqual([10]);
    expect(numbers({ text: "backup" }, renamed)).toEqual([]);
  });
});

describe("sorting threats", () => {
  it("goes by number as a number, by text without regard to case", () => {
    expect(order("number")).toEqual([1, 2, 3, 10]);
    expect(order("number", true)).toEqual([10, 3, 2, 1]);
    expect(order("title")).toEqual([3, 1, 10, 2]);
  });

  it("goes by urgency and by how open a threat is, not by their names", () => {
    expect(order("priority")).toEqual([2, 10, 3, 1]);
    expect(order("state")).toEqual([1, 10, 2, 3]);
  });

  it("goes by the name of the diagram", () => {
    expect(order("diagram")[0]).toBe(10);
  });

  it("loses and doubles nothing, and does not touch its input", () => {
    const before = [...threats];
    const columns = fc.constantFrom<ThreatColumn>(
      "number",
      "title",
      "category",
      "interaction",
      "priority",
      "state",
      "diagram",
    );
    fc.assert(
      fc.property(columns, fc.boolean(), (column, descending) => {
        const sorted = sortThreats(threats, { column, descending }, context);
        expect(new Set(sorted)).toEqual(new Set(threats));
        expect(threats).toEqual(before);
      }),
    );
  });
});

describe("the list", () => {
  it("counts by state", () => {
    const counts = countByState(threats);
    expect(STATES.map((state) => counts.get(state))).toEqual([2, 0, 1, 1]);
  });

  it("takes a range in list order from either end", () => {
    const [first, second, third] = threats.map((threat) => threat.key);
    expect(keysBetween(threats, first ?? "", third ?? "")).toEqual([first, second, third]);
    expect(keysBetween(threats, third ?? "", second ?? "")).toEqual([second, third]);
    expect(keysBetween(threats, "gone", second ?? "")).toEqual([second]);
    expect(keysBetween(threats, first ?? "", "gone")).toEqual([]);
  });
});
