/** Real templates in and out: by `.tb7` and by our own format, and what they find in real models all the same. */

import { describe, expect, test } from "vitest";
import { readTb7 } from "../../shared/formats/tb7/read.ts";
import { writeTb7 } from "../../shared/formats/tb7/write.ts";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import { generateThreats } from "../../shared/stride/generate.ts";
import type { Template } from "../../shared/template/template.ts";
import { writeTemplateYaml } from "../../shared/template/yaml-write.ts";
import { ALONE, readTemplateYaml } from "../../shared/template/yaml.ts";
import { valueOf } from "../shared/formats/reading.ts";
import { corpusExpected, soundFiles } from "./corpus.ts";

function throughTb7(template: Template): Template {
  const written = valueOf(writeTb7(template, null));
  return valueOf(readTb7(written.bytes, "exported.tb7")).template;
}

function throughYaml(template: Template) {
  const { text, ledger } = valueOf(writeTemplateYaml(template, null));
  const read = readTemplateYaml(text, "exported.yaml", ALONE);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join("\n"));
  return { text, ledger, template: read.value.template };
}

/** The template without those stencils and pictures that its ledger says a file of ours cannot hold. */
function asNamed(template: Template, ledger: readonly { readonly place: string }[]): Template {
  const places = new Set(ledger.map(({ place }) => place));
  const seen = new Set<string>();
  const stencils = template.stencils.filter(({ id }) => {
    const isSecond = seen.has(id);
    seen.add(id);
    return !(isSecond && places.has(`template, stencil ${id}`));
  });
  return {
    ...template,
    stencils: stencils.map((stencil) =>
      places.has(`template, stencil ${stencil.id}, picture`)
        ? Object.assign({}, stencil, { image: null })
        : stencil,
    ),
  };
}

describe.runIf(corpusExpected)("a template", () => {
  test.each(soundFiles("tb7"))("of $name comes back by either format", ({ bytes }) => {
    const template = valueOf(readTb7(bytes, "template.tb7")).template;
    expect(throughTb7(template)).toEqual(template);
    const { text, ledger, template: read } = throughYaml(template);
    expect(read).toEqual(asNamed(template, ledger));
    expect(valueOf(writeTemplateYaml(read, text)).text).toBe(text);
  });

  // Most models bring one of a few templates.
  const copies = new Map<string, readonly Template[]>();
  let found = 0;

  test.each(soundFiles("tm7"))("in $name finds the same by either format", ({ bytes }) => {
    const { model, template } = valueOf(readTm7(bytes, "model.tm7"));
    if (template === null) return;
    const said = JSON.stringify(template);
    const both = copies.get(said) ?? [throughTb7(template), throughYaml(template).template];
    copies.set(said, both);
    const threats = generateThreats(template, model);
    found += threats.length;
    for (const copy of both) expect(generateThreats(copy, model)).toEqual(threats);
  });

  test("finds something", () => {
    expect(found).toBeGreaterThan(1000);
  });
});
