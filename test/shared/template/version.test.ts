import { expect, it } from "vitest";
import { isNewer } from "../../../shared/template/version.ts";

it.each([
  ["1.0.0.7", "1.0.0.4", true],
  ["1.0.0.4", "1.0.0.7", false],
  ["1.0.0.4", "1.0.0.4", false],
  ["4.1.0.18", "4.1.0.9", true],
  ["2", "1.9.9.9", true],
  ["1.0", "1.0.0.0", false],
  ["1.0.0.1", "1.0", true],
  ["", "0.0.0.0", false],
  ["1.x", "1.0", false],
])("version %j is newer than %j: %j", (version, than, expected) => {
  expect(isNewer(version, than)).toBe(expected);
});
