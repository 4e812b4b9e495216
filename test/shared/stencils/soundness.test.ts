/** Our templates as files: well-formed, their own tests, their drawings, their references. */

import { describe, expect, it } from "vitest";
import { parseRule } from "../../../shared/rules/parse.ts";
import { attributeTestOf, termsOf } from "../../../shared/rules/syntax.ts";
import { runExamples } from "../../../shared/stride/examples.ts";
import { effectiveAttributes } from "../../../shared/template/inheritance.ts";
import { lintTemplate } from "../../../shared/template/lint/lint.ts";
import type { RuleExample, Template, ThreatType } from "../../../shared/template/template.ts";
import { kubernetes, stride, type BuiltIn } from "../../builders/built-in-template.ts";

interface Sound {
  readonly builtIn: BuiltIn;
  /** Attributes that do not start with “Not stated”, because the stencil itself says so. */
  readonly stated: readonly string[];
}

const TEMPLATES: Readonly<Record<string, Sound>> = {
  Kubernetes: {
    builtIn: kubernetes,
    stated: [
      "K8S.P.DaemonSet.replicas: Multiple",
      "K8S.DS.Secret.holdsSecrets: Yes",
      "K8S.DF.HTTPS.encryption: TLS",
      "K8S.DF.KubeAPI.encryption: TLS",
      "K8S.DF.KubeAPI.sourceAuthenticated: Yes",
      "K8S.DF.KubeAPI.destinationAuthenticated: Yes",
      "K8S.DF.KubeAPI.carriesCredentials: Yes",
      "K8S.DF.Admission.encryption: TLS",
      "K8S.DF.Admission.destinationAuthenticated: Yes",
      "K8S.DF.KubeletAPI.encryption: TLS",
      "K8S.DF.CloudAPI.encryption: TLS",
      "K8S.DF.TokenExchange.carriesCredentials: Yes",
    ],
  },
  STRIDE: { builtIn: stride, stated: ["flow.https.encryption: Yes"] },
};

/** Attributes that the filters of a type read. */
function attributesRead({ include, exclude }: ThreatType): ReadonlySet<string> {
  const names = [include, exclude].flatMap((text) => {
    const parsed = parseRule(text);
    if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.message}`);
    return parsed.rule === null ? [] : termsOf(parsed.rule);
  });
  return new Set(names.flatMap((term) => attributeTestOf(term)?.attribute.text ?? []));
}

/** Whether an example leaves open something its rule reads; with nothing to read, whether it states nothing. */
function leavesOpen(
  template: Template,
  type: ThreatType,
  { source, flow, target }: RuleExample,
): boolean {
  const items = [source, flow, target].filter((item) => item !== null);
  const read = attributesRead(type);
  if (read.size === 0) return items.every((item) => Object.keys(item.attributes).length === 0);
  return items.some(({ stencilId, attributes }) =>
    effectiveAttributes(template, stencilId).some(
      ({ name, values, unknown }) => read.has(name) && (attributes[name] ?? values[0]) === unknown,
    ),
  );
}

describe.each(Object.entries(TEMPLATES))("our template %s", (_, { builtIn, stated }) => {
  const { template, drawingFiles, standardStencils } = builtIn;
  const { examples = [], threatTypes, stencils } = template;

  it("has nothing for the linter to say", () => {
    expect(lintTemplate(template)).toEqual([]);
  });

  describe("examples", () => {
    it("come out as they say", () => {
      const failing = runExamples(template).filter(({ passes }) => !passes);
      expect(failing).toEqual([]);
    });

    it("show of each threat type where it fires, where it is silenced and what it makes of the unknown", () => {
      const lacking = threatTypes.flatMap((type) => {
        const own = examples.filter(({ threatTypeId }) => threatTypeId === type.id);
        const has = [
          own.some(({ expect: outcome }) => outcome === "fires"),
          own.some(({ expect: outcome }) => outcome === "silent"),
          own.some(
            (example) =>
              example.name.startsWith("not stated") && leavesOpen(template, type, example),
          ),
        ];
        return has.every(Boolean) ? [] : [`${type.id} ${has.join(" ")}`];
      });
      expect(lacking).toEqual([]);
    });

    it("state only what their stencils can have", () => {
      const wrong = examples.flatMap(({ threatTypeId, source, flow, target, boundaries }) =>
        [source, flow, target, ...boundaries].flatMap((item) => {
          if (item === null) return [];
          const known = new Map(
            effectiveAttributes(template, item.stencilId).map((one) => [one.name, one.values]),
          );
          return Object.entries(item.attributes)
            .filter(([name, value]) => known.get(name)?.includes(value) !== true)
            .map(([name, value]) => `${threatTypeId}: ${item.stencilId}.${name} = ${value}`);
        }),
      );
      expect(wrong).toEqual([]);
    });
  });

  describe("attributes", () => {
    const all = stencils.flatMap(({ id, attributes }) => attributes.map((one) => ({ id, ...one })));

    it("offer “Not stated”, and start with it unless the stencil itself says otherwise", () => {
      const others = all
        .filter(({ kind }) => kind === undefined)
        .filter(({ values, unknown }) => unknown !== "Not stated" || values[0] !== "Not stated")
        .map(({ id, name, values, unknown }) => [`${id}.${name}: ${values[0]}`, unknown]);
      expect(others).toEqual(stated.map((one) => [one, "Not stated"]));
    });

    it("say what they mean and where to look", () => {
      expect(all.filter(({ help = "" }) => help.length < 20).map(({ name }) => name)).toEqual([]);
    });

    it("mean the same under the same name, wherever they stand", () => {
      const seen = new Map<string, string>();
      const differing = all.flatMap(({ id, name, label, help, values }) => {
        const meaning = JSON.stringify([label, help, values.toSorted()]);
        const before = seen.get(name) ?? meaning;
        seen.set(name, before);
        return before === meaning ? [] : [`${id}.${name}`];
      });
      expect(differing).toEqual([]);
    });
  });

  describe("threat types", () => {
    it("say what to do and where it is written", () => {
      const silent = threatTypes.filter(
        ({ mitigations = [], references = [] }) =>
          mitigations.length === 0 || references.length === 0,
      );
      expect(silent.map(({ id }) => id)).toEqual([]);
    });
  });

  describe("drawings", () => {
    it("are one for each stencil people draw with, and no more", () => {
      expect(standardStencils.filter(({ image }) => image === null)).toEqual([]);
      expect(drawingFiles).toHaveLength(standardStencils.length);
      expect(new Set(standardStencils.map(({ image }) => image)).size).toBe(
        standardStencils.length,
      );
    });

    it("have one ink, one accent and one grid", () => {
      const drawn = standardStencils.map(({ image }) => atob((image ?? "").split(",")[1] ?? ""));
      const colors = drawn.flatMap((svg) => svg.match(/#[\da-f]{6}/gu) ?? []);
      expect(new Set(colors)).toEqual(new Set(["#2f3a4a", "#0b7fa5"]));
      expect(drawn.filter((svg) => !svg.includes('viewBox="0 0 24 24"'))).toEqual([]);
      expect(drawn.filter((svg) => /<text|<image|<style/u.test(svg))).toEqual([]);
    });
  });

  it("keeps the generic stencils under the ids Microsoft's templates give them", () => {
    const generic = stencils.filter(({ parentId }) => parentId === null).map(({ id }) => id);
    expect(generic).toEqual(["GE.P", "GE.EI", "GE.DS", "GE.DF", "GE.TB.B", "GE.TB.L", "GE.A"]);
  });
});
