import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSame } from "../../../shared/model/sequence.ts";
import type { Template } from "../../../shared/template/template.ts";
import { writeTemplateYaml } from "../../../shared/template/yaml-write.ts";
import { readTemplateYaml } from "../../../shared/template/yaml.ts";
import { arbitraryTemplateEdit, templateAfter } from "../../builders/arbitrary-template.ts";
import { anyText, awkwardText } from "../../builders/arbitrary-text.ts";
import { arbitraryWholeTemplate } from "../../builders/arbitrary-whole-template.ts";
import { stride } from "../../builders/built-in-template.ts";
import { valueOf } from "../formats/reading.ts";

const { text: STRIDE, around } = stride;

function read(text: string): Template {
  const reading = readTemplateYaml(text, "template.yaml", around);
  if (!reading.ok) throw new Error(`${JSON.stringify(reading.problems, null, 1)}\n${text}`);
  return reading.value.template;
}

function writtenInto(original: string, template: Template): string {
  const { text, ledger } = valueOf(writeTemplateYaml(template, original, around));
  expect(ledger).toEqual([]);
  return text;
}

/** Comments of their own above every stencil and threat type, and behind the first line of each. */
function commented(text: string): string {
  return text.replaceAll(
    /^ {2}- (?:id: |\{ id: |\{\n {6}id: )([\w.-]+)[^\n]*$/gm,
    (entry, id: string) => {
      const behind = entry.includes("{") ? "" : ` # behind ${id}.`;
      return `  # above ${id}.\n${entry}${behind}`;
    },
  );
}

/** Without the order of examples of different threat types, which means nothing. */
function unsorted({ examples, ...template }: Template) {
  const ids = new Set((examples ?? []).map(({ threatTypeId }) => threatTypeId));
  const byType = [...ids].map((id) => [
    id,
    (examples ?? []).filter(({ threatTypeId }) => threatTypeId === id),
  ]);
  return { ...template, examples: Object.fromEntries(byType) };
}

describe("a template written anew", { timeout: 60_000 }, () => {
  test.each([
    ["texts that formats stumble over", awkwardText],
    ["any texts", anyText],
  ])("with %s reads back as it was", (_, texts) => {
    fc.assert(
      fc.property(arbitraryWholeTemplate(texts), (template) => {
        const { text, ledger } = valueOf(writeTemplateYaml(template, null));
        expect(ledger).toEqual([]);
        expect(read(text)).toEqual(template);
      }),
      { numRuns: 30 },
    );
  });
});

describe("a template written into its file", { timeout: 60_000 }, () => {
  test("is the file, byte for byte, when nothing changed", () => {
    for (const text of [STRIDE, commented(STRIDE), STRIDE.replaceAll("\n", "\r\n")]) {
      expect(writtenInto(text, read(text))).toBe(text);
    }
  });

  test("takes any edits and keeps the comments of whatever they do not touch", () => {
    const text = commented(STRIDE);
    const template = read(text);
    const edits = fc.array(arbitraryTemplateEdit(anyText), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(edits, (list) => {
        const edited = templateAfter(template, list);
        const written = writtenInto(text, edited);
        expect(unsorted(read(written))).toEqual(unsorted(edited));
        const entries = (one: Template) => [...one.stencils, ...one.threatTypes];
        for (const entry of entries(edited)) {
          if (!entries(template).some((other) => isSame(other, entry))) continue;
          for (const where of ["above", "behind"]) {
            const comment = `# ${where} ${entry.id}.\n`;
            expect(written.includes(comment)).toBe(text.includes(comment));
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  test("keeps comments where things are said otherwise than it would say them", () => {
    const text = `palisade: template/1
manifest: { id: a, name: A, version: 1.0.0.0, author: me }
categories: [] # none yet
stencils:
  # ours
  - id: a # first
    name: A
    shape: ellipse
    attributes:
      - { name: a, label: A, kind: boolean, values: [No, Yes], default: Yes }
  # theirs
  - id: b # second
    name: B
    hidden: false
    shape: line
threats: []
`;
    const template = read(text);
    const [first, second] = template.stencils;
    if (first === undefined || second === undefined) throw new Error("no stencils");
    const attributes = first.attributes.map((attribute) =>
      Object.assign({}, attribute, { values: ["Yes", "Perhaps", "No"] }),
    );
    const edited = {
      ...template,
      stencils: [
        { ...first, attributes },
        { ...second, hidden: true },
      ],
    };
    const written = writtenInto(text, edited);
    expect(read(written)).toEqual(edited);
    for (const comment of ["# none yet", "# ours", "# theirs", "# second"]) {
      expect(written).toContain(comment);
    }
    expect(written).toContain("    hidden: true\n    shape: line\n");
  });

  test("becomes any other template", () => {
    const two = fc.tuple(arbitraryWholeTemplate(anyText), arbitraryWholeTemplate(anyText));
    fc.assert(
      fc.property(two, fc.infiniteStream(fc.boolean()), ([one, other], choices) => {
        const original = valueOf(writeTemplateYaml(one, null)).text;
        const members = Object.entries(other).filter(() => choices.next().value);
        const mixed: Template = { ...one, ...Object.fromEntries(members) };
        const written = writtenInto(original, mixed);
        expect(unsorted(read(written))).toEqual(unsorted(mixed));
      }),
      { numRuns: 30 },
    );
  });

  test("changes only the lines of what was edited", () => {
    const template = read(STRIDE);
    const [first, ...others] = template.threatTypes;
    if (first === undefined) throw new Error("no threat type");
    const lines = STRIDE.split("\n");
    const changedLines = (edited: Template) =>
      writtenInto(STRIDE, edited)
        .split("\n")
        .filter((line) => !lines.includes(line));
    expect(
      changedLines({ ...template, threatTypes: [{ ...first, title: "Another" }, ...others] }),
    ).toEqual(["    title: Another"]);
    expect(
      changedLines({
        ...template,
        threatTypes: [{ ...first, mitigations: ["One", "Two"], phase: "Design" }, ...others],
      }),
    ).toEqual(["    phase: Design", "        One", "      - Two"]);
  });
});
