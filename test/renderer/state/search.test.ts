import { describe, expect, it } from "vitest";
import { createSearch } from "../../../renderer/state/search.ts";
import { calls } from "../../../shared/api.ts";
import { aHit } from "../../builders/search-hit.ts";
import { fail, fakeApi, ok, settled } from "../../builders/fake-api.ts";
import { manualTimer } from "../../builders/manual-timer.ts";

/** A search whose answers arrive in the order the test gives them. */
function aSearch() {
  const timer = manualTimer();
  const open: { text: string; answer: (reply: unknown) => void }[] = [];
  const api = fakeApi((_, input) => {
    const { text } = calls["search.find"].input.parse(input);
    return new Promise((answer) => open.push({ text, answer }));
  });
  const search = createSearch({ api, later: timer.later });
  return {
    search,
    timer,
    state: () => search.store.getState(),
    asked: () => open.map(({ text }) => text),
    answer: async (at: number, hits: number, reply?: unknown) => {
      const question = open[at];
      const found = Array.from({ length: hits }, () => aHit({ title: question?.text ?? "" }));
      question?.answer(reply ?? ok({ hits: found, more: false, unread: [] }));
      await settled();
    },
  };
}

describe("the search", () => {
  it("asks once typing pauses, for what is typed then", async () => {
    const { search, timer, asked, answer, state } = aSearch();
    search.type("w");
    search.type("we");
    search.type("web");
    expect(asked()).toEqual([]);
    timer.goOff();
    expect(asked()).toEqual(["web"]);
    await answer(0, 2);
    expect(state()).toMatchObject({ text: "web", answered: "web", more: false, unread: [] });
    expect(state().hits).toHaveLength(2);
  });

  it("never shows an answer to an earlier text", async () => {
    const { search, timer, answer, state } = aSearch();
    search.type("web");
    timer.goOff();
    search.type("webshop");
    timer.goOff();
    await answer(1, 1);
    await answer(0, 5);
    expect(state()).toMatchObject({ answered: "webshop" });
    expect(state().hits).toHaveLength(1);
  });

  it("shows no late answer once the field was emptied", async () => {
    const { search, timer, answer, state, asked } = aSearch();
    search.type("web");
    timer.goOff();
    search.type("");
    timer.goOff();
    await answer(0, 5);
    expect(state()).toMatchObject({ text: "", hits: [], answered: null });
    expect(asked()).toEqual(["web"]);
  });

  it("keeps the last hits while the next ones are on their way", async () => {
    const { search, timer, answer, state } = aSearch();
    search.type("web");
    timer.goOff();
    await answer(0, 3);
    search.type("webs");
    timer.goOff();
    expect(state()).toMatchObject({ text: "webs", answered: "web" });
    expect(state().hits).toHaveLength(3);
  });

  it("asks again when the models may have changed, but not for nothing", async () => {
    const { search, timer, asked, answer, state } = aSearch();
    search.refresh();
    expect(asked()).toEqual([]);
    search.type("web");
    timer.goOff();
    await answer(0, 1);
    search.refresh();
    await answer(1, 4);
    expect(asked()).toEqual(["web", "web"]);
    expect(state().hits).toHaveLength(4);
  });

  it("says why it failed, and recovers", async () => {
    const { search, timer, answer, state } = aSearch();
    search.type("web");
    timer.goOff();
    await answer(0, 0, fail("database-busy"));
    expect(state()).toMatchObject({ hits: [], problem: { code: "database-busy" } });
    search.refresh();
    await answer(1, 1);
    expect(state()).toMatchObject({ problem: null, answered: "web" });
  });
});
