import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { icns, ico } from "../../scripts/icon-files.ts";

const build = new URL("../../build/", import.meta.url);
const read = (name: string) => readFileSync(fileURLToPath(new URL(name, build)));

/** Width and height a PNG says it has; null when it is none. */
function sizeOf(png: Buffer): readonly [number, number] | null {
  if (png.toString("latin1", 1, 4) !== "PNG") return null;
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** The PNGs of a Windows icon with the sizes its directory says. */
function icoEntries(file: Buffer) {
  expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1]);
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index;
    const offset = file.readUInt32LE(at + 12);
    const said = file.readUInt8(at) || 256;
    return { said, png: file.subarray(offset, offset + file.readUInt32LE(at + 8)) };
  });
}

function icnsEntries(file: Buffer) {
  expect(file.toString("latin1", 0, 4)).toBe("icns");
  expect(file.readUInt32BE(4)).toBe(file.length);
  const entries: { kind: string; png: Buffer }[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    const png = file.subarray(at + 8, at + file.readUInt32BE(at + 4));
    entries.push({ kind: file.toString("latin1", at, at + 4), png });
  }
  return entries;
}

describe("containers", () => {
  const pngs = new Map([16, 256].map((size) => [size, Buffer.from(`png of ${size}`)]));

  test("of Windows point at each picture", () => {
    const entries = icoEntries(Buffer.from(ico(pngs)));
    expect(entries.map(({ said, png }) => [said, png.toString()])).toEqual([
      [16, "png of 16"],
      [256, "png of 256"],
    ]);
  });

  test("of Apple hold a picture for every kind of its size", () => {
    const entries = icnsEntries(Buffer.from(icns(pngs)));
    expect(entries.map(({ kind, png }) => [kind, png.toString()])).toEqual([
      ["icp4", "png of 16"],
      ["ic08", "png of 256"],
      ["ic13", "png of 256"],
    ]);
  });
});

describe("the icons kept in build/", () => {
  test("are PNGs of the sizes their names say", () => {
    const names = readdirSync(fileURLToPath(new URL("icons/", build)));
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const size = Number.parseInt(name, 10);
      expect([name, sizeOf(read(`icons/${name}`))]).toEqual([name, [size, size]]);
    }
  });

  test("for Windows and macOS hold what their directories say, up to the largest", () => {
    const windows = icoEntries(read("icon.ico"));
    for (const { said, png } of windows) expect(sizeOf(png)).toEqual([said, said]);
    expect(windows.at(-1)?.said).toBe(256);
    const apple = icnsEntries(read("icon.icns"));
    expect(apple.map(({ kind }) => kind)).toContain("ic10");
    for (const { png } of apple) expect(sizeOf(png)).not.toBeNull();
  });
});
