import { describe, expect, test } from "vitest";
import type { CallInput } from "../../../shared/api.ts";
import { judgeThreats, type Judgement } from "../../../shared/model/edits/threats.ts";
import type { Model } from "../../../shared/model/model.ts";
import { analyze } from "../../../shared/stride/analyze.ts";
import type { Template } from "../../../shared/template/template.ts";
import { testServices } from "../../builders/services.ts";
import { buildModel } from "../../builders/small-project.ts";
import { aDiagram, aFlow, anElement, aTemplate, aThreatType } from "../../builders/template.ts";
import { aThreat, aVerdict } from "../../builders/threat.ts";

const DAY = 24 * 60 * 60 * 1000;

/** Two threats to every flow, one of each category; the first is urgent. */
const template: Template = aTemplate({
  categories: [
    { id: "S", name: "Spoofing", shortDescription: "", longDescription: "" },
    { id: "T", name: "Tampering", shortDescription: "", longDescription: "" },
  ],
  threatTypes: [
    aThreatType("T1", { properties: [{ name: "Priority", value: "High" }] }),
    aThreatType("T2", { categoryId: "T", properties: [{ name: "Priority", value: "Low" }] }),
  ],
});

function dashboardServices() {
  let now = Date.UTC(2026, 0, 1);
  const services = testServices({ clock: () => new Date(now) });
  const templateKey = services.store.templates.put(template, "embedded", null);
  const read = (filter: CallInput<"dashboard.read">["filter"] = {}, limit = 100) =>
    services.call("dashboard.read", { filter, limit });
  return {
    services,
    read,
    add: (name: string, model: Model = buildModel()) =>
      services.store.projects.create({ name, model, templateKey, file: null }),
    pass: (days: number): void => {
      now += days * DAY;
    },
    /** Judges the first generated threat of a project. */
    judge: async (id: string, judgement: Judgement): Promise<void> => {
      const { model, seq, analysisOptions } = await services.call("projects.open", { id });
      const { threats } = analyze(template, model, analysisOptions);
      const first = threats.slice(0, 1).map(({ threat }) => threat);
      const change = judgeThreats(model, first, judgement, "Ada", "2026-01-01T00:00:00Z");
      if (change === null) throw new Error("nothing to judge");
      await services.call("projects.append", { id, baseSeq: seq, change });
    },
  };
}

const twoFlows = (): Model => {
  const shapes = [anElement("a"), anElement("b")];
  return buildModel({
    diagrams: [aDiagram("d1", shapes, [aFlow("f", "a", "b"), aFlow("g", "b", "a")])],
  });
};

describe("the dashboard", () => {
  test("is empty without projects", async () => {
    const { read } = dashboardServices();
    expect(await read()).toMatchObject({
      totals: { threats: 0, unjudged: 0, open: 0, orphaned: 0 },
      projects: [],
      categories: [],
      matching: 0,
      threats: [],
      unread: [],
    });
  });

  test("counts open threats by project, state, category, priority and age", async () => {
    const { add, read, judge } = dashboardServices();
    const shop = add("Shop");
    const bank = add("Bank", twoFlows());
    await judge(shop, { state: "needsInvestigation" });
    await judge(bank, { state: "mitigated" });
    const figures = await read();
    expect(figures.totals).toEqual({ threats: 6, unjudged: 4, open: 5, orphaned: 0 });
    expect(figures.projects).toMatchObject([
      { name: "Bank", open: 3, states: { notStarted: 3, mitigated: 1 } },
      { name: "Shop", open: 2, states: { notStarted: 1, needsInvestigation: 1 } },
    ]);
    expect(figures.states).toEqual([
      { value: "notStarted", threats: 4 },
      { value: "needsInvestigation", threats: 1 },
    ]);
    expect(figures.categories).toEqual([
      { value: "Tampering", threats: 3 },
      { value: "Spoofing", threats: 2 },
    ]);
    expect(figures.priorities).toEqual([
      { value: "High", threats: 2 },
      { value: "Low", threats: 3 },
    ]);
    expect(figures.ages.map(({ threats }) => threats)).toEqual([5, 0, 0, 0]);
    expect(figures.matching).toBe(5);
  });

  test("lists urgent threats first, of those the ones known longest", async () => {
    const { add, read, pass } = dashboardServices();
    add("Zoo");
    pass(1);
    add("Bank");
    const { threats } = await read();
    expect(threats.map(({ projectName, priority }) => [projectName, priority])).toEqual([
      ["Zoo", "High"],
      ["Bank", "High"],
      ["Zoo", "Low"],
      ["Bank", "Low"],
    ]);
    expect((await read({}, 1)).threats).toHaveLength(1);
    expect((await read({}, 1)).matching).toBe(4);
  });

  test("narrows by every filter, and says of each what choosing another would show", async () => {
    const { add, read, judge } = dashboardServices();
    const shop = add("Shop");
    const bank = add("Bank", twoFlows());
    await judge(shop, { state: "needsInvestigation" });
    const byProject = await read({ projectId: shop });
    expect(byProject.matching).toBe(2);
    expect(byProject.projects.map(({ name, open }) => [name, open])).toEqual([
      ["Bank", 4],
      ["Shop", 2],
    ]);
    expect(byProject.categories.map(({ threats }) => threats)).toEqual([1, 1]);
    const both = await read({ projectId: bank, category: "Spoofing" });
    expect(both.threats.map(({ projectId, category }) => [projectId, category])).toEqual([
      [bank, "Spoofing"],
      [bank, "Spoofing"],
    ]);
    expect(both.matching).toBe(2);
    expect((await read({ state: "needsInvestigation" })).threats).toHaveLength(1);
    expect((await read({ priority: "Low" })).threats).toHaveLength(3);
    expect((await read({ age: "older" })).threats).toEqual([]);
    const none = await read({ state: "needsInvestigation", priority: "Low" });
    expect(none).toMatchObject({ matching: 0, totals: { open: 6 } });
  });

  test("tells threats by how long they are known", async () => {
    const { add, read, pass } = dashboardServices();
    const ages = async () => (await read()).ages.map(({ threats }) => threats);
    add("Shop");
    expect(await ages()).toEqual([2, 0, 0, 0]);
    pass(7);
    expect(await ages()).toEqual([2, 0, 0, 0]);
    pass(1);
    expect(await ages()).toEqual([0, 2, 0, 0]);
    pass(23);
    expect(await ages()).toEqual([0, 0, 2, 0]);
    pass(61);
    expect(await ages()).toEqual([0, 0, 0, 2]);
    expect((await read({ age: "older" })).matching).toBe(2);
  });

  test("an edit makes no threat younger", async () => {
    const { add, read, pass, judge } = dashboardServices();
    const shop = add("Shop");
    await read();
    pass(40);
    await judge(shop, { state: "needsInvestigation" });
    expect((await read()).ages).toEqual([
      { value: "week", threats: 0 },
      { value: "month", threats: 0 },
      { value: "quarter", threats: 2 },
      { value: "older", threats: 0 },
    ]);
  });

  test("counts orphaned verdicts apart", async () => {
    const { add, read } = dashboardServices();
    const verdict = aVerdict({ state: "needsInvestigation", changedBy: "Ada" });
    add("Shop", buildModel({ threats: [aThreat(9, { verdict })] }));
    const figures = await read();
    expect(figures.totals).toMatchObject({ threats: 2, open: 2, orphaned: 1 });
    expect(figures.projects).toMatchObject([{ orphaned: 1, open: 2 }]);
    expect(figures.threats.map(({ number }) => number)).not.toContain(9);
  });

  test("leaves out deleted projects", async () => {
    const { services, add, read } = dashboardServices();
    const shop = add("Shop");
    await read();
    await services.call("projects.delete", { id: shop });
    expect(await read()).toMatchObject({ projects: [], matching: 0, totals: { threats: 0 } });
  });
});
