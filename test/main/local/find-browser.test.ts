import { expect, test } from "vitest";
import { findBrowser } from "../../../main/local/find-browser.ts";

const everything = () => true;
const only = (wanted: string) => (file: string) => file === wanted;

test.each([
  ["linux", { PATH: "/usr/bin:/opt/x" }, "/opt/x/microsoft-edge"],
  ["linux", { PATH: "/usr/bin" }, "/usr/bin/chromium"],
  [
    "darwin",
    { HOME: "/Users/ada" },
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ],
  [
    "darwin",
    { HOME: "/Users/ada" },
    "/Users/ada/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  [
    "win32",
    { "PROGRAMFILES(X86)": "C:\\Program Files (x86)" },
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
] as const)("on %s with %o it finds %s", (platform, environment, file) => {
  expect(findBrowser({ platform, environment, isFile: only(file) })).toEqual({
    ok: true,
    value: file,
  });
});

test("the named one comes before all others", () => {
  const environment = { PATH: "/usr/bin", PALISADE_BROWSER: "/my/browser" };
  const machine = { platform: "linux" as const, environment, isFile: everything };
  expect(findBrowser(machine)).toMatchObject({ value: "/my/browser" });
  expect(findBrowser({ ...machine, isFile: only("/usr/bin/chromium") })).toMatchObject({
    ok: false,
    problem: { code: "no-browser", place: "/my/browser" },
  });
});

test("relative folders of the path are not searched", () => {
  const environment = { PATH: "bin:.:" };
  expect(findBrowser({ platform: "linux", environment, isFile: everything })).toMatchObject({
    value: null,
  });
});
