/** `docs/security.md` names the test that proves each item: those tests are really there. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const text = readFileSync(fileURLToPath(new URL("docs/security.md", root)), "utf8");

/** Lines of the tables: item, how it is met, proofs. */
const rows = text
  .split("\n")
  .filter((line) => /^\| *\d+ /u.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()));

/** `test/file.test.ts` › “name of the test”, or part of it. */
const proofs = [...text.matchAll(/`(test\/[^`]+\.test\.ts)`((?: [›·] “[^”]+”)+)/gu)].flatMap(
  ([, file = "", names = ""]) =>
    [...names.matchAll(/“([^”]+)”/gu)].map(
      ([, name = ""]) => [file, name.replaceAll(/\s+/gu, " ")] as const,
    ),
);

test("Electron's guide has 20 items, and each is answered with a proof", () => {
  expect(rows.slice(0, 20).map((cells) => Number.parseInt(cells[1] ?? "", 10))).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
  for (const cells of rows) {
    expect([cells[1], /`test\/|`\.github\/|`electron-builder/u.test(cells.at(-2) ?? "")]).toEqual([
      cells[1],
      true,
    ]);
  }
});

test("there are proofs to look for", () => {
  expect(proofs.length).toBeGreaterThan(20);
});

test.each(proofs)("%s has a test “%s”", (file, name) => {
  const source = readFileSync(fileURLToPath(new URL(file, root)), "utf8");
  const titles = [...source.matchAll(/(?:test|it|describe)(?:\.\w+)*\([^"`]*["`]([^\n]+)/gu)].map(
    ([, title = ""]) => title,
  );
  const titlesOfTables = [...source.matchAll(/\)\(\s*"([^\n]+)"/gu)].map(([, title = ""]) => title);
  expect([...titles, ...titlesOfTables].some((title) => title.includes(name))).toBe(true);
});
