import { describe, expect, it } from "vitest";
import { planCounts, planRows } from "../../../renderer/upgrade/plan-rows.ts";
import type { UpgradePlan } from "../../../shared/stride/upgrade/plan-upgrade.ts";
import { aModel } from "../../builders/template.ts";
import { aThreat } from "../../builders/threat.ts";

const nothing: UpgradePlan = {
  stencils: [],
  threats: { added: [], gone: [], reworded: [], unchanged: 0 },
  verdicts: { kept: [], moves: [], orphaned: [] },
  upgraded: aModel([]),
};

describe("the rows of a plan", () => {
  it("are none where nothing changes", () => {
    for (const part of ["stencils", "threats", "verdicts"] as const) {
      expect(planRows(nothing, part)).toEqual([]);
      expect(planCounts(nothing, part)).toEqual([]);
    }
  });

  it("stand under headings that count them, each with a key of its own", () => {
    const threats = { ...nothing.threats, added: [aThreat(1), aThreat(2)], gone: [aThreat(3)] };
    const rows = planRows({ ...nothing, threats }, "threats");
    expect(rows).toMatchObject([
      { kind: "heading", title: "Added", count: 2 },
      { effect: "added" },
      { effect: "added" },
      { kind: "heading", title: "Gone", count: 1 },
      { effect: "removed" },
    ]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it("count a verdict that stays with the threat of its id as kept, one that goes as re-anchored", () => {
    const [one, other] = [aThreat(1), aThreat(2)];
    const move = { threat: one, accepted: true, confidence: "id" as const };
    const moves = [
      { ...move, onto: one },
      { ...move, onto: other },
      { ...move, onto: other, accepted: false },
    ];
    const verdicts = { kept: [], moves, orphaned: [{ threat: one, already: false }] };
    expect(planCounts({ ...nothing, verdicts }, "verdicts")).toEqual([
      "1 kept",
      "1 re-anchored",
      "1 without a threat",
    ]);
  });
});
