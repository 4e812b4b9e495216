import fc from "fast-check";
import { expect, test } from "vitest";
import { cellStep } from "../../../renderer/tables/grid-keys.ts";

const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const from = (key: string, held: Partial<typeof bare> = {}) =>
  cellStep({ key, ...bare, ...held }, { row: 5, column: 2 }, 30, 4);

test.each([
  ["ArrowDown", {}, 6, 2],
  ["ArrowUp", {}, 4, 2],
  ["ArrowRight", {}, 5, 3],
  ["ArrowLeft", {}, 5, 1],
  ["Home", {}, 5, 0],
  ["End", {}, 5, 3],
  ["PageDown", {}, 15, 2],
  ["PageUp", {}, 0, 2],
  ["Home", { ctrlKey: true }, 0, 0],
  ["End", { ctrlKey: true }, 29, 3],
  ["ArrowDown", { ctrlKey: true }, 29, 2],
])("%s with %o leads to row %i, column %i", (key, held, row, column) => {
  expect(from(key, held)).toEqual({ row, column, extend: false });
});

test("Shift selects the rows on the way, sideways it does not", () => {
  expect(from("ArrowDown", { shiftKey: true })?.extend).toBe(true);
  expect(from("ArrowRight", { shiftKey: true })?.extend).toBe(false);
});

test("letters and keys with Alt are not the grid's", () => {
  expect(from("x")).toBeNull();
  expect(from("ArrowDown", { altKey: true })).toBeNull();
});

test("no key ever leads out of the grid", () => {
  const key = fc.constantFrom(
    "ArrowDown",
    "ArrowUp",
    "ArrowLeft",
    "ArrowRight",
    "Home",
    "End",
    "PageUp",
    "PageDown",
  );
  const size = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.boolean())), size, size, (presses, rows, columns) => {
      let at = { row: 0, column: 0 };
      for (const [pressed, ctrlKey] of presses) {
        at = cellStep({ key: pressed, ...bare, ctrlKey }, at, rows, columns) ?? at;
        expect(at.row >= 0 && at.row < rows).toBe(true);
        expect(at.column >= 0 && at.column < columns).toBe(true);
      }
    }),
  );
});
