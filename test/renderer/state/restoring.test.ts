import { describe, expect, it } from "vitest";
import { renameItem } from "../../../shared/model/edits/items.ts";
import { settled } from "../../builders/fake-api.ts";
import { aProject } from "../../builders/live-project.ts";
import { moveBrowser } from "../../builders/small-project.ts";

/** A project whose beginning is named "First", moved to 10 since. */
async function movedSince() {
  const live = aProject();
  await live.project.timeline.nameState("now", "First");
  const first = live.project.timeline.store.getState().revisions?.[0];
  if (first === undefined) throw new Error("not named");
  live.project.commit(moveBrowser(live.state().model, 10));
  await settled();
  return { ...live, revisionId: first.revisionId };
}

describe("restoring a revision", () => {
  it("is one step that undo takes back", async () => {
    const { project, main, notices, state, browserLeft, revisionId } = await movedSince();
    expect(await project.restore(revisionId)).toEqual({ ok: true, value: { seq: 2 } });
    await settled();
    expect(browserLeft()).toBe(0);
    expect(state().history.done.at(-1)?.label).toBe("Restore “First”");
    project.undo();
    await settled();
    expect(browserLeft()).toBe(10);
    expect(main.model()).toEqual(state().model);
    expect(notices).toEqual([]);
  });

  it("stores first what was done before", async () => {
    const { project, main, state, revisionId } = await movedSince();
    project.commit(moveBrowser(state().model, 20));
    await project.restore(revisionId);
    await settled();
    expect(main.current().history.done.map(({ label }) => label)).toEqual([
      "Move to 10",
      "Move to 20",
      "Restore “First”",
    ]);
  });

  it("goes on top of what another window did in between", async () => {
    const { project, main, state, browserLeft, revisionId } = await movedSince();
    const rename = renameItem(state().model, "d1", "server", "Shop server");
    if (rename === null) throw new Error("no rename");
    const restored = project.restore(revisionId);
    main.changeElsewhere(rename);
    expect(await restored).toMatchObject({ ok: true });
    await settled();
    expect(browserLeft()).toBe(0);
    expect(state().model).toEqual(main.model());
    expect(main.current().history.done).toHaveLength(3);
  });

  it("keeps what is done while it is under way, where that still fits", async () => {
    const { project, main, state, revisionId } = await movedSince();
    const restored = project.restore(revisionId);
    await Promise.resolve();
    project.commit(renameItem(state().model, "d1", "server", "Shop server"));
    await restored;
    await settled();
    expect(state().saving.kind).toBe("saved");
    expect(main.model().diagrams[0]?.shapes).toMatchObject([{ left: 0 }, { name: "Shop server" }]);
    expect(state().model).toEqual(main.model());
  });

  it("is refused while what was done before cannot be stored", async () => {
    const { project, main, state, browserLeft, revisionId } = await movedSince();
    main.failNext("projects.append", "disk-full");
    project.commit(moveBrowser(state().model, 20));
    expect(await project.restore(revisionId)).toMatchObject({
      problem: { code: "not-stored" },
    });
    expect(browserLeft()).toBe(20);
  });

  it("says why it failed", async () => {
    const { project, main, browserLeft, revisionId } = await movedSince();
    main.failNext("revisions.restore", "revision-unknown");
    expect(await project.restore(revisionId)).toMatchObject({
      problem: { code: "revision-unknown" },
    });
    expect(browserLeft()).toBe(10);
  });
});
