import { describe, expect, it } from "vitest";
import { displayNames } from "../../../shared/template/display-names.ts";
import {
  findStencil,
  genericStencil,
  stencilChain,
  stencilIds,
} from "../../../shared/template/lookup.ts";
import { aDefinition, aStencil, aTemplate } from "../../builders/template.ts";

const template = aTemplate({
  stencils: [
    aStencil("G", { name: "Generic" }),
    aStencil("S", { name: "Web App", parentId: "G" }),
    aStencil("D", { name: "Deep", parentId: "S" }),
    aStencil("lost", { parentId: "nowhere" }),
    aStencil("egg", { parentId: "hen" }),
    aStencil("hen", { parentId: "egg" }),
    aStencil("self", { parentId: "self" }),
    aStencil("S", { name: "Impostor", parentId: null }),
  ],
});

describe("finding stencils", () => {
  it("takes the first of a repeated id", () => {
    expect(findStencil(template, "S")?.name).toBe("Web App");
    expect(findStencil(template, "none")).toBeNull();
  });

  it.each([
    ["a generic stencil", "G", ["G"]],
    ["a standard stencil", "S", ["S", "G"]],
    ["more than two levels", "D", ["D", "S", "G"]],
    ["a missing parent", "lost", ["lost"]],
    ["a circle of parents", "egg", ["egg", "hen"]],
    ["a stencil that is its own parent", "self", ["self"]],
    ["an unknown stencil", "none", []],
  ])("follows the ancestors of %s", (_, id, expected) => {
    expect(stencilChain(template, id).map((stencil) => stencil.id)).toEqual(expected);
    expect(genericStencil(template, id)?.id ?? null).toBe(expected.at(-1) ?? null);
  });

  it("gives an unknown stencil at least its own id", () => {
    expect(stencilIds(template, "none")).toEqual(["none"]);
    expect(stencilIds(template, "D")).toEqual(["D", "S", "G"]);
  });
});

describe("display names", () => {
  const names = displayNames(
    aTemplate({
      stencils: [
        aStencil("a", { name: "Web App", attributes: [aDefinition("x", [], { label: "Code" })] }),
        aStencil("b", { name: "web app", attributes: [aDefinition("y", [], { label: "Code" })] }),
        aStencil("c", { name: "Other", attributes: [aDefinition("x", [], { label: "Code" })] }),
      ],
    }),
  );

  it.each([
    ["Other", ["c"]],
    [" OTHER ", ["c"]],
    ["Web App", ["a", "b"]],
    ["root", ["ROOT"]],
    ["Code", []],
  ])("resolve [%s] as a stencil", (name, ids) => {
    expect(names.typeIds(name)).toEqual(ids);
  });

  it("resolve an attribute by its label, over all stencils", () => {
    expect(names.attributeNames("code")).toEqual(["x", "y"]);
    expect(names.attributeNames("x")).toEqual([]);
  });
});
