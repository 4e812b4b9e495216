import { expect, test } from "vitest";
import { defaultDataFolder } from "../../../main/store/data-folder.ts";

test.each([
  ["linux", {}, "/home/ada/.local/share/palisade"],
  ["linux", { XDG_DATA_HOME: "/data" }, "/data/palisade"],
  ["linux", { XDG_DATA_HOME: "relative" }, "/home/ada/.local/share/palisade"],
  ["linux", { XDG_DATA_HOME: "" }, "/home/ada/.local/share/palisade"],
  ["darwin", {}, "/home/ada/Library/Application Support/Palisade"],
] as const)("on %s with %o", (platform, environment, expected) => {
  expect(defaultDataFolder({ platform, home: "/home/ada", environment })).toBe(expected);
});

test("on Windows it follows APPDATA", () => {
  const folder = defaultDataFolder({
    platform: "win32",
    home: "C:\\Users\\ada",
    environment: { APPDATA: "D:\\Roaming" },
  });
  expect(folder.startsWith("D:\\Roaming")).toBe(true);
});
