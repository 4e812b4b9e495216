import { describe, expect, it } from "vitest";
import { rebase, tryApply } from "../../../renderer/state/rebase.ts";
import { renameItem, setInformation } from "../../../shared/model/edits/items.ts";
import { setProfile } from "../../../shared/model/edits/profiles.ts";
import { judgeThreats } from "../../../shared/model/edits/threats.ts";
import { applyChange, type Change } from "../../../shared/model/change.ts";
import type { Model } from "../../../shared/model/model.ts";
import { buildModel, moveBrowser } from "../../builders/small-project.ts";
import { aThreat } from "../../builders/threat.ts";

const base = buildModel({ threats: [aThreat(1)] });

function after(change: Change | null, model: Model = base): Model {
  if (change === null) throw new Error("the edit changes nothing");
  return applyChange(model, change);
}

describe("rebase", () => {
  it("puts a change on top of one to something else", () => {
    const theirs = after(renameItem(base, "d1", "server", "Shop server"));
    const { model, applied, refused } = rebase(theirs, "template", [moveBrowser(base, 70)]);
    expect(applied).toHaveLength(1);
    expect(refused).toHaveLength(0);
    expect(model.diagrams[0]?.shapes).toMatchObject([{ left: 70 }, { name: "Shop server" }]);
  });

  it("never overwrites what someone else changed in the same record", () => {
    const theirs = after(renameItem(base, "d1", "browser", "Phone"));
    const mine = moveBrowser(base, 70);
    const { model, applied, refused } = rebase(theirs, "template", [mine]);
    expect(refused).toEqual([mine]);
    expect(applied).toEqual([]);
    expect(model).toBe(theirs);
  });

  it("refuses a verdict on a threat that was judged or removed meanwhile", () => {
    const [threat] = base.threats;
    if (threat === undefined) throw new Error("the model has no threat");
    const mine = judgeThreats(base, [threat], { state: "mitigated" }, "me", "2026-01-01");
    const theirs = after(
      judgeThreats(base, [threat], { state: "notApplicable" }, "you", "2026-01-01"),
    );
    if (mine === null) throw new Error("no verdict");
    expect(rebase(theirs, "template", [mine]).refused).toEqual([mine]);
    expect(rebase({ ...base, threats: [] }, "template", [mine]).refused).toEqual([mine]);
    expect(rebase(base, "template", [mine]).applied).toEqual([mine]);
  });

  it("applies later changes that build on earlier ones of its own", () => {
    const first = moveBrowser(base, 70);
    const second = moveBrowser(after(first), 90);
    const theirs = after(setInformation(base, { owner: "Ada" }));
    expect(rebase(theirs, "template", [first, second]).applied).toHaveLength(2);
  });

  it("follows the template through changes, and refuses one made for another template", () => {
    const use = (before: string, template: string): Change => ({
      label: `Use ${template}`,
      patches: [{ table: "template", before, after: template }],
    });
    const [first, second, stale] = [use("one", "two"), use("two", "three"), use("one", "four")];
    expect(rebase(base, "one", [first, second, stale])).toMatchObject({
      templateId: "three",
      applied: [first, second],
      refused: [stale],
    });
  });

  it("keeps two people's switches of one profile apart", () => {
    const zero = { id: "zt", name: "Zero Trust", on: false };
    const mine = setProfile(base, zero, true);
    if (mine === null) throw new Error("it is off");
    expect(rebase(after(mine), "template", [mine]).refused).toEqual([mine]);
    expect(rebase(base, "template", [mine]).model.profiles).toEqual({ zt: true });
  });

  it("does not mind the order of keys in records that came from main", () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== "object" || value === null) return value;
      const entries = Object.entries(value).toReversed();
      return Object.fromEntries(entries.map(([key, entry]) => [key, reversed(entry)]));
    };
    const fromMain = reversed(base) as Model;
    expect(rebase(fromMain, "template", [moveBrowser(base, 70)]).refused).toEqual([]);
  });
});

describe("trying a change", () => {
  it("says null when it does not fit", () => {
    const removal: Change = {
      label: "Remove",
      patches: [{ table: "threat", index: 0, before: aThreat(9), after: null }],
    };
    expect(tryApply(base, removal)).toBeNull();
    expect(tryApply(base, moveBrowser(base, 5))).not.toBeNull();
  });
});
