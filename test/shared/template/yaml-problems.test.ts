import { readFileSync } from "node:fs";
import fc from "fast-check";
import prettier from "prettier";
import { expect, test } from "vitest";
import { palisadeTemplateSchema } from "../../../shared/template/published-schema.ts";
import { ALONE, readTemplateYaml } from "../../../shared/template/yaml.ts";

const HEAD = `palisade: template/1
manifest: { id: x, name: X, version: 1.0.0.0, author: me }
`;
const EMPTY = "categories: []\nstencils: []\nthreats: []\n";

/** Every problem as `line:column path: message`. */
function problemsOf(text: string): readonly string[] {
  const read = readTemplateYaml(text, "x.yaml", ALONE);
  return read.ok
    ? []
    : read.problems.map(
        ({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`,
      );
}

test("every problem of a file is told, with its place and what was expected", () => {
  const text = `${HEAD}categories:
  - { id: S, name: Spoofing }
stencils:
  - id: GE.P
    name: Process
    shape: circle
    hidden: maybe
    attributes:
      - name: a
        label: A
        values: Yes
        vaules: [No]
      - label: B
    strokeThickness: thick
  - just text
threats:
  - id: S1
    title: "{source.Name} may be someone else"
    category: S
    include:
    description: d
    references: [CWE 306, { catalogue: CWE }]
    examples:
      - source: { is: GE.P, a: [No] }
        expect: always
`;
  expect(problemsOf(text)).toEqual([
    "4:5 categories[0].description: “description” is missing; text is expected.",
    "8:12 stencils[0].shape: Expected one of “ellipse”, “rectangle”, “parallelLines”, “boundaryBox”, “boundaryLine”, “line”, “annotation”, “inherited”, “undefined”, not “circle”.",
    "9:13 stencils[0].hidden: Expected one of “true”, “false”, not “maybe”.",
    "13:17 stencils[0].attributes[0].values: Expected a list, not “Yes”.",
    "14:9 stencils[0].attributes[0].vaules: “vaules” means nothing here. Members known here: name, label, kind, values, default, unknown, help, fixed.",
    "15:9 stencils[0].attributes[1].name: “name” is missing; text is expected.",
    "16:22 stencils[0].strokeThickness: Expected a number, such as 2 or 1.5.",
    "17:5 stencils[1]: Expected a map, not “just text”.",
    "22:13 threats[0].include: Expected text, not nothing.",
    "24:27 threats[0].references[1].id: “id” is missing; text is expected.",
    "26:32 threats[0].examples[0].source.a: Expected text, not a list.",
    "27:17 threats[0].examples[0].expect: Expected one of “fires”, “silent”, not “always”.",
  ]);
});

test.each([
  ["brackets that stay open", `${HEAD}stencils: [`, "yaml-malformed", /^3:12/],
  ["a member twice", `${HEAD}stencils: []\n${EMPTY}`, "yaml-malformed", /^5:1/],
  [
    "another format",
    EMPTY.replace("categories", "palisade: template/9\ncategories"),
    "template-invalid",
    /template\/1/,
  ],
  ["a list", "- a", "template-invalid", /Expected a map, not a list/],
  ["nothing", "", "template-invalid", /Expected a map, not nothing/],
  ["an alias without its anchor", `${HEAD}${EMPTY}messages: *no`, "yaml-malformed", /alias/],
  ["brackets without end", `a: ${"[".repeat(100_000)}`, "yaml-malformed", /brackets/],
  ["lists without end", "- ".repeat(50_000), "yaml-malformed", /nested/],
  [
    "aliases that multiply",
    `a0: &a0 [x, x]\n${Array.from({ length: 12 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}]`).join("\n")}`,
    "yaml-malformed",
    /alias/,
  ],
  [
    "one id for two",
    `${HEAD}${EMPTY.replace("categories: []", "categories: [{ id: S, name: A, description: a }, { id: S, name: B, description: b }]")}`,
    "id-twice",
    /^3:56 categories\[1\].id: “S” stands twice/,
  ],
  [
    "an icon that is not there",
    `${HEAD}${EMPTY.replace("stencils: []", "stencils: [{ id: a, name: A, icon: pod }]")}`,
    "icon-missing",
    /^4:36 stencils\[0\].icon: There is no icon “pod”/,
  ],
  [
    "an icon that does more than draw",
    `${HEAD}${EMPTY.replace("stencils: []", `stencils: [{ id: a, name: A, icon: "data:image/svg+xml;base64,${Buffer.from("<svg onload='x'/>").toString("base64")}" }]`)}`,
    "icon-refused",
    /no SVG/,
  ],
  [
    "a default that cannot be chosen",
    `${HEAD}${EMPTY.replace("stencils: []", "stencils: [{ id: a, name: A, attributes: [{ name: b, label: B, values: [x], default: y }] }]")}`,
    "default-unlisted",
    /^4:86 stencils\[0\].attributes\[0\].default/,
  ],
])("a file with %s is refused", (_, text, code, told) => {
  const read = readTemplateYaml(text, "x.yaml", ALONE);
  expect(read.ok ? [] : read.problems.map((problem) => problem.code)).toContain(code);
  expect(problemsOf(text).join("\n")).toMatch(told);
});

test("a file of any text gives an answer", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ..."palisade: template/1|stencils:|  - id: a|- |: |{|}|[|]|&a |*a|<<: *a|| >|!!str |#|'|\"|? |---|...|%YAML 1.1|\t|\n".split(
        "|",
      ),
    ),
    fc.string({ maxLength: 5 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      for (const text of [pieces.join(""), HEAD + EMPTY + pieces.join("\n")]) {
        const read = readTemplateYaml(text, "x.yaml", ALONE);
        expect(read.ok || read.problems.every(({ message }) => message !== "")).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test("texts need no quotes: what looks like a number or like true is text", () => {
  const read = readTemplateYaml(
    `${HEAD}${EMPTY.replace("stencils: []", "stencils: [{ id: 1.10, name: true, attributes: [{ name: 007, label: No, values: [1.0, No, yes, 0x1F] }] }]")}`,
    "x.yaml",
    ALONE,
  );
  const [stencil] = read.ok ? read.value.template.stencils : [];
  expect(stencil).toMatchObject({ id: "1.10", name: "true" });
  expect(stencil?.attributes[0]).toMatchObject({
    name: "007",
    label: "No",
    values: ["1.0", "No", "yes", "0x1F"],
  });
});

test("the published JSON Schema is the one files are read with", async () => {
  const file = new URL("../../../shared/schema/palisade-template-1.schema.json", import.meta.url);
  const options = { ...(await prettier.resolveConfig(file)), parser: "json" };
  expect(readFileSync(file, "utf8")).toBe(await prettier.format(palisadeTemplateSchema(), options));
});
