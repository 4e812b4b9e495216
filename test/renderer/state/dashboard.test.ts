import { describe, expect, it } from "vitest";
import { createDashboard } from "../../../renderer/state/dashboard.ts";
import { calls } from "../../../shared/api.ts";
import type { Dashboard } from "../../../shared/api-over-models.ts";
import { fail, fakeApi, ok, PROJECT_ID, settled } from "../../builders/fake-api.ts";

const figures = (matching: number): Dashboard => ({
  totals: { threats: 9, unjudged: 9, open: 9, orphaned: 0 },
  projects: [],
  states: [],
  categories: [],
  priorities: [],
  ages: [],
  matching,
  threats: [],
  unread: [],
});

/** A dashboard whose answers arrive in the order the test gives them. */
function aDashboard() {
  const open: { input: unknown; answer: (reply: unknown) => void }[] = [];
  const api = fakeApi((_, input) => new Promise((answer) => open.push({ input, answer })));
  const dashboard = createDashboard(api);
  return {
    dashboard,
    state: () => dashboard.store.getState(),
    asked: () => open.map(({ input }) => calls["dashboard.read"].input.parse(input)),
    answer: async (at: number, reply: unknown) => {
      open[at]?.answer(reply);
      await settled();
    },
  };
}

describe("the dashboard", () => {
  it("shows everything at first", async () => {
    const { dashboard, state, asked, answer } = aDashboard();
    expect(state().figures).toBeNull();
    dashboard.refresh();
    await answer(0, ok(figures(9)));
    expect(asked()[0]?.filter).toEqual({});
    expect(state().figures?.matching).toBe(9);
  });

  it("narrows by what is chosen, together, and no longer when it is chosen again", () => {
    const { dashboard, asked } = aDashboard();
    dashboard.toggle("category", "Spoofing");
    dashboard.toggle("projectId", PROJECT_ID);
    dashboard.toggle("category", "Tampering");
    dashboard.toggle("projectId", PROJECT_ID);
    dashboard.clear();
    expect(asked().map(({ filter }) => filter)).toEqual([
      { category: "Spoofing" },
      { category: "Spoofing", projectId: PROJECT_ID },
      { category: "Tampering", projectId: PROJECT_ID },
      { category: "Tampering" },
      {},
    ]);
  });

  it("marks what is chosen before the answer, and never shows an earlier question's answer", async () => {
    const { dashboard, state, answer } = aDashboard();
    dashboard.toggle("state", "notStarted");
    dashboard.toggle("age", "older");
    expect(state().filter).toMatchObject({ state: "notStarted", age: "older" });
    await answer(1, ok(figures(1)));
    await answer(0, ok(figures(7)));
    expect(state().figures?.matching).toBe(1);
  });

  it("lists more when asked, and begins anew with another filter", () => {
    const { dashboard, asked } = aDashboard();
    dashboard.refresh();
    dashboard.showMore();
    dashboard.toggle("priority", "High");
    const [first = 0, more = 0, again = 0] = asked().map(({ limit }) => limit);
    expect(more).toBeGreaterThan(first);
    expect(again).toBe(first);
    for (let turn = 0; turn < 50; turn++) dashboard.showMore();
    expect(asked().at(-1)?.limit).toBe(2000);
  });

  it("keeps the figures when a question fails, and says why", async () => {
    const { dashboard, state, answer } = aDashboard();
    dashboard.refresh();
    await answer(0, ok(figures(9)));
    dashboard.refresh();
    await answer(1, fail("database-busy"));
    expect(state()).toMatchObject({ problem: { code: "database-busy" }, figures: { matching: 9 } });
    dashboard.refresh();
    await answer(2, ok(figures(8)));
    expect(state()).toMatchObject({ problem: null, figures: { matching: 8 } });
  });
});
