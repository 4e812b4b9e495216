/** Templates with one defect each: the linter names it and nothing else. */

import { describe, expect, test } from "vitest";
import { lintTemplate } from "../../../../shared/template/lint/lint.ts";
import type { Finding } from "../../../../shared/template/lint/finding.ts";
import {
  aSoundTemplate,
  withCopy,
  withExample,
  withMessage,
  withNewAttribute,
  withNewStencil,
  withStencil,
  withType,
  withZeroTrust,
} from "../../../builders/sound-template.ts";
import type { Spoil } from "../../../builders/sound-template.ts";
import { aDefinition, aStencil } from "../../../builders/template.ts";

/** Code, id, member and the text at its range, whichever the finding has. */
type Expected = readonly string[];

interface Defect {
  readonly name: string;
  readonly spoil: Spoil;
  readonly found: readonly Expected[];
}

const include = (id: string, text: string): Spoil => withType(id, { include: text });

const ruleDefects: readonly Defect[] = [
  {
    name: "a rule that stops too early",
    spoil: include("R1", "target is"),
    found: [["syntax", "R1", "include", ""]],
  },
  {
    name: "an exclude with a word too many",
    spoil: withType("R1", { exclude: "source is 'GE.P' maybe" }),
    found: [["syntax", "R1", "exclude", "m"]],
  },
  {
    name: "a priority whose rule is malformed",
    spoil: withType("R1", { priorities: [{ when: "(", value: "Top" }] }),
    found: [["syntax", "R1", "priorities.0.when", ""]],
  },
  {
    name: "no include",
    spoil: withCopy("R1", { id: "R2", title: "Another", include: " " }),
    found: [["empty-include", "R2", "include"]],
  },
  {
    name: "a message without a rule",
    spoil: withMessage({ when: "" }),
    found: [["empty-include", "M1", "when"]],
  },
  {
    name: "a rule left over from an older tool",
    spoil: withCopy("R1", { id: "R2", title: "Another", include: "source is 'ROOT'" }),
    found: [["root-rule", "R2", "include", "'ROOT'"]],
  },
  {
    name: "a rule about ROOT by name, beside others",
    spoil: include("R1", "target is 'GE.P' or target is 'GE.EI' or target is [root]"),
    found: [["root-rule", "R1", "include", "[root]"]],
  },
  {
    name: "a stencil that is not there",
    spoil: include("R1", "target is 'GE.P' and target is 'GE.Q'"),
    found: [["unknown-stencil", "R1", "include", "'GE.Q'"]],
  },
  {
    name: "a stencil name that is not there",
    spoil: include("R1", "target is [Nobody]"),
    found: [["unknown-stencil", "R1", "include", "[Nobody]"]],
  },
  {
    name: "one unknown stencil of a list",
    spoil: include("R1", "target is in ('GE.P', 'nothing', 'GE.EI')"),
    found: [["unknown-stencil", "R1", "include", "'nothing'"]],
  },
  {
    name: "an unknown boundary",
    spoil: include("R1", "target is 'GE.P' and target in 'boundary.home'"),
    found: [["unknown-stencil", "R1", "include", "'boundary.home'"]],
  },
  {
    name: "an attribute that is not there",
    spoil: include("R1", "target is 'GE.P' and target.sanitises is 'No'"),
    found: [["unknown-attribute", "R1", "include", "sanitises"]],
  },
  {
    name: "an attribute label that is not there",
    spoil: include("R1", "flow.[Label of nothing] is 'No'"),
    found: [["unknown-attribute", "R1", "include", "[Label of nothing]"]],
  },
  {
    name: "an unknown attribute of a boundary",
    spoil: include("R1", "flow crosses 'GE.TB.B' with tenant is 'A'"),
    found: [["unknown-attribute", "R1", "include", "tenant"]],
  },
  {
    name: "a value that is not offered",
    spoil: include("R1", "target is 'GE.P' and not target.sanitizes is 'Never'"),
    found: [["unknown-value", "R1", "include", "'Never'"]],
  },
  {
    name: "one of several values that is not offered",
    spoil: include("R1", "target.sanitizes in ('No', 'Perhaps', 'Yes')"),
    found: [["unknown-value", "R1", "include", "'Perhaps'"]],
  },
  {
    name: "a process where a flow is meant",
    spoil: include("R1", "target is 'GE.P' and flow is 'process.web-server'"),
    found: [["wrong-kind", "R1", "include", "'process.web-server'"]],
  },
  {
    name: "a flow that crosses a process",
    spoil: include("R1", "target is 'GE.P' and flow crosses 'GE.P'"),
    found: [["wrong-kind", "R1", "include", "'GE.P'"]],
  },
  {
    name: "something inside a line",
    spoil: include("R1", "target is 'GE.P' and source in 'GE.TB.L'"),
    found: [["wrong-kind", "R1", "include", "'GE.TB.L'"]],
  },
  {
    name: "a rule about elements that asks for a flow",
    spoil: include("E1", "element is 'GE.P' and flow.encrypted is 'No'"),
    found: [["wrong-scope", "E1", "include", "flow.encrypted is 'No'"]],
  },
  {
    name: "a rule about flows that asks for an element",
    spoil: include("R1", "target is 'GE.P' and element is 'GE.P'"),
    found: [["wrong-scope", "R1", "include", "element is 'GE.P'"]],
  },
  {
    name: "an attribute of elements asked of a flow",
    spoil: include("R1", "target is 'GE.P' and not flow.sanitizes is 'No'"),
    found: [["attribute-not-had", "R1", "include", "sanitizes"]],
  },
  {
    name: "an attribute the rule's own stencils do not have",
    spoil: include("R1", "(target is 'GE.P' or target is 'GE.EI') and not target.backup is 'No'"),
    found: [["attribute-out-of-reach", "R1", "include", "backup"]],
  },
  {
    name: "a list compared with a number",
    spoil: include("R1", "target is 'GE.P' and not target.sanitizes >= 2"),
    found: [["not-a-number", "R1", "include", "target.sanitizes >= 2"]],
  },
  {
    name: "unknown asked of an attribute that always says something",
    spoil: (template) =>
      include(
        "R1",
        "flow.mode is unknown",
      )(withNewAttribute("GE.DF", aDefinition("mode", ["Fast", "Slow"]))(template)),
    found: [["no-unknown-value", "R1", "include", "flow.mode is unknown"]],
  },
  {
    name: "the same said twice",
    spoil: include("R1", "target is 'GE.P' or target is 'GE.EI' or target is 'GE.P'"),
    found: [["repeated-term", "R1", "include", "target is 'GE.P'"]],
  },
];

const logicDefects: readonly Defect[] = [
  {
    name: "two stencils at once",
    spoil: withCopy("R1", {
      id: "R2",
      title: "Another",
      include: "target is 'GE.P' and target is 'GE.DS'",
    }),
    found: [["never-fires", "R2", "include", "target is 'GE.P' and target is 'GE.DS'"]],
  },
  {
    name: "two values at once",
    spoil: withCopy("R1", {
      id: "R2",
      title: "Another",
      include: "flow.encrypted is 'No' and (source is 'GE.P' and flow.encrypted is 'Yes')",
    }),
    found: [
      [
        "never-fires",
        "R2",
        "include",
        "flow.encrypted is 'No' and (source is 'GE.P' and flow.encrypted is 'Yes')",
      ],
    ],
  },
  {
    name: "a number above and below",
    spoil: withCopy("R1", {
      id: "R2",
      title: "Another",
      include: "target.instances < 2 and target.instances > 2",
    }),
    found: [["never-fires", "R2", "include", "target.instances < 2 and target.instances > 2"]],
  },
  {
    name: "crossing what neither is left nor entered",
    spoil: withCopy("R1", {
      id: "R2",
      title: "Another",
      include: "flow leaves 'boundary.internet' and not flow crosses 'GE.TB.B'",
    }),
    found: [
      [
        "never-fires",
        "R2",
        "include",
        "flow leaves 'boundary.internet' and not flow crosses 'GE.TB.B'",
      ],
    ],
  },
  {
    name: "being on a diagram that has none",
    spoil: withCopy("R1", {
      id: "R2",
      title: "Another",
      include: "source is 'store.database' and not diagram has 'GE.DS'",
    }),
    found: [
      ["never-fires", "R2", "include", "source is 'store.database' and not diagram has 'GE.DS'"],
    ],
  },
  {
    name: "a message that is never shown",
    spoil: withMessage({ when: "flow.encrypted is 'No' and flow.encrypted is 'Yes'" }),
    found: [["never-fires", "M1", "when", "flow.encrypted is 'No' and flow.encrypted is 'Yes'"]],
  },
  {
    name: "a rule that is always true",
    spoil: include("R1", "target is 'GE.P' or not target is 'process.web-server'"),
    found: [
      ["always-fires", "R1", "include", "target is 'GE.P' or not target is 'process.web-server'"],
    ],
  },
  {
    name: "an exclude as wide as the include",
    spoil: withType("R1", { exclude: "not target is 'GE.DS'" }),
    found: [["shadowed-by-exclude", "R1", "exclude", "not target is 'GE.DS'"]],
  },
  {
    name: "an exclude that takes nothing back",
    spoil: withType("R1", { exclude: "target is 'store.database'" }),
    found: [["idle-exclude", "R1", "exclude", "target is 'store.database'"]],
  },
  {
    name: "an alternative that is never true",
    spoil: include(
      "R1",
      "target is 'GE.EI' or target is 'GE.P' and target is 'GE.DS' or target is 'GE.P'",
    ),
    found: [["dead-alternative", "R1", "include", "target is 'GE.P' and target is 'GE.DS'"]],
  },
  {
    name: "an alternative of an exclude that the include rules out",
    spoil: withType("R1", { exclude: "target is 'process.web-server' or target is 'GE.DS'" }),
    found: [["dead-alternative", "R1", "exclude", "target is 'GE.DS'"]],
  },
  {
    name: "a condition that is always true",
    spoil: include(
      "R1",
      "(target is 'GE.P' or target is 'GE.EI') and not (flow.encrypted is 'No' and flow.encrypted is 'Yes')",
    ),
    found: [
      [
        "idle-condition",
        "R1",
        "include",
        "not (flow.encrypted is 'No' and flow.encrypted is 'Yes')",
      ],
    ],
  },
  {
    name: "a priority that never comes to bear",
    spoil: withType("R1", { priorities: [{ when: "target is 'GE.DS'", value: "Low" }] }),
    found: [["dead-priority", "R1", "priorities.0.when", "target is 'GE.DS'"]],
  },
  {
    name: "a priority behind a wider one",
    spoil: withType("R1", {
      priorities: [
        { when: "target is 'GE.P'", value: "Low" },
        { when: "target is 'process.web-server'", value: "Top" },
      ],
    }),
    found: [["dead-priority", "R1", "priorities.1.when", "target is 'process.web-server'"]],
  },
  {
    name: "more cases than are gone through",
    spoil: (template) => include("R1", manyDetails)(withManyAttributes(template)),
    found: [["undecided", "R1", "include"]],
  },
];

const many = Array.from({ length: 10 }, (_, index) => `detail${index}`);
const manyDetails = many.map((name) => `flow crosses 'GE.TB.B' with ${name} is 'Yes'`).join(" or ");
const withManyAttributes: Spoil = (template) =>
  many.reduce((so, name) => withNewAttribute("GE.TB.B", aDefinition(name))(so), template);

const otherDefects: readonly Defect[] = [
  {
    name: "the same threat again, narrower",
    spoil: withCopy("R1", { id: "R2", include: "target is 'process.web-server'" }),
    found: [["duplicate-threat", "R2"]],
  },
  {
    name: "two threats of one title",
    spoil: withCopy("R1", { id: "R2", include: "source is 'GE.P' and flow.encrypted is 'No'" }),
    found: [["duplicate-title", "R2", "title"]],
  },
  {
    name: "no title",
    spoil: withType("R1", { title: " " }),
    found: [["blank-title", "R1", "title"]],
  },
  {
    name: "a placeholder for what there is none of",
    spoil: withType("E1", { title: "About {flow.Name}" }),
    found: [["unresolved-placeholder", "E1", "title", "{flow.Name}"]],
  },
  {
    name: "a placeholder without its dot",
    spoil: withType("R1", { description: "About {source Name}" }),
    found: [["unresolved-placeholder", "R1", "description", "{source Name}"]],
  },
  {
    name: "a placeholder for an attribute nothing has",
    spoil: withType("R1", { mitigations: ["Look at {target.nothing}."] }),
    found: [["unresolved-placeholder", "R1", "mitigations.0", "{target.nothing}"]],
  },
  {
    name: "a message that speaks of an element",
    spoil: withMessage({ text: "See {element.Name}" }),
    found: [["unresolved-placeholder", "M1", "text", "{element.Name}"]],
  },
  {
    name: "a category that is not there",
    spoil: withCopy("R1", { id: "R2", title: "Another", categoryId: "X" }),
    found: [["unknown-category", "R2", "categoryId"]],
  },
  {
    name: "a profile that is not there",
    spoil: withType("R1", { profileId: "X" }),
    found: [["unknown-profile", "R1", "profileId"]],
  },
  {
    name: "a property that is not there",
    spoil: withType("R1", { properties: [{ name: "Urgency", value: "Top" }] }),
    found: [["unknown-property", "R1", "properties.Urgency"]],
  },
  {
    name: "a value a property does not offer",
    spoil: withType("R1", { properties: [{ name: "Priority", value: "Middling" }] }),
    found: [["unknown-property-value", "R1", "properties.Priority"]],
  },
  {
    name: "a priority that is none",
    spoil: withType("R1", { priorities: [{ when: "target is 'GE.P'", value: "Middling" }] }),
    found: [["unknown-property-value", "R1", "priorities.0.value"]],
  },
  {
    name: "nothing to do about it",
    spoil: withType("R1", { mitigations: [] }),
    found: [["missing-mitigation", "R1", "mitigations"]],
  },
  {
    name: "two stencils of one id",
    spoil: withNewStencil(aStencil("store.database", { parentId: "GE.DS" })),
    found: [["duplicate-id", "store.database"]],
  },
  {
    name: "two categories of one id",
    spoil: (template) => ({
      ...template,
      categories: [...template.categories, ...template.categories.slice(0, 1)],
    }),
    found: [["duplicate-id", "S"]],
  },
  {
    name: "two threat types of one id",
    spoil: withCopy("R1", { title: "Another" }),
    found: [["duplicate-id", "R1"]],
  },
  {
    name: "an attribute twice",
    spoil: withNewAttribute("GE.DS", aDefinition("backup")),
    found: [["repeated-attribute", "GE.DS", "backup"]],
  },
  {
    name: "a parent that is not there",
    spoil: withNewStencil(aStencil("process.other", { parentId: "GE.X", hidden: true })),
    found: [["unknown-parent", "process.other", "parentId"]],
  },
  {
    name: "a stencil that descends from itself",
    spoil: withNewStencil(aStencil("process.other", { parentId: "process.other", hidden: true })),
    found: [["parent-cycle", "process.other", "parentId"]],
  },
  {
    name: "nothing to draw",
    spoil: withNewStencil(aStencil("GE.X", { shape: "inherited" })),
    found: [["no-shape", "GE.X", "shape"]],
  },
  {
    name: "no generic annotation",
    spoil: (template) => ({
      ...template,
      stencils: template.stencils.filter(({ id }) => id !== "GE.A"),
    }),
    found: [["missing-generic", "template"]],
  },
  {
    name: "an attribute without values",
    spoil: (template) =>
      withType("R1", { description: "See {flow.mode}." })(
        withNewAttribute("GE.DF", aDefinition("mode", []))(template),
      ),
    found: [
      ["no-values", "GE.DF", "mode"],
      ["unresolved-placeholder", "R1", "description", "{flow.mode}"],
    ],
  },
  {
    name: "yes or no without either",
    spoil: (template) =>
      withType("R1", { description: "See {flow.mode}." })(
        withNewAttribute("GE.DF", aDefinition("mode", [], { kind: "boolean" }))(template),
      ),
    found: [
      ["no-values", "GE.DF", "mode"],
      ["unresolved-placeholder", "R1", "description", "{flow.mode}"],
    ],
  },
  {
    name: "a value offered twice",
    spoil: withStencil("GE.EI", { attributes: [aDefinition("proof", ["None", "Seal", "None"])] }),
    found: [["repeated-value", "GE.EI", "proof"]],
  },
  {
    name: "an unknown value that is not offered",
    spoil: withStencil("GE.EI", {
      attributes: [aDefinition("proof", ["None", "Seal"], { unknown: "Not stated" })],
    }),
    found: [["unknown-not-offered", "GE.EI", "proof"]],
  },
  {
    name: "an attribute nothing reads",
    spoil: withNewAttribute("GE.DF", aDefinition("color")),
    found: [["dead-attribute", "GE.DF", "color"]],
  },
  {
    name: "a category nothing is of",
    spoil: (template) => ({
      ...template,
      categories: [
        ...template.categories,
        { id: "A", name: "Abuse", shortDescription: "", longDescription: "" },
      ],
    }),
    found: [["unused-category", "A"]],
  },
  {
    name: "a property nothing has",
    spoil: (template) => ({
      ...template,
      threatProperties: [
        ...template.threatProperties,
        { name: "Owner", label: "Owner", hidden: false, kind: "text", values: [] },
      ],
    }),
    found: [["unused-property", "Owner"]],
  },
  {
    name: "a profile nothing belongs to",
    spoil: (template) => ({
      ...template,
      profiles: [
        ...(template.profiles ?? []),
        { id: "P2", name: "Other", description: "", on: true },
      ],
    }),
    found: [["unused-profile", "P2"]],
  },
  {
    name: "a boundary no rule asks for",
    spoil: withNewStencil(aStencil("GE.TB.X", { shape: "boundaryLine" })),
    found: [["uncovered-stencil", "GE.TB.X"]],
  },
  {
    name: "a process that no spoofing threat is about",
    spoil: include("S1", "target is 'GE.EI' or target is 'process.web-server'"),
    found: [["stride-gap", "GE.P"]],
  },
  {
    name: "a store that was a web server",
    spoil: withStencil("process.web-server", { name: "Kubelet", description: "Runs pods." }),
    found: [
      ["relabelled-stencil", "process.web-server", "name"],
      ["inherited-rule", "T2", "include"],
    ],
  },
];

const exampleDefects: readonly Defect[] = [
  {
    name: "an example of no threat type",
    spoil: withExample({ threatTypeId: "X" }),
    found: [["unknown-threat-type", "0", "threatTypeId"]],
  },
  {
    name: "an example with an unknown stencil",
    spoil: withExample({ besides: ["store.nothing"] }),
    found: [["unknown-stencil", "0", "besides.0"]],
  },
  {
    name: "an example with a store for a flow",
    spoil: withExample({ flow: { stencilId: "GE.DS", attributes: {} } }),
    found: [["wrong-kind", "0", "flow"]],
  },
  {
    name: "an example with an attribute nothing has",
    spoil: withExample({ source: { stencilId: "GE.EI", attributes: { nothing: "" } } }),
    found: [["unknown-attribute", "0", "source.attributes.nothing"]],
  },
  {
    name: "an example with another stencil's attribute",
    spoil: withExample({ source: { stencilId: "GE.EI", attributes: { backup: "No" } } }),
    found: [["attribute-not-had", "0", "source.attributes.backup"]],
  },
  {
    name: "an example with a value not offered",
    spoil: withExample({ source: { stencilId: "GE.EI", attributes: { proof: "Blood" } } }),
    found: [["unknown-value", "0", "source.attributes.proof"]],
  },
  {
    name: "an example that goes nowhere",
    spoil: withExample({ target: null }),
    found: [["incomplete-example", "0", "target"]],
  },
];

const zeroTrustDefects: readonly Defect[] = [
  {
    name: "a statement about an attribute nothing has",
    spoil: withZeroTrust({ attribute: "cipher" }),
    found: [["unfounded-zero-trust", "0", "attribute"]],
  },
  {
    name: "a statement that asks the wrong end",
    spoil: withZeroTrust({ of: "target" }),
    found: [["unfounded-zero-trust", "0", "attribute"]],
  },
  {
    name: "a statement by a value that is not offered",
    spoil: withZeroTrust({ good: ["Yes", "Always"], weak: ["Never"] }),
    found: [
      ["unfounded-zero-trust", "0", "good.1"],
      ["unfounded-zero-trust", "0", "weak.0"],
    ],
  },
  {
    name: "a statement of nothing",
    spoil: withZeroTrust({ good: [], weak: [] }),
    found: [["unfounded-zero-trust", "0", "good"]],
  },
  {
    name: "a value that is good and weak",
    spoil: withZeroTrust({ weak: ["No", "Yes"] }),
    found: [["unfounded-zero-trust", "0", "weak.1"]],
  },
  {
    name: "an exception of what is not there, and of what is no flow",
    spoil: withZeroTrust({ except: ["GE.DF", "flow.carrier-pigeon", "GE.EI"] }),
    found: [
      ["unfounded-zero-trust", "0", "except.1"],
      ["unfounded-zero-trust", "0", "except.2"],
    ],
  },
];

function spelled({ code, at }: Finding, textOf: (finding: Finding) => string | null): Expected {
  const member = at.member === undefined ? [] : [at.member];
  const text = at.range === undefined ? null : textOf({ code, at, message: "", severity: "hint" });
  return [code, at.id, ...member, ...(text === null ? [] : [text])];
}

test("a sound template has no findings", () => {
  expect(lintTemplate(aSoundTemplate())).toEqual([]);
});

describe("a template with one defect", () => {
  const defects = [
    ...ruleDefects,
    ...logicDefects,
    ...otherDefects,
    ...exampleDefects,
    ...zeroTrustDefects,
  ];

  test.each(defects)("$name", ({ spoil, found }) => {
    const template = spoil(aSoundTemplate());
    const textOf = ({ at }: Finding): string | null => {
      const texts: Record<string, string> = {};
      for (const type of template.threatTypes) {
        if (type.id !== at.id) continue;
        Object.assign(texts, { title: type.title, description: type.description });
        Object.assign(texts, { include: type.include, exclude: type.exclude });
        for (const [index, { when }] of (type.priorities ?? []).entries()) {
          texts[`priorities.${index}.when`] = when;
        }
        for (const [index, text] of (type.mitigations ?? []).entries()) {
          texts[`mitigations.${index}`] = text;
        }
      }
      for (const { id, when, text } of template.messages ?? []) {
        if (id === at.id) Object.assign(texts, { when, text });
      }
      const { start = 0, end = 0 } = at.range ?? {};
      return texts[at.member ?? ""]?.slice(start, end) ?? null;
    };
    expect(lintTemplate(template).map((one) => spelled(one, textOf))).toEqual(found);
  });

  test("is told in sentences", () => {
    for (const { spoil } of defects) {
      for (const { message } of lintTemplate(spoil(aSoundTemplate()))) {
        expect(message).toMatch(/^\S.*\.$/su);
      }
    }
  });
});
