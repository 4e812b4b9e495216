import { describe, expect, it } from "vitest";
import { isComplete, PAGE } from "../../../renderer/state/timeline.ts";
import { settled } from "../../builders/fake-api.ts";
import { aProject } from "../../builders/live-project.ts";
import { moveBrowser } from "../../builders/small-project.ts";

function aTimeline(moves = 0) {
  const live = aProject();
  const { timeline } = live.project;
  for (let left = 1; left <= moves; left++) {
    live.main.changeElsewhere(moveBrowser(live.main.model(), left));
  }
  const seqs = () => timeline.store.getState().entries.map(({ seq }) => seq);
  return { ...live, timeline, seqs };
}

describe("the timeline", () => {
  it("reads nothing before somebody follows it", async () => {
    const { main, seqs } = aTimeline(2);
    await settled();
    expect(seqs()).toEqual([]);
    expect(main.api.calls.map(({ name }) => name)).not.toContain("projects.history");
  });

  it("knows an untouched project is complete", async () => {
    const { timeline, seqs } = aTimeline();
    timeline.follow();
    await settled();
    expect(seqs()).toEqual([]);
    expect(isComplete(timeline.store.getState())).toBe(true);
  });

  it("keeps up with this window and others, newest first", async () => {
    const { project, main, timeline, state, seqs } = aTimeline();
    timeline.follow();
    await settled();
    project.commit(moveBrowser(state().model, 40));
    await settled();
    main.changeElsewhere(moveBrowser(state().model, 50));
    await settled();
    project.undo();
    await settled();
    expect(seqs()).toEqual([3, 2, 1]);
    expect(timeline.store.getState().entries[0]).toMatchObject({ step: { kind: "undo", of: 2 } });
  });

  it("stops keeping up when nobody follows, and catches up when somebody does again", async () => {
    const { project, timeline, state, seqs } = aTimeline();
    const stop = timeline.follow();
    await settled();
    stop();
    project.commit(moveBrowser(state().model, 40));
    await settled();
    expect(seqs()).toEqual([]);
    timeline.follow();
    await settled();
    expect(seqs()).toEqual([1]);
  });

  it("reads earlier steps a page at a time, down to the first, without gap or repetition", async () => {
    const { timeline, seqs } = aTimeline(PAGE * 2 + 10);
    await settled();
    timeline.follow();
    await settled();
    expect(seqs()).toHaveLength(PAGE);
    expect(isComplete(timeline.store.getState())).toBe(false);
    await Promise.all([timeline.showEarlier(), timeline.showEarlier()]);
    expect(seqs()).toHaveLength(PAGE * 2);
    await timeline.showEarlier();
    expect(seqs()).toEqual(Array.from({ length: PAGE * 2 + 10 }, (_, at) => PAGE * 2 + 10 - at));
    expect(isComplete(timeline.store.getState())).toBe(true);
    await timeline.showEarlier();
    expect(seqs()).toHaveLength(PAGE * 2 + 10);
  });

  it("starts over when more was done in between than a page holds", async () => {
    const { main, timeline, seqs } = aTimeline(1);
    await settled();
    timeline.follow()();
    await settled();
    for (let left = 1; left <= PAGE + 5; left++) {
      main.changeElsewhere(moveBrowser(main.model(), 1000 + left));
    }
    await settled();
    timeline.follow();
    await settled();
    expect(seqs()).toEqual(Array.from({ length: PAGE }, (_, at) => PAGE + 6 - at));
    expect(isComplete(timeline.store.getState())).toBe(false);
  });

  it("shows names given here and in other windows", async () => {
    const { main, timeline } = aTimeline();
    timeline.follow();
    await settled();
    expect(await timeline.nameState(0, "Start")).toBeNull();
    main.nameElsewhere(1, "Theirs");
    await settled();
    const names = timeline.store.getState().revisions?.map(({ name }) => name);
    expect(names).toEqual(["Theirs", "Start"]);
  });

  it("names what is done now once it is stored", async () => {
    const { project, timeline, state } = aTimeline();
    project.commit(moveBrowser(state().model, 40));
    expect(await timeline.nameState("now", "Moved")).toBeNull();
    expect(timeline.store.getState().revisions).toMatchObject([{ seq: 1, name: "Moved" }]);
  });

  it("says why a state could not be named", async () => {
    const { main, timeline } = aTimeline();
    main.failNext("revisions.create", "disk-full");
    expect(await timeline.nameState(0, "Start")).toMatchObject({ code: "disk-full" });
  });

  it("compares with now as it is, stored or not", async () => {
    const { project, timeline, state } = aTimeline();
    project.commit(moveBrowser(state().model, 40));
    const reply = await timeline.compare(0, "now");
    expect(reply.ok && reply.value.items).toMatchObject([
      { effect: "changed", changes: [{ what: "Position", layout: true }] },
    ]);
  });

  it("says what could not be read, and reads it when asked again", async () => {
    const { main, timeline, seqs } = aTimeline(1);
    await settled();
    main.failNext("projects.history", "host-unreachable");
    timeline.follow();
    await settled();
    expect(timeline.store.getState().problem).toMatchObject({ code: "host-unreachable" });
    timeline.readAgain();
    await settled();
    expect(seqs()).toEqual([1]);
    expect(timeline.store.getState().problem).toBeNull();
  });
});
