import { describe, expect, it } from "vitest";
import { createSaveQueue, type SaveStatus } from "../../../renderer/state/saving.ts";
import { calls } from "../../../shared/api.ts";
import type { Change } from "../../../shared/model/change.ts";
import { fail, fakeApi, ok, PROJECT_ID, settled } from "../../builders/fake-api.ts";

const change = (label: string): Change => ({ label, patches: [] });

const edit = (label: string) => [change(label), { kind: "edit" }] as const;

/** A queue over an api whose answers are taken from `answers` in turn, then "saved". */
function aQueue(answers: unknown[] = []) {
  const statuses: SaveStatus["kind"][] = [];
  const timers: { delay: number; run: () => void }[] = [];
  let seq = 10;
  const api = fakeApi(() => answers.shift() ?? ok({ seq: ++seq }));
  const queue = createSaveQueue<Change>({
    append: (baseSeq, made, step) =>
      api.call("projects.append", {
        id: PROJECT_ID,
        baseSeq,
        change: { ...made, patches: [] },
        step,
      }),
    goneCode: "project-unknown",
    seq,
    onStatus: (status) => statuses.push(status.kind),
    later(delay, run) {
      const timer = { delay, run };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), 1);
    },
  });
  const sent = (): readonly (readonly [number, string])[] =>
    api.calls.map(({ input }) => {
      const { baseSeq, change: stored } = calls["projects.append"].input.parse(input);
      return [baseSeq, stored.label];
    });
  return { queue, statuses, timers, sent };
}

describe("saving", () => {
  it("sends one change after the other, each on top of the last", async () => {
    const { queue, sent, statuses } = aQueue();
    queue.add(...edit("one"));
    queue.add(...edit("two"));
    expect(sent()).toEqual([[10, "one"]]);
    await settled();
    expect(sent()).toEqual([
      [10, "one"],
      [11, "two"],
    ]);
    expect(statuses.at(-1)).toBe("saved");
    expect(queue.seq()).toBe(12);
  });

  it("says saved only when everything is acknowledged", async () => {
    let answer: (value: unknown) => void = () => undefined;
    const { queue, statuses } = aQueue([new Promise((done) => (answer = done))]);
    queue.add(...edit("one"));
    await settled();
    expect(statuses).toEqual(["saving"]);
    expect(queue.pending()).toHaveLength(1);
    answer(ok({ seq: 11 }));
    await settled();
    expect(statuses).toEqual(["saving", "saved"]);
    expect(queue.pending()).toHaveLength(0);
  });

  it("keeps what could not be saved and tries again, waiting longer each time", async () => {
    const { queue, timers, sent, statuses } = aQueue([fail("disk-full"), fail("disk-full")]);
    queue.add(...edit("one"));
    await settled();
    expect(statuses.at(-1)).toBe("failed");
    expect(queue.pending().map((kept) => kept.change.label)).toEqual(["one"]);
    timers.shift()?.run();
    await settled();
    const [second] = timers;
    expect(second?.delay).toBe(2000);
    second?.run();
    await settled();
    expect(sent()).toEqual([
      [10, "one"],
      [10, "one"],
      [10, "one"],
    ]);
    expect(statuses.at(-1)).toBe("saved");
  });

  it("tries at once when asked to, and not twice", async () => {
    const { queue, timers, sent } = aQueue([fail("host-unreachable")]);
    queue.add(...edit("one"));
    await settled();
    queue.retry();
    await settled();
    expect(timers).toHaveLength(0);
    expect(sent()).toHaveLength(2);
  });

  it("holds everything back when the project was changed elsewhere", async () => {
    const { queue, statuses, sent } = aQueue([fail("out-of-date")]);
    queue.add(...edit("one"));
    queue.add(...edit("two"));
    await settled();
    expect(statuses.at(-1)).toBe("conflict");
    queue.retry();
    await settled();
    expect(sent()).toHaveLength(1);
    expect(queue.pending()).toHaveLength(2);
  });

  it("goes on from the reloaded project", async () => {
    const { queue, sent, statuses } = aQueue([fail("out-of-date")]);
    queue.add(...edit("one"));
    await settled();
    queue.restart(40, [{ seq: 41, change: change("one again"), step: { kind: "edit" } }]);
    await settled();
    expect(sent().at(-1)).toEqual([40, "one again"]);
    expect(statuses.at(-1)).toBe("saved");
  });

  it("does not count the answer to what was sent before a restart", async () => {
    let answer: (value: unknown) => void = () => undefined;
    const { queue } = aQueue([new Promise((done) => (answer = done))]);
    queue.add(...edit("one"));
    queue.restart(40, []);
    answer(ok({ seq: 11 }));
    await settled();
    expect(queue.seq()).toBe(40);
  });
});
