import { describe, expect, it } from "vitest";
import { withStencil, lostAttributes } from "../../../shared/model/stencil-change.ts";
import { isNotStated } from "../../../shared/rules/explain.ts";
import {
  fitClip,
  genericOf,
  stencilsOfKind,
  stencilToBe,
} from "../../../shared/template/fit-clip.ts";
import type { Shape } from "../../../shared/model/model.ts";
import {
  aDefinition,
  aFlow,
  anElement,
  aStencil,
  aTemplate,
  chosen,
} from "../../builders/template.ts";
import { aThreat } from "../../builders/threat.ts";

const template = aTemplate({
  stencils: [
    aStencil("P", {
      name: "Process",
      attributes: [aDefinition("isolation", ["Not stated", "None", "Sandbox"])],
    }),
    aStencil("P.Web", { name: "Web server", parentId: "P" }),
    aStencil("P.Old", { name: "Old server", parentId: "P", hidden: true }),
    aStencil("D", { name: "Store", shape: "parallelLines" }),
    aStencil("D.Web", { name: "Web cache", parentId: "D" }),
  ],
});

function fitted(shapes: readonly Shape[], names: readonly (readonly [string, string])[] = []) {
  const clip = { shapes, lines: [], judged: [] };
  return fitClip(template, { clip, cut: false, stencilNames: new Map(names) });
}

describe("copied items under another template", () => {
  it("stay as they are when it has their stencils", () => {
    const shapes = [anElement("a", { stencilId: "P.Web", attributes: [chosen("own", "x")] })];
    expect(fitted(shapes)).toEqual({ clip: { shapes, lines: [], judged: [] }, mapped: [] });
  });

  it("become what has their name and kind, in any case", () => {
    const { clip, mapped } = fitted(
      [anElement("a", { stencilId: "X", name: "Shop" })],
      [["X", " WEB SERVER "]],
    );
    expect(clip.shapes).toMatchObject([
      { stencilId: "P.Web", genericStencilId: "P", name: "Shop", kind: "process" },
    ]);
    expect(mapped).toEqual([{ from: " WEB SERVER ", to: "Web server", byName: true }]);
  });

  it("never become something of another kind by name", () => {
    const store = anElement("a", { kind: "dataStore", stencilId: "X" });
    const { clip, mapped } = fitted([store], [["X", "Web server"]]);
    expect(clip.shapes[0]?.stencilId).toBe("D");
    expect(mapped).toEqual([{ from: "Web server", to: "Store", byName: false }]);
  });

  it("do not trust an id that means something of another kind here", () => {
    const { clip } = fitted([anElement("a", { kind: "dataStore", stencilId: "P" })]);
    expect(clip.shapes[0]?.stencilId).toBe("D");
  });

  it("keep what fits of their attributes, and what a person added", () => {
    const attributes = [
      { ...chosen("isolation", "Sandbox"), options: ["Sandbox"], selected: 0 },
      chosen("color", "red"),
      { kind: "custom" as const, name: "", label: "", value: "owner:Ada" },
    ];
    const { clip } = fitted([anElement("a", { stencilId: "X", attributes })]);
    const values = clip.shapes[0]?.attributes.filter(({ kind }) => kind !== "heading");
    expect(values).toMatchObject([
      { name: "isolation", selected: 2 },
      { kind: "custom", value: "owner:Ada" },
    ]);
  });

  it("of a kind it cannot draw stay as they are", () => {
    const shape = anElement("a", { kind: "externalInteractor", stencilId: "X" });
    expect(fitted([shape])).toEqual({
      clip: { shapes: [shape], lines: [], judged: [] },
      mapped: [],
    });
    expect(genericOf(template, "externalInteractor")).toBeNull();
  });

  it("leave verdicts behind on threats it does not know", () => {
    const clip = { shapes: [], lines: [aFlow("f", "a", "b")], judged: [aThreat(1), aThreat(2)] };
    const fit = fitClip(template, { clip, cut: true, stencilNames: new Map() });
    expect(fit.clip.judged).toEqual([aThreat(1)]);
  });
});

it("a template offers what is not hidden of a kind", () => {
  expect(stencilsOfKind(template, "process").map(({ id }) => id)).toEqual(["P", "P.Web"]);
  expect(stencilsOfKind(template, "flow")).toEqual([]);
});

describe("another stencil", () => {
  const [web, store] = template.stencils.slice(1, 4).filter(({ hidden }) => !hidden);
  if (web === undefined || store === undefined) throw new Error("the template lacks stencils");

  it("gives its name to what nobody named", () => {
    const unnamed = anElement("a", { stencilId: "P", name: "Process" });
    expect(withStencil(unnamed, stencilToBe(template, web)).name).toBe("Web server");
    expect(withStencil({ ...unnamed, name: "Shop" }, stencilToBe(template, web)).name).toBe("Shop");
  });

  it("loses values it does not have, which are told; what said nothing is no loss", () => {
    const fixed = { ...chosen("fixed", "x"), fixed: true } as const;
    const attributes = [chosen("isolation", "Sandbox"), chosen("open", "Not stated"), fixed];
    const before = anElement("a", { stencilId: "P", attributes });
    const says = (value: string): boolean => !isNotStated(value);
    const after = withStencil(before, stencilToBe(template, store));
    expect(lostAttributes(before, after, says)).toEqual(["isolation"]);
    const kept = withStencil(before, stencilToBe(template, web));
    expect(lostAttributes(before, kept, says)).toEqual([]);
  });
});
