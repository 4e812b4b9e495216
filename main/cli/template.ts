/** `palisade template`: checks templates, runs their examples, writes them in another format. */

import type { Problem } from "../../shared/model/result.ts";
import { describeProblem } from "../../shared/model/result.ts";
import { reasonOf } from "../../shared/stride/example-reason.ts";
import { runExamples, type ExampleOutcome } from "../../shared/stride/examples.ts";
import type { Finding } from "../../shared/template/lint/finding.ts";
import { lintTemplate } from "../../shared/template/lint/lint.ts";
import type { Template } from "../../shared/template/template.ts";
import { placesInYaml } from "../../shared/template/yaml-place.ts";
import type { Assets } from "../assets.ts";
import { formatOf, isTemplateFormat } from "../services/file-formats.ts";
import { convertCommand } from "./convert.ts";

import { exitCodes, InputAtFault, oneLine } from "./exit.ts";
import { readNamedTemplate } from "./open-template.ts";
import { print } from "./output.ts";

/** How commands print what they find. */
export interface PrintOptions {
  readonly json: boolean;
}

/** A file and what a command makes of it. */
interface Checked<Result> {
  readonly file: string;
  /** Why it could not be read; empty when it could. */
  readonly problems: readonly Problem[];
  readonly results: readonly Result[];
}

/** `palisade template lint`: what is wrong with templates; hints alone are no reason to fail. */
export async function lintCommand(
  assets: Assets,
  files: readonly string[],
  { json }: PrintOptions,
): Promise<void> {
  const checked = checkEach(assets, files, (template, text) => {
    const placeOf = text === null ? () => null : placesInYaml(text, template);
    return lintTemplate(template).map((finding) => ({ finding, position: placeOf(finding.at) }));
  });
  await printChecked(checked, json, "findings", findingLine, (results) =>
    countsOf(results, ({ finding }) => finding.severity, ["error", "warning", "hint"]),
  );
  endWith(checked, ({ finding }) => finding.severity !== "hint");
}

/** `palisade template test`: the examples of templates. */
export async function testCommand(
  assets: Assets,
  files: readonly string[],
  { json }: PrintOptions,
): Promise<void> {
  const checked = checkEach(assets, files, (template) =>
    runExamples(template).map((outcome, at) => exampleResult(template, outcome, at)),
  );
  await printChecked(
    checked,
    json,
    "examples",
    (result) => (result.passes ? null : exampleLine(result)),
    (results) =>
      countsOf(results, ({ passes }) => (passes ? "passed" : "failed"), ["passed", "failed"]),
  );
  endWith(checked, ({ passes }) => !passes);
}

/** `palisade template convert`: a template in another format. */
export function convertTemplateCommand(assets: Assets, file: string, output: string): void {
  onlyTemplates(file, "a template (.yaml or .tb7)");
  onlyTemplates(output, ".yaml or .tb7");
  convertCommand(assets, file, { output, embedTemplate: false, scrub: false });
}

/** `palisade template extract`: the template a model brings. */
export function extractCommand(assets: Assets, file: string, output: string): void {
  onlyTemplates(output, ".yaml or .tb7");
  convertCommand(assets, file, { output, embedTemplate: false, scrub: false });
}

function onlyTemplates(file: string, expected: string): void {
  if (isTemplateFormat(formatOf(file))) return;
  throw new InputAtFault({
    code: "format-unknown",
    message: `Expected ${expected} here.`,
    place: file,
    remedy: null,
  });
}

function checkEach<Result>(
  assets: Assets,
  files: readonly string[],
  check: (template: Template, text: string | null) => readonly Result[],
): readonly Checked<Result>[] {
  return files.map((file) => {
    const read = readNamedTemplate(assets, file);
    return read.ok
      ? { file, problems: [], results: check(read.value.template, read.value.text) }
      : { file, problems: read.problems, results: [] };
  });
}

/** @param lineOf null for a result that needs no line */
async function printChecked<Result>(
  checked: readonly Checked<Result>[],
  json: boolean,
  name: string,
  lineOf: (result: Result) => string | null,
  summaryOf: (results: readonly Result[]) => string,
): Promise<void> {
  if (json) {
    const files = checked.map(({ file, problems, results }) => ({
      file,
      problems,
      [name]: results,
    }));
    await print(`${JSON.stringify(files, null, 2)}\n`);
    return;
  }
  for (const { file, problems, results } of checked) {
    for (const problem of problems) console.error(`palisade: ${oneLine(describeProblem(problem))}`);
    const lines = results.flatMap((result) => lineOf(result) ?? []);
    await print(lines.map((line) => `${file}: ${line}\n`).join(""));
    if (problems.length === 0) await print(`${file}: ${summaryOf(results)}\n`);
  }
}

/** As the worst of the files asks for. */
function endWith<Result>(
  checked: readonly Checked<Result>[],
  isFinding: (result: Result) => boolean,
): void {
  if (checked.some(({ results }) => results.some(isFinding))) {
    process.exitCode = exitCodes.findings;
  }
  if (checked.some(({ problems }) => problems.length > 0)) {
    process.exitCode = exitCodes.inputAtFault;
  }
}

function countsOf<Result>(
  results: readonly Result[],
  kindOf: (result: Result) => string,
  kinds: readonly string[],
): string {
  return kinds
    .map((kind) => `${results.filter((result) => kindOf(result) === kind).length} ${kind}`)
    .join(", ");
}

interface Located {
  readonly finding: Finding;
  /** In a file of ours, as far as the file says it itself. */
  readonly position: { readonly line: number; readonly column: number } | null;
}

function findingLine({ finding, position }: Located): string {
  const { severity, code, message, at } = finding;
  const where = position === null ? "" : `${position.line}:${position.column}: `;
  const character = at.range === undefined ? "" : `, character ${at.range.start + 1}`;
  const member = at.member === undefined ? "" : `, ${at.member}${character}`;
  return oneLine(`${where}${severity} ${code}: ${at.kind} ${at.id}${member}: ${message}`);
}

type ExampleResult = Pick<ExampleOutcome, "outcome" | "passes"> & {
  readonly threatTypeId: string;
  /** Its place among all examples of the template, from 0. */
  readonly at: number;
  readonly name: string;
  readonly expect: string;
  /** Why it came out otherwise than expected; empty when it did not. */
  readonly why: readonly string[];
};

function exampleResult(template: Template, run: ExampleOutcome, at: number): ExampleResult {
  const { example, outcome, passes, problem } = run;
  const { threatTypeId, name, expect } = example;
  const why = passes ? [] : problem === null ? reasonOf(template, example) : [problem];
  return { threatTypeId, at, name, expect, outcome, passes, why };
}

function exampleLine({ threatTypeId, at, name, expect, outcome, why }: ExampleResult): string {
  const called = name === "" ? `example ${at + 1}` : `“${name}”`;
  const was = outcome === null ? "cannot be set up" : `is ${outcome}`;
  return oneLine(`${threatTypeId}, ${called}: ${expect} is expected, it ${was}. ${why.join(" ")}`);
}
