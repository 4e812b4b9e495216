import { describe, expect, it } from "vitest";
import { takeBack } from "../../../renderer/state/take-back.ts";
import { renameItem } from "../../../shared/model/edits/items.ts";
import { settled } from "../../builders/fake-api.ts";
import { aProject } from "../../builders/live-project.ts";
import { moveBrowser } from "../../builders/small-project.ts";

/** Three moves, all stored: to 10, 20 and 30. */
async function threeMoves() {
  const live = aProject();
  for (const left of [10, 20, 30]) live.project.commit(moveBrowser(live.state().model, left));
  await settled();
  return live;
}

describe("undo to a step", () => {
  it("takes back all above it, one by one, and redo to a step repeats them", async () => {
    const { project, main, state, browserLeft } = await threeMoves();
    project.undoTo(1);
    expect(browserLeft()).toBe(10);
    project.redoTo(3);
    expect(browserLeft()).toBe(30);
    project.undoTo(0);
    expect(browserLeft()).toBe(0);
    project.redoTo(2);
    expect(browserLeft()).toBe(20);
    await settled();
    expect(main.model()).toEqual(state().model);
    expect(main.current().history).toEqual(state().history);
  });

  it("works on what an earlier session did", async () => {
    const { project, main } = await threeMoves();
    project.close();
    const later = aProject(main);
    later.project.undoTo(1);
    await settled();
    expect(later.browserLeft()).toBe(10);
    expect(later.state().history.undone.map(({ seq }) => seq)).toEqual([3, 2]);
  });

  it.each([
    ["undo to the present", 3],
    ["undo to what is not there", 9],
  ])("%s changes nothing", async (_, seq) => {
    const { project, browserLeft } = await threeMoves();
    project.undoTo(seq);
    project.redoTo(seq);
    expect(browserLeft()).toBe(30);
  });

  it("goes no further than the person saw when another window takes over meanwhile", async () => {
    const { project, main } = await threeMoves();
    project.close();
    const later = aProject(main);
    const rename = renameItem(later.state().model, "d1", "server", "Shop server");
    later.project.undoTo(0);
    main.changeElsewhere(rename ?? moveBrowser(later.state().model, 1));
    await settled();
    expect(main.model().diagrams[0]?.shapes[1]?.name).toBe("Shop server");
    expect(later.state().model).toEqual(main.model());
  });
});

describe("taking back what a notice speaks of", () => {
  it("undoes it while it is the last edit", async () => {
    const { project, browserLeft, state } = await threeMoves();
    takeBack(project, 3);
    expect(browserLeft()).toBe(20);
    expect(state().historyShown).toBe(false);
  });

  it("shows the history instead once something was done after it", async () => {
    const { project, browserLeft, state } = await threeMoves();
    takeBack(project, 2);
    expect(browserLeft()).toBe(30);
    expect(state().historyShown).toBe(true);
  });
});
