/** Two processes on one data folder, each with its own connection: neither shows what is no longer so. */

import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { eventHub, type Event } from "../../../main/services/events.ts";
import { followOtherProcesses } from "../../../main/services/other-processes.ts";
import { startHostServices } from "../../builders/host-services.ts";
import { must, openTestStore } from "../../builders/open-store.ts";
import { testServices } from "../../builders/services.ts";
import { moveBrowser } from "../../builders/small-project.ts";
import { storeProject } from "../../builders/stored-project.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";

const A_WHILE = 5_000;

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
});

/** One process that follows, and another that changes things. */
function twoProcesses() {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  const { id, model } = storeProject(store, "Shop", 2);
  const other = testServices({ folder });
  const bugs: unknown[] = [];
  const hub = followOtherProcesses(
    eventHub(),
    () => store,
    (_, error) => bugs.push(error),
  );
  return { store, id, model, other, hub, bugs };
}

function listenTo(hub: ReturnType<typeof eventHub>) {
  const heard: Event[] = [];
  const stop = hub.listen((event) => heard.push(event));
  onTestFinished(stop);
  return { heard, stop };
}

describe("what another process did", () => {
  test("to a project is told to the windows of this one", async () => {
    const { id, model, other, hub } = twoProcesses();
    const { heard } = listenTo(hub);
    await other.call("projects.append", { id, baseSeq: 2, change: moveBrowser(model, 9) });
    vi.advanceTimersByTime(A_WHILE);
    expect(heard).toEqual([
      { name: "project.appended", payload: { id, seq: 3 } },
      { name: "projects.changed", payload: {} },
      { name: "templates.changed", payload: {} },
    ]);
    await other.call("projects.delete", { id });
    vi.advanceTimersByTime(A_WHILE);
    expect(heard.slice(3).map(({ name }) => name)).toEqual([
      "projects.changed",
      "templates.changed",
    ]);
  });

  test("to a template that is edited is told as well", async () => {
    const { other, hub } = twoProcesses();
    const { id } = await other.call("drafts.create", { name: "Ours", templateId: null });
    const { heard } = listenTo(hub);
    await other.call("drafts.publish", { id, baseSeq: 0, version: "2.0.0.0" });
    vi.advanceTimersByTime(A_WHILE);
    expect(heard).toContainEqual({ name: "draft.appended", payload: { id, seq: 1 } });
    expect(heard).toContainEqual({ name: "templates.changed", payload: {} });
  });

  test("is told once, and what this one did itself not at all", async () => {
    const { store, id, model, other, hub } = twoProcesses();
    const { heard } = listenTo(hub);
    store.projects.append(id, 2, moveBrowser(model, 9), "");
    vi.advanceTimersByTime(A_WHILE);
    expect(heard).toEqual([]);
    await other.call("settings.set", { author: "Ada" });
    vi.advanceTimersByTime(A_WHILE);
    vi.advanceTimersByTime(A_WHILE);
    expect(heard.filter(({ name }) => name === "projects.changed")).toHaveLength(1);
  });

  test("is not looked for while no window listens", async () => {
    const { id, model, other, hub } = twoProcesses();
    expect(vi.getTimerCount()).toBe(0);
    const first = listenTo(hub);
    const second = listenTo(hub);
    first.stop();
    first.stop();
    expect(vi.getTimerCount()).toBe(1);
    second.stop();
    expect(vi.getTimerCount()).toBe(0);
    await other.call("projects.append", { id, baseSeq: 2, change: moveBrowser(model, 9) });
    vi.advanceTimersByTime(A_WHILE);
    expect([...first.heard, ...second.heard]).toEqual([]);
  });

  test("is not looked for by a host without a window", () => {
    const services = must(startHostServices(temporaryFolder()));
    onTestFinished(() => services.close());
    expect(vi.getTimerCount()).toBe(0);
    const { heard, stop } = listenTo(services.events);
    expect(vi.getTimerCount()).toBe(1);
    services.events.emit({ name: "projects.changed", payload: {} });
    expect(heard).toHaveLength(1);
    stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("that a disk fault hides is told once the disk answers again", async () => {
    const { store, id, model, other, hub, bugs } = twoProcesses();
    const fault = Object.assign(new Error("disk I/O error"), { code: "SQLITE_IOERR_READ" });
    const { heard } = listenTo(hub);
    await other.call("projects.append", { id, baseSeq: 2, change: moveBrowser(model, 9) });
    const faulty = vi.spyOn(store.projects, "list").mockImplementation(() => {
      throw fault;
    });
    vi.advanceTimersByTime(A_WHILE);
    expect(heard).toEqual([]);
    faulty.mockRestore();
    vi.advanceTimersByTime(A_WHILE);
    expect(heard).toContainEqual({ name: "project.appended", payload: { id, seq: 3 } });
    expect(bugs).toEqual([]);
  });
});

test("a stale change of one process is refused when another was faster", async () => {
  const { store, id, model, other } = twoProcesses();
  await other.call("projects.append", { id, baseSeq: 2, change: moveBrowser(model, 9) });
  expect(store.projects.append(id, 2, moveBrowser(model, 8), "")).toMatchObject({
    ok: false,
    problem: { code: "out-of-date" },
  });
});
