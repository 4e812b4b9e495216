import fc from "fast-check";
import { expect, it } from "vitest";
import { nameLikeness } from "../../../shared/model/name-likeness.ts";

it("finds names the same whatever their case, accents and white space", () => {
  expect(nameLikeness("Café  Server", "cafe server ")).toBe(1);
});

it.each([
  ["API Server", "Cluster API Server"],
  ["Server API", "API Server"],
  ["Trust Boundary", "Trust Border Boundary"],
])("finds much in common where one has all the words of the other: %j, %j", (one, other) => {
  expect(nameLikeness(one, other)).toBeGreaterThanOrEqual(0.6);
  expect(nameLikeness(one, other)).toBeLessThan(1);
});

it("finds little in common where only some letters are the same", () => {
  expect(nameLikeness("Printer", "Data Store")).toBeLessThan(0.3);
  expect(nameLikeness("", "Data Store")).toBe(0);
});

it("lies between 0 and 1 and does not depend on the order", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const likeness = nameLikeness(one, other);
      expect(likeness).toBeGreaterThanOrEqual(0);
      expect(likeness).toBeLessThanOrEqual(1);
      expect(nameLikeness(other, one)).toBe(likeness);
      expect(nameLikeness(one, one)).toBe(1);
    }),
  );
});
