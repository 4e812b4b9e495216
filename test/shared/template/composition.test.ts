import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Template } from "../../../shared/template/template.ts";
import { writeTemplateYaml } from "../../../shared/template/yaml-write.ts";
import { ALONE, readTemplateYaml, type Surroundings } from "../../../shared/template/yaml.ts";
import { arbitraryTemplateEdit, templateAfter } from "../../builders/arbitrary-template.ts";
import { anyText } from "../../builders/arbitrary-text.ts";
import { aDefinition, aStencil, aTemplate, aThreatType } from "../../builders/template.ts";
import { valueOf } from "../formats/reading.ts";

const BASE = aTemplate({
  stencils: [
    ...aTemplate().stencils,
    aStencil("web", {
      parentId: "GE.P",
      description: "Old",
      attributes: [aDefinition("auth"), aDefinition("port", ["80", "443"], { help: "h" })],
    }),
  ],
  threatTypes: [
    aThreatType("T1", {
      phase: "Design",
      properties: [
        { name: "PossibleMitigations", value: "Old" },
        { name: "Priority", value: "Low" },
        { name: "SDLPhase", value: null },
      ],
    }),
    aThreatType("T2", { properties: [] }),
  ],
});

const AROUND: Surroundings = {
  ...ALONE,
  baseOf: ({ template, version }) =>
    template === BASE.manifest.name && (version === null || version === "1.0.0.0")
      ? BASE
      : `There is no template “${template}” here.`,
};

const HEAD = `palisade: template/1
manifest: { id: own, name: Own, version: 1.0.0.0, author: me }
extends: Template
`;

function compose(own: string) {
  const read = readTemplateYaml(HEAD + own, "own.yaml", AROUND);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

function problemsOf(text: string): readonly string[] {
  const read = readTemplateYaml(text, "own.yaml", AROUND);
  return read.ok
    ? []
    : read.problems.map(({ line, path, message }) => `${line} ${path}: ${message}`);
}

/** The lists without their order, which a file that builds on another does not decide. */
function unordered(template: Template) {
  const by = (key: "id" | "name") => (list: readonly object[]) =>
    Object.fromEntries(list.map((entry) => [String(Reflect.get(entry, key)), entry]));
  const [byId, byName] = [by("id"), by("name")];
  return {
    ...template,
    stencils: byId(
      template.stencils.map((stencil) =>
        Object.assign({}, stencil, { attributes: byName(stencil.attributes) }),
      ),
    ),
    categories: byId(template.categories),
    threatProperties: byName(template.threatProperties),
    threatTypes: byId(template.threatTypes),
  };
}

describe("a template that builds on another", { timeout: 60_000 }, () => {
  test("is that other one under its own name when it says nothing", () => {
    const { template, extending } = compose("");
    expect(template).toEqual({
      ...BASE,
      manifest: { id: "own", name: "Own", version: "1.0.0.0", author: "me" },
    });
    expect(extending?.origins["threats"]?.get("T1")).toBe("inherited");
  });

  test("adds, changes member by member, forgets and disables by id", () => {
    const { template, extending } = compose(`
stencils:
  - id: web
    description: New
    attributes:
      - { name: auth, label: Sign-in }
      - { name: port, disabled: true }
      - { name: tls, label: TLS, values: ["1.2", "1.3"], default: "1.3" }
  - { id: api, name: API, parent: web }
  - { id: GE.A, disabled: true }
threats:
  - id: T1
    reset: [phase]
    properties: { Priority: Top }
  - { id: T2, disabled: true }
  - { id: T3, title: Third, category: S, include: source is 'api', description: d }
`);
    const stencil = (id: string) => template.stencils.find((one) => one.id === id);
    expect(stencil("web")).toEqual({
      ...aStencil("web", { parentId: "GE.P", description: "New" }),
      attributes: [
        aDefinition("auth", undefined, { label: "Sign-in" }),
        aDefinition("tls", ["1.3", "1.2"], { label: "TLS" }),
      ],
    });
    expect(stencil("GE.A")).toBeUndefined();
    expect(template.stencils.at(-1)?.id).toBe("api");
    expect(template.threatTypes.map(({ id }) => id)).toEqual(["T1", "T3"]);
    const [first] = template.threatTypes;
    expect(first?.phase).toBeUndefined();
    expect(first?.properties).toEqual([
      { name: "PossibleMitigations", value: "Old" },
      { name: "Priority", value: "Top" },
      { name: "SDLPhase", value: null },
    ]);
    const origins = extending?.origins ?? {};
    expect(["web", "api", "GE.P"].map((id) => origins["stencils"]?.get(id))).toEqual([
      "overridden",
      "own",
      "inherited",
    ]);
    expect(["web auth", "web tls"].map((id) => origins["stencils.attributes"]?.get(id))).toEqual([
      "overridden",
      "own",
    ]);
  });

  test.each([
    [
      "another base",
      HEAD.replace("Template", "Nobody"),
      ["3 extends: There is no template “Nobody” here."],
    ],
    [
      "another version",
      HEAD.replace("Template", "{ template: Template, version: 9.0.0.0 }"),
      ["3 extends: There is no template “Template” here."],
    ],
    [
      "what is not there",
      `${HEAD}stencils:\n  - { id: wbe, description: x }\n  - { id: b, disabled: true }\n  - { id: web, reset: [icon] }\n`,
      [
        "5 stencils[0]: The base has no stencil “wbe”; a new one needs “name”.",
        "6 stencils[1].disabled: The base has no stencil “b” to be changed or disabled.",
        "7 stencils[2].reset[0]: The base's stencil does not say “icon”, so there is nothing to forget.",
      ],
    ],
    [
      "an attribute that is not there",
      `${HEAD}stencils:\n  - id: web\n    attributes: [{ name: prot, values: [x] }]\n`,
      ["6 stencils[0].attributes[0]: The base has no attribute “prot”; a new one needs “label”."],
    ],
    [
      "a default that the base does not list",
      `${HEAD}stencils:\n  - id: web\n    attributes: [{ name: port, default: "8080" }]\n`,
      ["6 stencils[0].attributes[0].default: The default is not one of the values."],
    ],
  ])("is refused with %s", (_, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  test("is written as what differs from its base", () => {
    const { template } = compose("");
    const [first, ...others] = template.threatTypes;
    if (first === undefined) throw new Error("no threat type");
    const edited: Template = {
      ...template,
      threatTypes: [{ ...first, title: "New" }, ...others.slice(1), aThreatType("T9")],
    };
    const { text, ledger } = valueOf(writeTemplateYaml(edited, HEAD, AROUND));
    expect(ledger).toEqual([]);
    expect(text).toBe(`${HEAD}threats:
  - id: T1
    title: New
  - id: T9
    title: Title T9
    category: S
    include: flow is 'GE.DF'
    description: Description T9
  - id: T2
    disabled: true
`);
  });

  test("takes any edits that keep the base's order", () => {
    const start = compose(
      "# mine\nthreats:\n  # changed\n  - id: T1 # first\n    title: x\n",
    ).template;
    const edits = fc.array(arbitraryTemplateEdit(anyText), { minLength: 1, maxLength: 6 });
    const original = `${HEAD}# mine\nthreats:\n  # changed\n  - id: T1 # first\n    title: x\n`;
    fc.assert(
      fc.property(edits, (list) => {
        const edited = templateAfter(start, list);
        const { text, ledger } = valueOf(writeTemplateYaml(edited, original, AROUND));
        const read = readTemplateYaml(text, "own.yaml", AROUND);
        if (!read.ok) throw new Error(JSON.stringify(read.problems));
        if (ledger.length === 0) expect(read.value.template).toEqual(edited);
        else expect(unordered(read.value.template)).toEqual(unordered(edited));
      }),
      { numRuns: 40 },
    );
  });
});
