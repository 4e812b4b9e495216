import { describe, expect, it } from "vitest";
import { templateFindings } from "../../../renderer/templates/findings.ts";
import { nextRecord, type RecordRow } from "../../../renderer/templates/record-rows.ts";
import { parentOf, stencilRows } from "../../../renderer/templates/stencil-rows.ts";
import { threatTypeRows } from "../../../renderer/templates/threat-type-rows.ts";
import { aStencil, aTemplate, aThreatType } from "../../builders/template.ts";

const template = aTemplate({
  stencils: [
    aStencil("GE.P", { name: "Process" }),
    aStencil("GE.DS", { name: "Store" }),
    aStencil("web", { name: "Web", parentId: "GE.P" }),
    aStencil("api", { name: "Api", parentId: "web" }),
    aStencil("orphan", { name: "Orphan", parentId: "gone" }),
    aStencil("a", { name: "Ring a", parentId: "b" }),
    aStencil("b", { name: "Ring b", parentId: "a" }),
  ],
});

const drawn = (closed: readonly string[] = [], filter = "") =>
  stencilRows(template, new Set(closed), filter).map(
    ({ stencil, level }) => `${"-".repeat(level)}${stencil.id}`,
  );

describe("the tree of stencils", () => {
  it("shows every stencil once, also those whose parent is missing or who descend from themselves", () => {
    expect(drawn()).toEqual(["-GE.P", "--web", "---api", "-GE.DS", "-orphan", "-a", "-b"]);
  });

  it("leaves out what is under a closed one, and nothing else", () => {
    expect(drawn(["GE.P"])).toEqual(["-GE.P", "-GE.DS", "-orphan", "-a", "-b"]);
  });

  it("is narrowed by words to stencils and what they descend from, however it was closed", () => {
    expect(drawn(["GE.P"], "api")).toEqual(["-GE.P", "--web", "---api"]);
    expect(drawn([], "nobody")).toEqual([]);
  });

  it("knows places among those beside, and what a row is under", () => {
    const rows = stencilRows(template, new Set(), "");
    expect(rows[3]).toMatchObject({ position: 2, siblings: 3, open: null, at: 1 });
    expect(rows[0]).toMatchObject({ open: true });
    expect([0, 1, 2, 3].map((at) => parentOf(rows, at))).toEqual([-1, 0, 1, -1]);
  });
});

describe("the list of threat types", () => {
  const types = aTemplate({
    categories: [
      { id: "T", name: "Tampering", shortDescription: "", longDescription: "" },
      { id: "S", name: "Spoofing", shortDescription: "", longDescription: "" },
    ],
    threatTypes: [
      aThreatType("1", { title: "One", categoryId: "S" }),
      aThreatType("2", { title: "Two", categoryId: "T", include: "" }),
      aThreatType("3", { title: "Three", categoryId: "gone" }),
    ],
  });
  const titles = (narrowing: Partial<Parameters<typeof threatTypeRows>[1]>) =>
    threatTypeRows(types, { text: "", categoryId: "", grouped: true, ...narrowing }).map(
      ({ at, title, detail }) => (at === null ? `${title}: ${detail ?? ""}` : title),
    );

  it("is grouped in the order of the categories, those without one last", () => {
    expect(titles({})).toEqual(["Tampering: 1", "Two", "Spoofing: 1", "One", "gone: 1", "Three"]);
    expect(titles({ grouped: false })).toEqual(["One", "Two", "Three"]);
  });

  it("is narrowed by words of titles and rules, and by category", () => {
    expect(titles({ text: "t GE.DF" })).toEqual(["Spoofing: 1", "One", "gone: 1", "Three"]);
    expect(titles({ categoryId: "S" })).toEqual(["Spoofing: 1", "One"]);
  });

  it("passes over headings when it is walked", () => {
    const rows: RecordRow[] = [null, 0, null, 1].map((at, key) => ({
      key: `${key}`,
      at,
      title: "",
    }));
    expect(nextRecord(rows, -1, 1)).toBe(1);
    expect(nextRecord(rows, 1, 1)).toBe(3);
    expect(nextRecord(rows, 3, 1)).toBe(3);
    expect(nextRecord(rows, 3, -1)).toBe(1);
  });
});

it("what is wrong is found at its place", () => {
  const broken = aTemplate({
    threatTypes: [aThreatType("1"), aThreatType("2", { include: "source is" })],
  });
  expect(templateFindings(broken)[0]).toMatchObject({
    severity: "error",
    place: { table: "threatType", at: 1, name: "Title 2", field: "include", range: { start: 9 } },
  });
});
