import { describe, expect, it } from "vitest";
import { blankTemplate, newStencil } from "../../../../shared/template/blank-template.ts";
import {
  applyTemplateChange,
  invertTemplateChange,
  type TemplateChange,
} from "../../../../shared/template/change.ts";
import {
  addAttribute,
  deleteAttribute,
  renameAttribute,
  renameAttributeValue,
} from "../../../../shared/template/edits/attributes.ts";
import { nextVersion } from "../../../../shared/template/edits/manifest.ts";
import { deleteProfile } from "../../../../shared/template/edits/profiles.ts";
import {
  addStencil,
  canDescend,
  deleteStencil,
  duplicateStencil,
  moveStencil,
  reparentStencil,
  setStencilId,
} from "../../../../shared/template/edits/stencils.ts";
import {
  deleteThreatProperty,
  renameThreatProperty,
} from "../../../../shared/template/edits/threat-properties.ts";
import {
  deleteThreatType,
  duplicateThreatType,
} from "../../../../shared/template/edits/threat-types.ts";
import {
  addZeroTrustStatement,
  deleteZeroTrustStatement,
} from "../../../../shared/template/edits/zero-trust.ts";
import {
  newAttributeName,
  newCategoryId,
  newStencilId,
  newThreatTypeId,
} from "../../../../shared/template/new-ids.ts";
import type {
  RuleExample,
  Template,
  ZeroTrustStatement,
} from "../../../../shared/template/template.ts";
import {
  usesOfAttribute,
  usesOfCategory,
  usesOfStencil,
  usesOfThreatType,
} from "../../../../shared/template/uses.ts";
import { aDefinition, aStencil, aTemplate, aThreatType } from "../../../builders/template.ts";

function made(template: Template, change: TemplateChange | null): Template {
  if (change === null) throw new Error("nothing to change");
  return applyTemplateChange(template, change);
}

const example: RuleExample = {
  threatTypeId: "T1",
  name: "",
  source: { stencilId: "SE.P.Web", attributes: { tls: "Yes" } },
  target: null,
  flow: null,
  boundaries: [{ stencilId: "GE.TB.B", attributes: {}, holds: "source" }],
  besides: ["SE.P.Api"],
  expect: "fires",
};

const template = aTemplate({
  stencils: [
    ...aTemplate().stencils,
    aStencil("SE.P.Web", { name: "Web", parentId: "GE.P", attributes: [aDefinition("tls")] }),
    aStencil("SE.P.Api", { name: "Api", parentId: "SE.P.Web" }),
    aStencil("SE.DS.Db", { name: "Db", parentId: "GE.DS", attributes: [aDefinition("tls")] }),
  ],
  threatTypes: [
    aThreatType("T1", {
      include: "source is 'SE.P.Web' and source.tls is 'No'",
      description: "about {source.tls}",
      profileId: "p",
      properties: [{ name: "SDLPhase", value: "Design" }],
    }),
    aThreatType("T2", { include: "flow crosses 'GE.TB.B'", exclude: "target.tls is 'Yes'" }),
  ],
  profiles: [{ id: "p", name: "P", description: "", on: true }],
  messages: [{ id: "m", text: "Mind it", scope: "element", when: "source is 'SE.P.Api'" }],
  examples: [example],
});

const places = (uses: ReturnType<typeof usesOfStencil>) =>
  uses.map(({ table, id, where }) => `${table} ${id} ${where}`);

describe("what breaks is known before", () => {
  it("for a stencil: rules, examples and what descends from it", () => {
    expect(places(usesOfStencil(template, "SE.P.Web"))).toEqual([
      "stencil SE.P.Api parent",
      "threatType T1 include",
      "example T1 example",
    ]);
    expect(places(usesOfStencil(template, "SE.P.Api"))).toEqual([
      "message m rule",
      "example T1 example",
    ]);
  });

  it("for an attribute and its values", () => {
    expect(places(usesOfAttribute(template, "tls"))).toEqual([
      "threatType T1 include",
      "threatType T2 exclude",
      "threatType T1 description",
      "example T1 example",
    ]);
    expect(places(usesOfAttribute(template, "tls", "No"))).toEqual(["threatType T1 include"]);
    expect(places(usesOfAttribute(template, "tls", "Not Selected"))).toEqual([]);
  });

  it("for a category and a threat type", () => {
    expect(places(usesOfCategory(template, "S"))).toHaveLength(2);
    expect(places(usesOfThreatType(template, "T1"))).toEqual(["example T1 example"]);
  });
});

describe("stencils", () => {
  it("cannot descend from themselves, nor can generic ones from others", () => {
    expect(canDescend(template, "SE.P.Web", "SE.P.Api")).toBe(false);
    expect(canDescend(template, "SE.P.Web", "SE.P.Web")).toBe(false);
    expect(canDescend(template, "GE.P", "GE.DS")).toBe(false);
    expect(canDescend(template, "SE.P.Web", "nobody")).toBe(false);
    const at = template.stencils.findIndex(({ id }) => id === "SE.P.Api");
    const after = made(template, reparentStencil(template, at, "SE.DS.Db"));
    expect(after.stencils[at]?.parentId).toBe("SE.DS.Db");
    expect(reparentStencil(template, at, "SE.P.Web")).toBeNull();
  });

  it("go with what descends from them", () => {
    const after = made(template, deleteStencil(template, "SE.P.Web"));
    expect(after.stencils.map(({ id }) => id)).not.toContain("SE.P.Api");
    expect(after.stencils).toHaveLength(template.stencils.length - 2);
  });

  it("take their place among those of the same parent", () => {
    const three = made(template, addStencil(template, newStencil("SE.P.Job", "Job", "GE.P")));
    const at = three.stencils.findIndex(({ id }) => id === "SE.P.Job");
    const ids = (whole: Template) =>
      whole.stencils.filter(({ parentId }) => parentId === "GE.P").map(({ id }) => id);
    expect(ids(made(three, moveStencil(three, at, -1)))).toEqual(["SE.P.Job", "SE.P.Web"]);
    expect(moveStencil(three, at, 1)).toBeNull();
  });

  it("get ids that rules can name, and that are free", () => {
    expect(setStencilId(template, "SE.P.Web", "SE.DS.Db")).toBeNull();
    expect(setStencilId(template, "SE.P.Web", "it's")).toBeNull();
    expect(setStencilId(template, "SE.P.Web", "")).toBeNull();
    const after = made(template, setStencilId(template, "SE.P.Web", "SE.P.W"));
    expect(after.stencils.find(({ id }) => id === "SE.P.Api")?.parentId).toBe("SE.P.W");
    expect(after.examples?.[0]?.source.stencilId).toBe("SE.P.W");
  });
});

describe("attributes", () => {
  it("are one word of the language, however many stencils have it", () => {
    const after = made(template, renameAttribute(template, "tls", "transport"));
    expect(after.stencils.flatMap(({ attributes }) => attributes.map(({ name }) => name))).toEqual([
      "transport",
      "transport",
    ]);
    expect(after.threatTypes[0]?.description).toBe("about {source.transport}");
    expect(after.examples?.[0]?.source.attributes).toEqual({ transport: "Yes" });
  });

  it.each(["", "two words", "it's", "Name", "a(b", "a{b"])("are not called %j", (name) => {
    expect(renameAttribute(template, "tls", name)).toBeNull();
    expect(addAttribute(template, "GE.P", aDefinition(name))).toBeNull();
  });

  it("do not become one with another, nor do their values", () => {
    const two = made(template, addAttribute(template, "GE.P", aDefinition("log")));
    expect(renameAttribute(two, "tls", "log")).toBeNull();
    expect(renameAttributeValue(two, "tls", "Yes", "No")).toBeNull();
    expect(renameAttributeValue(two, "tls", "Yes", "it's")).toBeNull();
  });
});

describe("threat properties, profiles and threat types", () => {
  it("of every template keep their names and stay", () => {
    expect(renameThreatProperty(template, 0, "Heading")).toBeNull();
    expect(deleteThreatProperty(template, 0)).toBeNull();
  });

  it("take their values along", () => {
    const at = template.threatProperties.findIndex(({ name }) => name === "SDLPhase");
    const renamed = made(template, renameThreatProperty(template, at, "Phase"));
    expect(renamed.threatTypes[0]?.properties).toEqual([{ name: "Phase", value: "Design" }]);
    const gone = made(template, deleteThreatProperty(template, at));
    expect(gone.threatTypes[0]?.properties).toEqual([]);
  });

  it("leave nothing behind that names them", () => {
    expect(made(template, deleteProfile(template, 0)).threatTypes[0]).not.toHaveProperty(
      "profileId",
    );
    expect(made(template, deleteThreatType(template, 0))).not.toHaveProperty("examples");
  });
});

describe("new names", () => {
  it("can be read, and are free", () => {
    expect(newStencilId(template, "web", "SE.P.Web")).toBe("SE.P.Web2");
    expect(newStencilId(template, "Zone à part", "GE.TB.B")).toBe("SE.TB.ZoneAPart");
    expect(newAttributeName(template, "Uses TLS")).toBe("usesTLS");
    expect(newAttributeName(template, "TLS")).toBe("tls2");
    expect(newCategoryId(template, "spoofing")).toBe("S2");
    expect(newThreatTypeId(template, "T")).toBe("T3");
  });

  it("of a version count up", () => {
    expect(nextVersion("1.2.3.4")).toBe("1.2.4.0");
    expect(nextVersion("draft")).toBe("1.0.0.0");
  });
});

it("a new template has what every tool expects, and no rule", () => {
  const blank = blankTemplate("id", "Ours", "Ada");
  expect(blank.stencils.map(({ id }) => id).toSorted()).toEqual([
    "GE.A",
    "GE.DF",
    "GE.DS",
    "GE.EI",
    "GE.P",
    "GE.TB.B",
    "GE.TB.L",
  ]);
  expect(blank.categories.map(({ id }) => id).join("")).toBe("STRIDE");
  expect(blank.threatProperties.map(({ name }) => name)).toContain("Priority");
});

describe("Zero-Trust statements", () => {
  const encryption: ZeroTrustStatement = {
    aspect: "encryption",
    of: "target",
    attribute: "tls",
    good: ["Yes"],
    weak: ["No"],
  };
  const other: ZeroTrustStatement = { ...encryption, aspect: "audit", attribute: "log" };
  const stating = { ...template, zeroTrust: [encryption, other] };

  it("follow an attribute's key and its values, and no other's", () => {
    const renamed = made(stating, renameAttribute(stating, "tls", "transport"));
    expect(renamed.zeroTrust).toEqual([{ ...encryption, attribute: "transport" }, other]);
    const reworded = made(stating, renameAttributeValue(stating, "tls", "Yes", "TLS 1.3"));
    expect(reworded.zeroTrust).toEqual([{ ...encryption, good: ["TLS 1.3"] }, other]);
  });

  it("follow the id of a stencil they except, and are told as its uses", () => {
    const excepting = { ...template, zeroTrust: [other, { ...encryption, except: ["SE.P.Api"] }] };
    const renamed = made(excepting, setStencilId(excepting, "SE.P.Api", "SE.P.Rest"));
    expect(renamed.zeroTrust).toEqual([other, { ...encryption, except: ["SE.P.Rest"] }]);
    expect(usesOfStencil(excepting, "SE.P.Api").at(-1)).toEqual({
      table: "zeroTrust",
      id: "1",
      name: "tls",
      where: "encryption",
    });
  });

  it("go with the last attribute of their key, and are told as its uses before", () => {
    expect(usesOfAttribute(stating, "tls", "No").at(-1)).toEqual({
      table: "zeroTrust",
      id: "0",
      name: "tls",
      where: "encryption",
    });
    const first = made(stating, deleteAttribute(stating, "SE.P.Web", "tls"));
    expect(first.zeroTrust).toEqual(stating.zeroTrust);
    const last = made(first, deleteAttribute(first, "SE.DS.Db", "tls"));
    expect(last.zeroTrust).toEqual([other]);
  });

  it("that say that nothing states anything are still said after an edit taken back", () => {
    const none = { ...template, zeroTrust: [] };
    const add = addZeroTrustStatement(none, encryption);
    expect(made(made(none, add), invertTemplateChange(add)).zeroTrust).toEqual([]);
    const only = made(template, addZeroTrustStatement(template, encryption));
    expect(made(only, deleteZeroTrustStatement(only, 0))).not.toHaveProperty("zeroTrust");
  });
});

describe("a copy", () => {
  it("of a stencil stands after it with what it has of its own, under an id of its own", () => {
    const at = template.stencils.findIndex(({ id }) => id === "SE.P.Web");
    const { stencils } = made(template, duplicateStencil(template, at));
    const [web, copy, next] = stencils.slice(at);
    expect(copy).toEqual({ ...web, id: "SE.P.WebCopy", name: "Web (copy)" });
    expect(next).toMatchObject({ id: "SE.P.Api", parentId: "SE.P.Web" });
  });

  it("of a generic stencil is not made", () => {
    const at = template.stencils.findIndex(({ parentId }) => parentId === null);
    expect(duplicateStencil(template, at)).toBeNull();
  });

  it("of a threat type stands after it with its rules; its examples stay its own", () => {
    const after = made(template, duplicateThreatType(template, 0));
    const [first, copy] = after.threatTypes;
    expect(copy).toMatchObject({ include: first?.include, title: `${first?.title} (copy)` });
    expect(new Set(after.threatTypes.map(({ id }) => id)).size).toBe(3);
    expect(after.examples).toEqual(template.examples);
  });
});
