import { describe, expect, it } from "vitest";
import { renameItem } from "../../../shared/model/edits/items.ts";
import { judgeThreats } from "../../../shared/model/edits/threats.ts";
import { openedProject, settled, storingApi } from "../../builders/fake-api.ts";
import { aProject } from "../../builders/live-project.ts";
import { buildModel, buildTemplate, moveBrowser } from "../../builders/small-project.ts";

describe("an open project", () => {
  it("shows a change at once and stores it", async () => {
    const { project, main, state, browserLeft } = aProject();
    project.commit(moveBrowser(state().model, 40));
    expect(browserLeft()).toBe(40);
    expect(state().saving.kind).toBe("saving");
    expect(project.unsaved()).toBe(1);
    await settled();
    expect(state().saving.kind).toBe("saved");
    expect(main.model()).toEqual(state().model);
  });

  it("does nothing for an edit that changes nothing", () => {
    const { project, main, state } = aProject();
    project.commit(null);
    expect(state().history.done).toHaveLength(0);
    expect(main.api.calls).toHaveLength(0);
  });

  it("undoes and redoes, each stored as a change", async () => {
    const { project, main, state, browserLeft } = aProject();
    project.commit(moveBrowser(state().model, 40));
    project.commit(moveBrowser(state().model, 80));
    project.undo();
    expect(browserLeft()).toBe(40);
    project.undo();
    expect(browserLeft()).toBe(0);
    project.redo();
    expect(browserLeft()).toBe(40);
    await settled();
    expect(main.model()).toEqual(state().model);
  });

  it("forgets what was undone once something new is done", () => {
    const { project, state, browserLeft } = aProject();
    project.commit(moveBrowser(state().model, 40));
    project.undo();
    project.commit(moveBrowser(state().model, 7));
    project.redo();
    expect(browserLeft()).toBe(7);
  });

  it("cuts a label that main would refuse", async () => {
    const { project, main, state } = aProject();
    project.commit({ ...moveBrowser(state().model, 40), label: "x".repeat(900) });
    await settled();
    expect(main.model().diagrams).toEqual(state().model.diagrams);
    expect(main.api.calls[0]?.input).toMatchObject({ change: { label: "x".repeat(500) } });
  });
});

describe("a change main says does not fit", () => {
  it("is put on top of what main has, as one made elsewhere would be", async () => {
    const { project, main, state, notices } = aProject();
    main.failNext("projects.append", "change-does-not-fit");
    project.commit(moveBrowser(state().model, 40));
    await settled();
    expect(state().saving.kind).toBe("saved");
    expect(main.model()).toEqual(state().model);
    expect(notices).toEqual([]);
  });

  it("is let go when main says so again, and what came after it is stored", async () => {
    const { project, main, state, notices, browserLeft } = aProject();
    const before = browserLeft();
    main.failNext("projects.append", "change-does-not-fit", 2);
    const lost = moveBrowser(state().model, 40);
    project.commit(lost);
    project.commit(renameItem(state().model, "d1", "server", "Shop server"));
    await settled();
    expect(state().saving.kind).toBe("saved");
    expect(project.unsaved()).toBe(0);
    expect(notices).toEqual([{ kind: "changes-refused", labels: [lost.label] }]);
    expect(browserLeft()).toBe(before);
    expect(main.model()).toEqual(state().model);
    expect(main.model().diagrams[0]?.shapes).toMatchObject([{}, { name: "Shop server" }]);
  });

  it("is not made by undo while main makes a change on top", async () => {
    const { project, main, state, browserLeft } = aProject();
    project.commit(moveBrowser(state().model, 40));
    await settled();
    let made = (_seq: number): void => undefined;
    const making = project.changeInMain<{ seq: number }>(
      () => new Promise((resolve) => (made = (seq) => resolve({ ok: true, value: { seq } }))),
    );
    await settled();
    project.undo();
    expect(browserLeft()).toBe(40);
    const theirs = renameItem(main.model(), "d1", "server", "S");
    if (theirs === null) throw new Error("no rename");
    main.changeElsewhere(theirs);
    made(2);
    await making;
    project.undo();
    await settled();
    expect(browserLeft()).toBe(40);
    expect(state().history.undone).toMatchObject([{ seq: 2 }]);
  });
});

describe("a project deleted in another window", () => {
  it("is no longer sent anything, and that is said once", async () => {
    const { project, main, state, notices, timers, browserLeft } = aProject();
    main.failNext("projects.append", "project-unknown", Infinity);
    project.commit(moveBrowser(state().model, 40));
    project.commit(moveBrowser(state().model, 50));
    await settled();
    project.commit(moveBrowser(state().model, 60));
    project.retrySaving();
    await settled();
    expect(browserLeft()).toBe(60);
    expect(main.api.calls.filter(({ name }) => name === "projects.append")).toHaveLength(1);
    expect(notices).toEqual([{ kind: "gone", name: "Shop" }]);
    expect(timers).toEqual([]);
    expect(project.unsaved()).toBe(0);
    expect(state().saving.kind).toBe("gone");
    expect(await project.stored()).toMatchObject({ ok: false, problem: { code: "not-stored" } });
  });

  it("is not read again and again", async () => {
    const { project, main, state, notices, timers } = aProject();
    main.failNext("projects.open", "project-unknown", Infinity);
    main.failNext("projects.append", "out-of-date");
    project.commit(moveBrowser(state().model, 40));
    await settled();
    expect(timers).toEqual([]);
    expect(notices).toEqual([{ kind: "gone", name: "Shop" }]);
    expect(project.unsaved()).toBe(0);
    expect(state().saving.kind).toBe("gone");
  });
});

describe("undo after a restart", () => {
  async function twoEditsLater() {
    const { project, main, state } = aProject();
    project.commit(moveBrowser(state().model, 40));
    project.commit(moveBrowser(state().model, 80));
    await settled();
    project.close();
    return aProject(main);
  }

  it("takes back and repeats what was done before", async () => {
    const { project, main, state, browserLeft } = await twoEditsLater();
    expect(state().history.done.map(({ label }) => label)).toEqual(["Move to 40", "Move to 80"]);
    project.undo();
    project.undo();
    await settled();
    expect(browserLeft()).toBe(0);
    project.redo();
    await settled();
    expect(browserLeft()).toBe(40);
    expect(main.model()).toEqual(state().model);
    expect(main.current().history).toEqual(state().history);
  });

  it("no longer takes back what was asked for before the person went on", async () => {
    const { project, state, browserLeft } = await twoEditsLater();
    project.undo();
    project.commit(moveBrowser(state().model, 7));
    await settled();
    expect(browserLeft()).toBe(7);
  });

  it("repeats what an earlier session took back", async () => {
    const { project, main } = await twoEditsLater();
    project.undo();
    await settled();
    project.close();
    const again = aProject(main);
    again.project.redo();
    await settled();
    expect(again.browserLeft()).toBe(80);
  });
});

describe("the analysis view", () => {
  it("stores the threats it shows, once, and not as something to undo", async () => {
    const { project, main, state } = aProject();
    project.show("analysis");
    await settled();
    expect(main.model().threats).toHaveLength(1);
    expect(state().history.done).toHaveLength(0);
    const sent = main.api.calls.length;
    project.show("design");
    project.show("analysis");
    expect(main.api.calls).toHaveLength(sent);
  });

  it("follows an edit made while it is open, and its undo", () => {
    const { project, state } = aProject();
    project.show("analysis");
    project.commit(renameItem(state().model, "d1", "request", "HTTPS"));
    expect(state().model.threats[0]?.interaction).toBe("HTTPS");
    project.undo();
    expect(state().model.threats[0]?.interaction).toBe("Name of request");
  });

  it("keeps a verdict over a later edit, and takes it back on undo", async () => {
    const { project, main, state } = aProject();
    project.show("analysis");
    const verdict = { state: "mitigated", justification: "TLS" } as const;
    project.commit(judgeThreats(state().model, project.threats(), verdict, "Ada", "2026-01-01"));
    project.commit(renameItem(state().model, "d1", "request", "HTTPS"));
    expect(state().model.threats[0]?.verdict).toMatchObject(verdict);
    await settled();
    expect(main.model().threats[0]?.verdict).toMatchObject(verdict);
    project.undo();
    project.undo();
    expect(state().model.threats[0]?.verdict.state).toBe("notStarted");
  });
});

describe("two windows", () => {
  it("shows what the other one did", async () => {
    const { main, notices, state, browserLeft } = aProject();
    main.changeElsewhere(moveBrowser(state().model, 33));
    await settled();
    expect(browserLeft()).toBe(33);
    expect(notices).toEqual([{ kind: "reloaded" }]);
  });

  it("puts its own change on top when both changed different things", async () => {
    const { project, main, state } = aProject();
    const rename = renameItem(state().model, "d1", "server", "Shop server");
    if (rename === null) throw new Error("no rename");
    project.commit(moveBrowser(state().model, 40));
    main.changeElsewhere(rename);
    await settled();
    expect(main.model().diagrams[0]?.shapes).toMatchObject([{ left: 40 }, { name: "Shop server" }]);
    expect(state().model).toEqual(main.model());
    expect(state().saving.kind).toBe("saved");
  });

  it("works the threats out anew once the model's origin is another", async () => {
    const { project, main, state } = aProject();
    const numbers = () => project.threats().map(({ number }) => number);
    expect(numbers()).toContain(0);
    main.knowOtherwise({ titlesFrozen: false, loaded: true });
    main.changeElsewhere(moveBrowser(state().model, 40));
    await settled();
    expect(numbers()).not.toContain(0);
  });

  it("takes back what the other one did, as one history", async () => {
    const { project, main, state, browserLeft } = aProject();
    main.changeElsewhere(moveBrowser(state().model, 33));
    await settled();
    project.undo();
    await settled();
    expect(browserLeft()).toBe(0);
    expect(main.model()).toEqual(state().model);
  });

  it("says which of its changes lost against the other one's", async () => {
    const { project, main, notices, state, browserLeft } = aProject();
    main.changeElsewhere(moveBrowser(state().model, 33));
    // Made before this window has read what the other one did.
    project.commit(moveBrowser(state().model, 40));
    await settled();
    expect(browserLeft()).toBe(33);
    expect(notices.at(-1)).toEqual({ kind: "changes-refused", labels: ["Move to 40"] });
    expect(state().saving.kind).toBe("saved");
  });

  it("lets go of a selection that is gone", async () => {
    const { project, main, state } = aProject();
    project.store.setState({ selection: new Set(["request", "browser"]), focusedId: "request" });
    const [diagram] = state().model.diagrams;
    const line = diagram?.lines[0];
    if (line === undefined) throw new Error("no flow");
    main.changeElsewhere({
      label: "Delete",
      patches: [{ table: "line", diagramId: "d1", index: 0, before: line, after: null }],
    });
    await settled();
    expect([...state().selection]).toEqual(["browser"]);
    expect(state().focusedId).toBeNull();
  });

  it("says nothing of threats both of them stored", async () => {
    const main = storingApi(openedProject(buildModel(), buildTemplate()));
    const [one, other] = [aProject(main), aProject(main)];
    one.project.show("analysis");
    other.project.show("analysis");
    await settled();
    expect([...one.notices, ...other.notices].map(({ kind }) => kind)).not.toContain(
      "changes-refused",
    );
    expect(one.state().model).toEqual(main.model());
    expect(other.state().model).toEqual(main.model());
  });

  it.each(["by itself", "when asked"])(
    "reads again, %s, what could not be read after a conflict, and then stores its own change",
    async (how) => {
      const { project, main, notices, timers, state } = aProject();
      main.failNext("projects.open", "host-unreachable");
      main.changeElsewhere(moveBrowser(state().model, 33));
      const rename = renameItem(state().model, "d1", "server", "Shop server");
      project.commit(rename);
      await settled();
      expect(notices).toMatchObject([{ kind: "reload-failed" }]);
      expect(project.unsaved()).toBe(1);
      if (how === "when asked") project.retrySaving();
      else timers.shift()?.();
      await settled();
      expect(timers).toEqual([]);
      expect(project.unsaved()).toBe(0);
      expect(main.model().diagrams[0]?.shapes).toMatchObject([
        { left: 33 },
        { name: "Shop server" },
      ]);
      expect(state().saving.kind).toBe("saved");
    },
  );

  it("stores after it was closed what was done before, and what a field hands over late", async () => {
    const { project, main, state } = aProject();
    project.commit(moveBrowser(state().model, 33));
    project.commit(moveBrowser(state().model, 44));
    project.close();
    project.commit(renameItem(state().model, "d1", "server", "Shop server"));
    await settled();
    expect(main.model().diagrams[0]?.shapes).toMatchObject([{ left: 44 }, { name: "Shop server" }]);
    expect(project.unsaved()).toBe(0);
  });

  it("does not listen after it was closed", async () => {
    const { project, main, browserLeft, state } = aProject();
    project.close();
    main.changeElsewhere(moveBrowser(state().model, 33));
    await settled();
    expect(browserLeft()).toBe(0);
  });
});
