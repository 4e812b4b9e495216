import { expect, it } from "vitest";
import { sinceWhen } from "../../../renderer/start/since-when.ts";

const now = new Date("2026-06-15T12:00:00Z");

it.each([
  ["2026-06-15T11:59:40Z", "just now"],
  ["2026-06-15T11:55:00Z", "5 min ago"],
  ["2026-06-15T09:00:00Z", "3 h ago"],
  ["2026-06-14T11:00:00Z", "yesterday"],
  ["2026-06-11T11:00:00Z", "4 days ago"],
  ["2026-01-02T12:00:00Z", "2 Jan 2026"],
  ["not a date", ""],
])("%s is %s", (then, words) => {
  expect(sinceWhen(new Date(then), now)).toBe(words);
});
