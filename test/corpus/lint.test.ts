/** The linter on real templates, those embedded in models included: it gets through all, and finds what is known. */

import { describe, expect, test } from "vitest";
import { readTb7 } from "../../shared/formats/tb7/read.ts";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import { lintTemplate } from "../../shared/template/lint/lint.ts";
import type { Finding } from "../../shared/template/lint/finding.ts";
import type { Template } from "../../shared/template/template.ts";
import { valueOf } from "../shared/formats/reading.ts";
import { corpusExpected, soundFiles } from "./corpus.ts";

interface Source {
  readonly name: string;
  readonly template: Template;
}

const sources: readonly Source[] = [
  ...soundFiles("tb7").map(({ name, bytes }) => ({
    name,
    template: valueOf(readTb7(bytes, name)).template,
  })),
  ...soundFiles("tm7").flatMap(({ name, bytes }) => {
    const { template } = valueOf(readTm7(bytes, name));
    return template === null ? [] : [{ name, template }];
  }),
];

function findingsOf(part: string, code: string): readonly Finding[] {
  const source = sources.find(({ name }) => name.includes(part));
  if (source === undefined) throw new Error(`the corpus has no template ${part}`);
  return lintTemplate(source.template).filter((finding) => finding.code === code);
}

function placesOf(part: string, code: string): readonly string[] {
  return findingsOf(part, code).map(({ at }) => at.id);
}

const KUBERNETES = "accuknox/k8sthreatmodeling/templates/k8s-STRIDE-template.tb7";
const SDL = "security-planning/assets/templates/default.tb7";

describe.runIf(corpusExpected)("lint of real templates", () => {
  test.each(sources)("$name is linted to the end, every rule decided", ({ template }) => {
    const findings = lintTemplate(template);
    expect(findings.filter(({ code }) => code === "undecided")).toEqual([]);
    for (const { at, message } of findings) {
      expect(message).not.toBe("");
      if (at.range === undefined) continue;
      const types = template.threatTypes.filter(({ id }) => id === at.id);
      const { start, end } = at.range;
      expect(start).toBeLessThanOrEqual(end);
      const lengths = types.flatMap(({ include, exclude, title, description, properties }) => {
        const given = properties.map(({ value }) => value ?? "");
        return [include, exclude, title, description].concat(given).map(({ length }) => length);
      });
      expect(end).toBeLessThanOrEqual(Math.max(...lengths));
    }
  });

  test("the types left over from an older tool are found in Microsoft's own template", () => {
    expect(placesOf(SDL, "root-rule")).toEqual(["SU", "TU", "RU", "IU", "DU", "EU"]);
    expect(placesOf(SDL, "unused-category")).toEqual(["A"]);
    expect(findingsOf(SDL, "missing-mitigation")).toHaveLength(1);
  });

  test("what the Kubernetes template kept from the one it was made of is found", () => {
    expect(placesOf(KUBERNETES, "root-rule")).toHaveLength(6);
    expect(placesOf(KUBERNETES, "inherited-rule")).toEqual(["T13.1", "T13.2"]);
    const relabelled = placesOf(KUBERNETES, "relabelled-stencil");
    expect(relabelled).toEqual(
      expect.arrayContaining([
        "SE.P.TMCore.OSProcess",
        "SE.P.TMCore.KernelThread",
        "SE.P.TMCore.WinApp",
        "SE.P.TMCore.PlugIn",
        "SE.P.TMCore.Win32Service",
        "SE.EI.TMCore.WinRT",
        "SE.TB.L.TMCore.Machine",
      ]),
    );
    expect(relabelled.length).toBeGreaterThan(placesOf(SDL, "relabelled-stencil").length + 5);
    expect(placesOf(KUBERNETES, "repeated-attribute")).toContain("SE.P.TMCore.KernelThread");
    expect(findingsOf(KUBERNETES, "dead-attribute").map(({ at }) => at.member)).toContain(
      "runningAs",
    );
  });

  test("a stencil that is there twice, rules without an include and values nobody offers are found", () => {
    expect(placesOf("AzureTemplate.v4.tb7", "duplicate-id")).toEqual([
      "SE.ATB.B.TMCore.IoTFieldGatewayZone",
    ]);
    expect(placesOf("webshop.tm7", "empty-include").length).toBeGreaterThan(10);
    expect(placesOf("automotive", "unknown-property-value").length).toBeGreaterThan(10);
    expect(placesOf("MedicalDeviceTemplate.tb7", "idle-exclude")).toHaveLength(1);
    expect(placesOf("AzureTemplate.v4.tb7", "attribute-out-of-reach").length).toBeGreaterThan(100);
  });
});
