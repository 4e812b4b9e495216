/** Our report and threat list beside those Microsoft's tool made of the same models. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import type { Model, Threat } from "../../shared/model/model.ts";
import { reportCsv } from "../../shared/report/csv.ts";
import { reportHtml } from "../../shared/report/report.ts";
import { analyze } from "../../shared/stride/analyze.ts";
import type { Template } from "../../shared/template/template.ts";
import { parseCsv } from "../builders/csv.ts";
import { corpusExpected, corpusFolder } from "./corpus.ts";

const kubeArmor = "accuknox__k8sthreatmodeling/models/kubearmor";
const aspire = "kevinobee__SvelteKit-Aspire/security";

interface Analyzed {
  readonly model: Model;
  readonly template: Template;
  readonly threats: readonly Threat[];
}

function contentOf(path: string): Buffer {
  return readFileSync(join(corpusFolder, "tm7", path));
}

function analyzed(path: string): Analyzed {
  const read = readTm7(contentOf(path), path);
  if (!read.ok) throw new Error(read.problem.message);
  const { model, template, writtenBy } = read.value;
  if (template === null) throw new Error("no template");
  const analysis = analyze(template, model, { titlesFrozen: writtenBy === "2016", loaded: true });
  return { model, template, threats: analysis.threats.map(({ threat }) => threat) };
}

/** Words of a piece of HTML. */
function wordsOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/gu, " ")
    .replace(/&#x[0-9A-F]+;/gu, " ")
    .replace(/&lt;/gu, "<")
    .replace(/&gt;/gu, ">")
    .replace(/&(?:quot|#34);/gu, '"')
    .replace(/&(?:apos|#39);/gu, "'")
    .replace(/&amp;/gu, "&")
    .replace(/\s+/gu, " ")
    .trim();
}

function findAll(markup: string, pattern: RegExp): readonly string[] {
  return [...markup.matchAll(pattern)].map(([, found]) => wordsOf(found ?? ""));
}

describe.skipIf(!corpusExpected)("the report", () => {
  test.each([
    ["KubeArmor", `${kubeArmor}/KubeArmor.tm7`, `${kubeArmor}/KubeArmor Threat Model.htm`],
    ["SvelteKit-Aspire", `${aspire}/Threat-Model.tm7`, `${aspire}/reports/Threat-List.htm`],
  ])(
    "of %s has the threats of Microsoft's, in its order and with its numbers",
    (_, file, report) => {
      const { model, template, threats } = analyzed(file);
      const ours = reportHtml({
        model,
        template,
        threats,
        createdAt: { iso: "2026-01-01T00:00:00Z", text: "1 January 2026" },
        fontFace: "",
        zeroTrust: false,
        productName: "Palisade",
      });
      const theirs = contentOf(report).toString("utf8");
      const titles = findAll(ours, /<h4>(.*?)<\/h4>/gsu);
      expect(titles.length).toBeGreaterThan(20);
      expect(titles).toEqual(findAll(theirs, /<h4[^>]*><span>(.*?)<\/span>/gsu));
      const diagramHeads = /<h2[^>]*>(\s*Diagram: .*?)<\/h2>/gsu;
      expect(findAll(ours, diagramHeads)).toEqual(findAll(theirs, diagramHeads));
      const descriptions = findAll(theirs, /threat-title-description">(.*?)<\/td>/gsu);
      expect(findAll(ours, /<dt>Description<\/dt>\s*<dd>(.*?)<\/dd>/gsu).slice(1)).toEqual(
        descriptions,
      );
    },
  );
});

describe.skipIf(!corpusExpected)("the threat list", () => {
  test("of KubeArmor equals Microsoft's, column for column", () => {
    const { model, threats } = analyzed(`${kubeArmor}/KubeArmor.tm7`);
    const [heads, ...ours] = parseCsv(reportCsv({ model, threats }));
    const [theirHeads, ...theirs] = parseCsv(
      contentOf(`${kubeArmor}/KubeArmor Threat List.csv`).toString("utf8"),
    );
    expect(heads).toEqual(theirHeads);
    // Their list is older: since then the diagram got its name, a flow another one, and number 0 was given anew.
    const comparable = (row: readonly string[]): string =>
      row
        .filter((_, column) => heads?.[column] !== "Diagram" && heads?.[column] !== "Id")
        .join("|");
    const known = new Set(ours.map(comparable));
    const flows = new Set(model.diagrams.flatMap(({ lines }) => lines.map((line) => line.name)));
    const comparables = theirs.filter((row) =>
      flows.has(row[heads?.indexOf("Interaction") ?? -1] ?? ""),
    );
    expect(comparables.length).toBeGreaterThan(40);
    expect(comparables.filter((row) => !known.has(comparable(row)))).toEqual([]);
  });
});
