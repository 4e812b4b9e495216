import { expect, it } from "vitest";
import { dayOf, fullTime, suggestedName, timeOfDay } from "../../../renderer/history/moments.ts";

const now = new Date("2026-03-01T00:30:00");

it.each([
  ["2026-03-01T00:00:00", "Today"],
  ["2026-02-28T23:59:59", "Yesterday"],
  ["2026-02-27T12:00:00", "Friday, 27 February 2026"],
])("%s stands under %s", (then, day) => {
  expect(dayOf(new Date(then), now)).toBe(day);
});

it("spells moments out", () => {
  expect(fullTime(new Date("2026-11-25T10:15:30"))).toBe("25 November 2026, 10:15:30");
  expect(timeOfDay(new Date("2026-11-25T10:15:30"))).toBe("10:15");
  expect(suggestedName(new Date("2026-11-25T10:15:30"))).toBe("Reviewed, 25 November 2026");
});
