import { describe, expect, it } from "vitest";
import {
  genericStencilOf,
  stencilGroups,
  usableStencils,
} from "../../../renderer/palette/stencil-groups.ts";
import { aStencil, aTemplate, genericStencils } from "../../builders/template.ts";

const template = aTemplate({
  stencils: [
    ...genericStencils,
    aStencil("web", { name: "Web Server", parentId: "GE.P" }),
    aStencil("sql", { name: "SQL Database", parentId: "GE.DS" }),
    aStencil("secret", { name: "Secret Server", parentId: "GE.P", hidden: true }),
    aStencil("odd", { name: "Odd", shape: "undefined" }),
    aStencil("web", { name: "Repeated", parentId: "GE.P" }),
  ],
});
const none = { favorites: [], recent: [] };

const listed = (query: string, marked: Parameters<typeof stencilGroups>[2] = none) =>
  stencilGroups(template, query, marked).map(({ id, stencils }) =>
    [id].concat(stencils.map(({ stencil }) => stencil.id)),
  );

describe("the stencils of a palette", () => {
  it("are grouped by kind, in template order, without what is hidden, unusable or repeated", () => {
    expect(listed("")).toEqual([
      ["processes", "GE.P", "web"],
      ["data-stores", "GE.DS", "sql"],
      ["external-interactors", "GE.EI"],
      ["flows", "GE.DF"],
      ["boundaries", "GE.TB.B", "GE.TB.L"],
      ["notes", "GE.A"],
    ]);
  });

  it("have favorites and what was used last before the groups; a stencil that is gone is passed over", () => {
    const groups = listed("", { favorites: ["sql", "gone"], recent: ["web", "GE.P"] });
    expect(groups.slice(0, 2)).toEqual([
      ["favorites", "sql"],
      ["recent", "web", "GE.P"],
    ]);
  });

  it("are one list, best first, while something is searched", () => {
    expect(listed("serv", { favorites: ["sql"], recent: [] })).toEqual([["found", "web"]]);
    expect(listed("xyz")).toEqual([]);
  });

  it("say which letters of a name were typed", () => {
    const [group] = stencilGroups(template, "serv", none);
    expect(group?.stencils[0]?.segments).toEqual([
      { text: "Web ", matched: false },
      { text: "Serv", matched: true },
      { text: "er", matched: false },
    ]);
  });
});

describe("the stencil of a generic tool", () => {
  it("is the generic one of its kind", () => {
    expect(genericStencilOf(template, "process")?.id).toBe("GE.P");
  });

  it("is the first usable one where the generic one is hidden, and none where there is none", () => {
    const hiding = aTemplate({
      stencils: [
        aStencil("GE.P", { hidden: true }),
        aStencil("web", { parentId: "GE.P" }),
        aStencil("app", { parentId: "GE.P" }),
      ],
    });
    expect(genericStencilOf(hiding, "process")?.id).toBe("web");
    expect(genericStencilOf(hiding, "flow")).toBeNull();
    expect(usableStencils(hiding).map(({ id }) => id)).toEqual(["web", "app"]);
  });
});
