/**
 * Compares models with what Microsoft's tool stored in them: `npm run parity -- [--details] DIR|FILE...`.
 * Without arguments: the corpus. Exit code 1 when nothing could be compared.
 */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { describeProblem } from "../../shared/model/result.ts";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import { corpusFolder } from "./corpus.ts";
import { parityTable } from "./parity-table.ts";
import type { NamedParity } from "./parity-table.ts";
import { compareThreats } from "./parity.ts";

function modelFiles(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.toLowerCase().endsWith(".tm7"))
    .map((name) => join(path, name))
    .toSorted();
}

function compareFile(file: string): NamedParity | string {
  const name = relative(process.cwd(), file);
  const read = readTm7(readFileSync(file), name);
  if (!read.ok) return `${name}: not read: ${describeProblem(read.problem)}`;
  const { model, template, writtenBy } = read.value;
  if (template === null) return `${name}: it has no template inside`;
  return { name, parity: compareThreats({ model, template, writtenBy }) };
}

const words = process.argv.slice(2);
const details = words.includes("--details");
const named = words.filter((word) => !word.startsWith("--"));
const paths = named.length > 0 ? named : [join(corpusFolder, "tm7")];
const outcomes = paths.flatMap(modelFiles).map(compareFile);
const compared = outcomes.filter((outcome) => typeof outcome !== "string");
console.log(parityTable(compared));
for (const outcome of outcomes) if (typeof outcome === "string") console.log(outcome);
for (const { name, parity } of compared) {
  const lines = [
    ...parity.missing.map((threat) => `missing ${threat.number} ${threat.key} ${threat.title}`),
    ...parity.extra.map((threat) => `extra ${threat.key} ${threat.title}`),
    ...parity.losses.map((loss) => `LOSS ${loss}`),
    ...(details ? parity.differences : []),
  ];
  if (lines.length > 0) console.log(`\n${name}\n  ${lines.join("\n  ")}`);
}
process.exitCode = compared.length > 0 ? 0 : 1;
