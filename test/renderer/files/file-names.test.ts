import { describe, expect, it } from "vitest";
import type { FolderContent } from "../../../shared/api-files.ts";
import {
  fileSize,
  joinPath,
  saveTarget,
  withExtension,
} from "../../../renderer/files/file-names.ts";

describe("paths", () => {
  it.each([
    ["/home/ada", "Shop.tm7", "/home/ada/Shop.tm7"],
    ["/", "Shop.tm7", "/Shop.tm7"],
    ["C:\\", "Shop.tm7", "C:\\Shop.tm7"],
    ["C:\\Users\\ada", "Shop.tm7", "C:\\Users\\ada\\Shop.tm7"],
    ["\\\\server\\share", "Shop.tm7", "\\\\server\\share\\Shop.tm7"],
    ["/odd\\name", "Shop.tm7", "/odd\\name/Shop.tm7"],
  ])("in %s %s is %s", (folder, name, path) => {
    expect(joinPath(folder, name)).toBe(path);
  });
});

describe("saving where a file stands", () => {
  const entries: FolderContent["entries"] = [
    { kind: "model", name: "Shop.tm7", size: 1, modifiedAt: "2026-01-01T00:00:00Z" },
  ];

  it("is said once for each file, not once for each name", () => {
    const first = saveTarget({ folder: "/a", entries }, "Shop.tm7", null);
    expect(first).toEqual({ path: "/a/Shop.tm7", stands: true, mustWarn: true });
    const again = (folder: string) =>
      saveTarget({ folder, entries }, "Shop.tm7", first.path).mustWarn;
    expect(again("/a")).toBe(false);
    expect(again("/b")).toBe(true);
    expect(saveTarget({ folder: "/a", entries: [] }, "Shop.tm7", null).mustWarn).toBe(false);
  });
});

describe("extensions", () => {
  it.each([
    ["Shop", ".tm7", false, "Shop.tm7"],
    ["Shop.TM7", ".palisade.json", false, "Shop.TM7"],
    ["Shop.v2", ".tm7", false, "Shop.v2.tm7"],
    ["Shop.palisade.json", ".tm7", true, "Shop.tm7"],
    ["Shop.tm7", ".palisade.json", true, "Shop.palisade.json"],
    ["Shop.v2", ".tm7", true, "Shop.v2.tm7"],
  ])("%s with %s (replaced: %s) is %s", (name, extension, replace, whole) => {
    expect(withExtension(name, extension, replace)).toBe(whole);
  });
});

it.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1.0 kB"],
  [10_400, "10 kB"],
  [1_250_000, "1.3 MB"],
  [64_000_000, "64 MB"],
])("%i bytes are %s", (bytes, words) => {
  expect(fileSize(bytes)).toBe(words);
});
