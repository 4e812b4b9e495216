import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyTemplateChange } from "../../../shared/template/change.ts";
import { copyRecord, pasteRecord } from "../../../shared/template/copied-record.ts";
import { effectiveAttributes } from "../../../shared/template/inheritance.ts";
import type { Template } from "../../../shared/template/template.ts";
import { aDefinition, aStencil, aTemplate, aThreatType } from "../../builders/template.ts";

const from = aTemplate({
  stencils: [
    aStencil("GE.P", { name: "Process", attributes: [aDefinition("port"), aDefinition("tls")] }),
    aStencil("web", { name: "Web", parentId: "GE.P", image: "data:image/png;base64,AA==" }),
    aStencil("api", { name: "Api", parentId: "web", attributes: [aDefinition("log")] }),
  ],
  categories: [{ id: "SP", name: "Spoofing", shortDescription: "", longDescription: "" }],
  threatTypes: [
    aThreatType("T1", {
      categoryId: "SP",
      include: "source is 'api'",
      profileId: "p",
      properties: [{ name: "Elsewhere", value: "x" }],
    }),
  ],
});

const to = aTemplate({
  threatTypes: [],
  stencils: [aStencil("GE.P", { name: "Process", attributes: [aDefinition("tls")] })],
  categories: ["Tampering", "Spoofing"].map((name) => ({
    id: name,
    name,
    shortDescription: "",
    longDescription: "",
  })),
});

function pasted(into: Template, text: string | null): Template {
  const change = text === null ? null : pasteRecord(into, text);
  if (change === null) throw new Error("nothing was pasted");
  return applyTemplateChange(into, change);
}

describe("a record taken to another template", () => {
  it("goes under the generic stencil when its parent is not there, and says as much as before", () => {
    const after = pasted(to, copyRecord(from, "stencil", 2));
    expect(after.stencils.at(-1)).toMatchObject({
      id: "api",
      parentId: "GE.P",
      image: "data:image/png;base64,AA==",
    });
    const names = (template: Template) =>
      effectiveAttributes(template, "api")
        .map(({ name }) => name)
        .toSorted();
    expect(names(after)).toEqual(names(from));
    // What the generic one has already is not said twice.
    expect(after.stencils.at(-1)?.attributes.map(({ name }) => name)).toEqual(["log", "port"]);
  });

  it("gets an id of its own where its id is taken", () => {
    const twice = pasted(from, copyRecord(from, "stencil", 1));
    expect(twice.stencils.map(({ id }) => id)).toEqual(["GE.P", "web", "api", "SE.P.Web"]);
  });

  it("finds its category by name, and leaves behind what the template does not know", () => {
    const type = pasted(to, copyRecord(from, "threatType", 0)).threatTypes.at(-1);
    expect(type).toMatchObject({
      id: "T1",
      categoryId: "Spoofing",
      include: "source is 'api'",
      properties: [],
    });
    expect(type).not.toHaveProperty("profileId");
  });

  it("is never a generic stencil", () => {
    expect(copyRecord(from, "stencil", 0)).toBeNull();
  });

  it("is nothing in any other text", () => {
    const real = copyRecord(from, "stencil", 2) ?? "";
    fc.assert(
      fc.property(fc.string(), fc.nat(real.length - 1), (noise, at) => {
        expect(pasteRecord(to, noise)).toBeNull();
        expect(pasteRecord(to, real.slice(0, at))).toBeNull();
      }),
    );
    expect(pasteRecord(aTemplate({ stencils: [] }), real)).toBeNull();
  });
});
