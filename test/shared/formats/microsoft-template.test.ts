/** Templates of ours in the words of Microsoft's tool. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asMicrosoftTemplate } from "../../../shared/formats/microsoft-template.ts";
import { readTb7 } from "../../../shared/formats/tb7/read.ts";
import { writeTb7 } from "../../../shared/formats/tb7/write.ts";
import type { Model } from "../../../shared/model/model.ts";
import { analyze } from "../../../shared/stride/analyze.ts";
import { generateThreats } from "../../../shared/stride/generate.ts";
import { lintTemplate } from "../../../shared/template/lint/lint.ts";
import { newShape } from "../../../shared/template/new-item.ts";
import type { Template, ThreatType } from "../../../shared/template/template.ts";
import { kubernetes } from "../../builders/built-in-template.ts";
import {
  aBox,
  aCurve,
  aDefinition,
  aDiagram,
  aFlow,
  aModel,
  anElement,
  aStencil,
  aTemplate,
  aThreatType,
  chosen,
  genericStencils,
} from "../../builders/template.ts";
import { valueOf } from "./reading.ts";

function withTypes(...types: readonly Partial<ThreatType>[]): Template {
  return aTemplate({
    stencils: [
      ...genericStencils,
      aStencil("SE.Pod", {
        name: "Pod",
        parentId: "GE.P",
        attributes: [
          aDefinition("user", ["Not stated", "root", "other"], { unknown: "Not stated" }),
          aDefinition("replicas", ["1", "2", "3"]),
        ],
      }),
    ],
    threatTypes: types.map((type, at) => aThreatType(`T${at}`, type)),
  });
}

function spoken(type: Partial<ThreatType>) {
  const { template, ledger } = asMicrosoftTemplate(withTypes(type));
  const own = ledger.filter(({ place }) => place.includes("threat type"));
  return { type: template.threatTypes[0], what: own.map(({ what }) => what) };
}

test("a template that says nothing of ours stays the very same", () => {
  const template = aTemplate({ threatTypes: [aThreatType("T", { exclude: "not a rule" })] });
  expect(asMicrosoftTemplate(template)).toEqual({ template, ledger: [] });
  expect(asMicrosoftTemplate(template).template).toBe(template);
});

describe("a rule", () => {
  test("keeps the words it was written in where the tool knows them", () => {
    const include = "SOURCE  is 'GE.P'";
    const { type, what } = spoken({ include, exclude: "target.user in ('root', 'other')" });
    expect(type).toMatchObject({
      include,
      exclude: "target.user is 'root' or target.user is 'other'",
    });
    expect(what).toEqual([]);
  });

  test("about an element is asked of both ends", () => {
    const { type, what } = spoken({
      scope: "element",
      include: "element is 'SE.Pod'",
      exclude: "element.user is 'other'",
      title: "{element.Name} runs as root",
    });
    expect(type).toMatchObject({
      include:
        "source is 'SE.Pod' and not source.user is 'other' or target is 'SE.Pod' and not target.user is 'other'",
      exclude: "",
      title: "{source.Name} or {target.Name} runs as root",
    });
    expect(type).not.toHaveProperty("scope");
    expect(what).toEqual([expect.stringContaining("once for each flow at it")]);
  });

  test.each(["boundary", "diagram"] as const)("about a %s never fires", (scope) => {
    const { type, what } = spoken({ scope, include: "diagram has 'GE.P'" });
    expect(type).toMatchObject({ include: "", exclude: "" });
    expect(what).toEqual([expect.stringContaining(`what is about a ${scope} never fires there`)]);
  });

  test("of which nothing is left never fires", () => {
    const { type, what } = spoken({ include: "both in 'GE.TB.B'" });
    expect(type).toMatchObject({ include: "", exclude: "" });
    expect(what).toEqual([
      expect.stringMatching(
        /^“both in 'GE\.TB\.B'”: .* Nothing is left of its rule; it never fires there\.$/u,
      ),
    ]);
  });

  test("excludes no more than before", () => {
    const exclude = "not both in 'GE.TB.B' or not flow is 'GE.DF'";
    const { type } = spoken({ include: "source is 'GE.P'", exclude });
    expect(type?.exclude).toBe("not flow is 'GE.DF'");
  });
});

test("what has no place is left out and told, kind by kind", () => {
  const template: Template = {
    ...withTypes({
      profileId: "zt",
      priorities: [{ when: "flow is 'GE.DF'", value: "High" }],
      mitigations: ["Do it."],
      references: [{ catalogue: "CWE", id: "CWE-1" }],
      phase: "Build",
      properties: [{ name: "SDLPhase", value: null }],
    }),
    profiles: [{ id: "zt", name: "Zero Trust", description: "", on: true }],
    messages: [{ id: "m", text: "Look", scope: "diagram", when: "diagram has 'GE.P'" }],
    examples: [],
    zeroTrust: [{ aspect: "audit", of: "target", attribute: "user", good: ["other"], weak: [] }],
  };
  const { template: plain, ledger } = asMicrosoftTemplate(template);
  expect(plain.threatTypes[0]?.properties).toEqual([
    { name: "SDLPhase", value: "Build" },
    { name: "PossibleMitigations", value: "Do it." },
  ]);
  for (const part of ["profiles", "messages", "examples", "zeroTrust"]) {
    expect(plain).not.toHaveProperty(part);
  }
  const told = ledger.map(({ effect, place }) => `${effect} ${place}`);
  expect(told).toEqual([
    "dropped template, 1 attribute (Pod: Label of user)",
    "approximated template, 1 threat type (T0)",
    "dropped template, 1 threat type (T0)",
    "dropped template, 1 message (m)",
    "dropped template, 1 Zero-Trust statement (user)",
    'approximated template, profile "Zero Trust", 1 threat type (T0)',
  ]);
  const off = asMicrosoftTemplate(template, { zt: false });
  expect(off.template.threatTypes[0]).toMatchObject({ include: "", exclude: "" });
});

test("a .tb7 holds the translation, and its ledger what was lost", () => {
  const template = withTypes({ include: "flow enters 'GE.TB.B' and target.user is unknown" });
  const { bytes, ledger } = valueOf(writeTb7(template, null));
  const again = valueOf(readTb7(bytes, "again.tb7")).template;
  expect(again.threatTypes[0]?.include).toBe(
    "flow crosses 'GE.TB.B' and not (target.user is 'root' or target.user is 'other')",
  );
  expect(ledger.map(({ what }) => what)).toEqual([
    expect.stringContaining("which value says that nobody stated it"),
    "“flow enters 'GE.TB.B'”: Written as flow crosses 'GE.TB.B': the direction is lost.",
  ]);
  // What was read back says nothing of ours.
  expect(valueOf(writeTb7(again, bytes))).toEqual({ bytes, ledger: [] });
});

describe("our Kubernetes template as a .tb7", () => {
  const { bytes, ledger } = valueOf(writeTb7(kubernetes.template, null));
  const again = valueOf(readTb7(bytes, "kubernetes.tb7")).template;
  const {
    stencils,
    threatTypes,
    messages = [],
    examples = [],
    zeroTrust = [],
  } = kubernetes.template;
  const attributes = stencils.flatMap((stencil) => stencil.attributes);
  const extended = threatTypes.filter(({ profileId }) => profileId !== undefined);
  const on = threatTypes.filter(({ profileId }) => profileId === undefined);

  test.each([
    ["approximated", stencils.filter(({ image }) => image !== null), "pictures are SVG"],
    ["approximated", attributes.filter(({ kind }) => kind === "text"), "may be any text"],
    ["dropped", attributes.filter(({ help }) => help !== undefined), "no help"],
    ["dropped", attributes.filter(({ unknown }) => unknown !== undefined), "nobody stated it"],
    ["approximated", on.filter(({ scope }) => scope === "element"), "about an element"],
    ["dropped", on.filter(({ scope }) => scope === "boundary"), "about a boundary"],
    ["approximated", threatTypes.filter((type) => type.priorities), "priority depend on rules"],
    ["dropped", messages, "no messages"],
    ["dropped", examples, "no examples"],
    ["dropped", zeroTrust, "for the Zero-Trust lens"],
    ["dropped", extended, "no profiles: as this one is off"],
  ])("%s, with their number and the reason: %#", (effect, things, reason) => {
    expect(things.length).toBeGreaterThan(0);
    const told = ledger.filter(({ what }) => what.includes(reason));
    const counted = expect.stringMatching(new RegExp(`\\b${things.length} \\w`, "u")) as string;
    expect(told).toEqual([{ effect, place: counted, what: expect.any(String) as string }]);
  });

  test("tells of each rule that could not be said in one entry, and of nothing else", () => {
    const rules = ledger.filter(({ place }) => place.startsWith("template, threat type "));
    const ids = rules.map(({ place }) => /\(([^()]*)\)$/u.exec(place)?.[1]);
    expect(new Set(ids).size).toBe(rules.length);
    expect(rules.every(({ what }) => what.includes("Microsoft's language cannot say this"))).toBe(
      true,
    );
    expect(ledger).toHaveLength(11 + rules.length);
    // Whatever it does not name comes back: rules in the tool's own words, and every level of inheritance.
    const isPlain = (rule: string) => !/\b(in|unknown|has|leaves|enters)\b|[<>]/u.test(rule);
    for (const [at, type] of threatTypes.entries()) {
      const { include, exclude, scope, profileId } = type;
      if (scope !== undefined || profileId !== undefined || !isPlain(include + exclude)) continue;
      expect(again.threatTypes[at]).toMatchObject({ include, exclude });
      expect(ids).not.toContain(type.id);
    }
    expect(again.stencils.map(({ parentId }) => parentId)).toEqual(
      stencils.map(({ parentId }) => parentId),
    );
  });

  test("reads back as a template without errors", () => {
    expect(lintTemplate(again).filter(({ severity }) => severity === "error")).toEqual([]);
    expect(valueOf(writeTb7(again, bytes)).ledger).toEqual([
      expect.objectContaining({ what: expect.stringContaining("SVG") as string }),
    ]);
  });

  test("says nothing of elements in texts of flows", () => {
    const silent = again.threatTypes.filter(({ include }) => include !== "");
    expect(JSON.stringify(silent)).not.toMatch(/\{element\./u);
  });
});

describe("the threats of a translated template", () => {
  const pod = newShape(withTypes(), "SE.Pod", "pod", { left: 0, top: 0, width: 100, height: 100 });
  const user = fc.constantFrom("Not stated", "root", "other");
  const replicas = fc.constantFrom("1", "2", "3");
  const models: fc.Arbitrary<Model> = fc
    .record({ user, replicas, left: fc.integer({ min: -200, max: 400 }), known: fc.boolean() })
    .map(({ user: runs, replicas: count, left, known }) => {
      const attributes = known ? [chosen("user", runs), chosen("replicas", count)] : [];
      const one = { ...pod, ...anElement("a", { stencilId: "SE.Pod", left, attributes }) };
      const ends = aCurve([left + 50, 50], [300, 50], [650, 50]);
      return aModel([
        aDiagram(
          "d",
          [aBox("box", { left: 0, width: 350 }), one, anElement("b", { left: 600 })],
          [
            aFlow("f", "a", "b", ends),
            aFlow("g", "b", "a", aCurve([650, 50], [300, 50], [left + 50, 50])),
          ],
        ),
      ]);
    });
  const keys = (template: Template, model: Model): readonly string[] =>
    generateThreats(template, model).map(({ key }) => key);

  test.each([
    "source.user in ('root', 'other') and target is in ('GE.P', 'GE.DS')",
    "source.user is unknown or target.user is unknown",
    "not source.replicas < 3 and source is 'SE.Pod'",
    "target.replicas >= 2 or flow crosses 'GE.TB.B'",
  ])("are the same where nothing was told: %s", (include) => {
    const template = withTypes({ include });
    const { template: plain, ledger } = asMicrosoftTemplate(template);
    expect(ledger.filter(({ place }) => place.includes("threat type"))).toEqual([]);
    fc.assert(
      fc.property(models, (model) => {
        expect(keys(plain, model)).toEqual(keys(template, model));
      }),
    );
  });

  test.each([
    ["flow leaves 'GE.TB.B'", ""],
    ["flow is 'GE.DF'", "flow enters 'GE.TB.B' or source.user is 'root'"],
    ["source in 'GE.TB.B' and source.replicas > 1", "both in 'GE.TB.B' and diagram has 'GE.DS'"],
  ])("are no fewer where something was: %s but not %s", (include, exclude) => {
    const template = withTypes({ include, exclude });
    const { template: plain } = asMicrosoftTemplate(template);
    expect(analyze(plain, aModel([]), { titlesFrozen: false, loaded: false }).problems).toEqual([]);
    fc.assert(
      fc.property(models, (model) => {
        expect(keys(plain, model)).toEqual(expect.arrayContaining([...keys(template, model)]));
      }),
    );
  });
});
