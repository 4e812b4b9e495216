import { describe, expect, onTestFinished, test, vi } from "vitest";
import { watchPresence } from "../../../main/local/idle.ts";
import { testHost } from "../../builders/local-host.ts";

function presence(milliseconds: number | null) {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let idle = 0;
  const watched = watchPresence(milliseconds, () => idle++);
  return { watched, idle: () => idle };
}

describe("a host nobody looks at", () => {
  test("ends some time after its last window left", () => {
    const { watched, idle } = presence(1000);
    const first = watched.arrive();
    const second = watched.arrive();
    vi.advanceTimersByTime(5000);
    first();
    first();
    vi.advanceTimersByTime(5000);
    expect(idle()).toBe(0);
    second();
    vi.advanceTimersByTime(999);
    expect(idle()).toBe(0);
    vi.advanceTimersByTime(1);
    expect(idle()).toBe(1);
  });

  test("goes on when a window comes back in time, as after a reload", () => {
    const { watched, idle } = presence(1000);
    watched.arrive()();
    vi.advanceTimersByTime(900);
    watched.arrive();
    vi.advanceTimersByTime(5000);
    expect(idle()).toBe(0);
  });

  test("ends when no window ever came", () => {
    const { idle } = presence(1000);
    vi.advanceTimersByTime(1000);
    expect(idle()).toBe(1);
  });

  test("never ends unless asked to, and not after it was closed", () => {
    const never = presence(null);
    vi.advanceTimersByTime(1e9);
    expect(never.idle()).toBe(0);
    const closed = presence(1000);
    closed.watched.close();
    vi.advanceTimersByTime(5000);
    expect(closed.idle()).toBe(0);
  });
});

test("a window that is signed in counts; one that is refused does not", async () => {
  const host = await testHost(40);
  const refused = await host.send({ path: "/events" });
  expect(refused.status).toBe(401);
  await expect.poll(() => host.log).toContain("idle");
});
