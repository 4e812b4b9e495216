/**
 * The door to the corpus of real files: `PALISADE_CORPUS`, else `../shared/corpus` beside the project. Suites are
 * skipped without it, except in CI, where its absence is a failure.
 */

import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const projectFolder = fileURLToPath(new URL("../..", import.meta.url));

export const corpusFolder = resolve(
  process.env["PALISADE_CORPUS"] ?? join(projectFolder, "../shared/corpus"),
);

/** Whether suites on the corpus should run: it is there, or its absence is to be seen. */
export const corpusExpected =
  existsSync(join(corpusFolder, "tm7/INDEX.tsv")) || process.env["CI"] !== undefined;

/** A line of the corpus index, by column. */
export type CorpusEntry = Readonly<Record<string, string>>;

/** The index of the `.tm7` and `.tb7` files. */
export function corpusIndex(): readonly CorpusEntry[] {
  const text = readFileSync(join(corpusFolder, "tm7/INDEX.tsv"), "utf8");
  const [heads = [], ...rows] = text
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map((line) => line.split("\t"));
  return rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at] ?? ""])));
}

/** Where an indexed file lies. */
export function corpusFile(entry: CorpusEntry): string {
  const folder = (entry["repo"] ?? "").replace("/", "__");
  return join(corpusFolder, "tm7", folder, entry["path"] ?? "");
}

export interface CorpusFile {
  readonly name: string;
  readonly extension: ".tm7" | ".tb7";
  /** As far as known, saved by the Threat Modeling Tool itself and not changed since. */
  readonly byTool: boolean;
  readonly bytes: Uint8Array;
}

/** Every file of a kind that is meant to be readable; none without the corpus. */
export function soundFiles(kind: "tm7" | "tb7"): readonly CorpusFile[] {
  if (!corpusExpected) return [];
  return corpusIndex()
    .filter((entry) => entry["kind"] === kind && entry["origin"] !== "negative-test")
    .map((entry) => ({
      name: `${entry["repo"] ?? ""}/${entry["path"] ?? ""}`,
      extension: `.${kind}`,
      byTool: entry["origin"] === "TMT" || entry["origin"] === "template",
      bytes: new Uint8Array(readFileSync(corpusFile(entry))),
    }));
}

/** The worked example most tests and benchmarks of the whole app open. */
export const KUBE_ARMOR = join(
  corpusFolder,
  "tm7/accuknox__k8sthreatmodeling/models/kubearmor/KubeArmor.tm7",
);
