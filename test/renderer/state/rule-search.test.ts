import { describe, expect, it } from "vitest";
import { createRuleSearch } from "../../../renderer/state/rule-search.ts";
import { calls } from "../../../shared/api.ts";
import { fail, fakeApi, ok, settled } from "../../builders/fake-api.ts";

const rule = (include: string) => ({ include, exclude: "", scope: "interaction" as const });

/** A search over models whose pages arrive when the test gives them. */
function aSearch() {
  const open: { after: string | null; answer: (reply: unknown) => void }[] = [];
  const api = fakeApi((_, input) => {
    const { after } = calls["rules.firing"].input.parse(input);
    return new Promise((answer) => open.push({ after, answer }));
  });
  const search = createRuleSearch(api);
  return {
    search,
    state: () => search.store.getState(),
    asked: () => open.map(({ after }) => after),
    answer: async (at: number, names: readonly string[], next: string | null) => {
      const models = names.map((projectName) => ({
        projectId: crypto.randomUUID(),
        projectName,
        asked: 1,
        fires: 0,
        places: [],
      }));
      open[at]?.answer(ok({ models, next, all: 2, unread: [] }));
      await settled();
    },
    refuse: async (at: number) => {
      open[at]?.answer(fail("storage-failed"));
      await settled();
    },
  };
}

const SECOND = "7f6a3c1e-0000-4000-8000-000000000002";

describe("asking a rule of all models", () => {
  it("shows what is found as it comes, until all were asked", async () => {
    const { search, state, asked, answer } = aSearch();
    search.ask(rule("a"));
    expect(state()).toMatchObject({ running: true, models: [], all: null });
    await answer(0, ["One"], SECOND);
    expect(state()).toMatchObject({ running: true, all: 2 });
    expect(asked()).toEqual([null, SECOND]);
    await answer(1, ["Two"], null);
    expect(state().running).toBe(false);
    expect(state().models.map(({ projectName }) => projectName)).toEqual(["One", "Two"]);
  });

  it("asks no more once it is stopped, and keeps what it has", async () => {
    const { search, state, asked, answer } = aSearch();
    search.ask(rule("a"));
    await answer(0, ["One"], SECOND);
    search.stop();
    await answer(1, ["Two"], SECOND);
    expect(asked()).toHaveLength(2);
    expect(state()).toMatchObject({ running: false, models: [{ projectName: "One" }] });
  });

  it("never shows an answer to an earlier rule", async () => {
    const { search, state, answer } = aSearch();
    search.ask(rule("a"));
    search.ask(rule("b"));
    await answer(1, ["New"], null);
    await answer(0, ["Old"], null);
    expect(state()).toMatchObject({ rule: { include: "b" }, models: [{ projectName: "New" }] });
  });

  it("says why it could not go on", async () => {
    const { search, state, refuse } = aSearch();
    search.ask(rule("a"));
    await refuse(0);
    expect(state()).toMatchObject({ running: false, problem: { code: "storage-failed" } });
  });
});
