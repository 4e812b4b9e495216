import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clearShift, copyItems } from "../../../shared/model/clip.ts";
import { readClip, writeClip, type CopiedItems } from "../../../shared/model/clip-text.ts";
import { arbitraryModel } from "../../builders/arbitrary-model.ts";
import { aDiagram, aFlow, aModel, anElement, aPair } from "../../builders/template.ts";
import { aThreat, aVerdict } from "../../builders/threat.ts";

const judged = aThreat(1, { verdict: aVerdict({ changedAt: "2026-01-01" }) });

function copied(more: Partial<CopiedItems> = {}): CopiedItems {
  const model = aModel([aPair()], { threats: [judged] });
  const clip = copyItems(model, "d", new Set(["a", "b"]));
  return { clip, cut: false, stencilNames: new Map([["GE.P", "Generic Process"]]), ...more };
}

/** The text with something in it replaced. */
function altered(change: (content: Record<string, unknown>) => void): string {
  const content = JSON.parse(writeClip(copied())) as Record<string, unknown>;
  change(content);
  return JSON.stringify(content);
}

const codeOf = (text: string) => {
  const read = readClip(text);
  return read.ok ? "fine" : read.problem.code;
};

describe("copied items as text", () => {
  it("come back as they were", () => {
    const items = copied({ cut: true });
    expect(items.clip.judged).toEqual([judged]);
    expect(readClip(writeClip(items))).toEqual({ ok: true, value: items });
  });

  it("come back as they were, whatever was copied", () => {
    fc.assert(
      fc.property(arbitraryModel, fc.nat(), (model, which) => {
        const diagram = model.diagrams[which % Math.max(1, model.diagrams.length)];
        fc.pre(diagram !== undefined);
        const all = [...diagram.shapes, ...diagram.lines].map(({ id }) => id);
        const items = { ...copied(), clip: copyItems(model, diagram.id, new Set(all)) };
        const read = readClip(writeClip(items));
        expect(read).toEqual({ ok: true, value: items });
      }),
    );
  });

  it.each([
    "",
    "Hello",
    "{}",
    "[1]",
    '{"palisade":"palisade/clip"',
    '{"palisade":"other"}',
    "null",
  ])("are not what %j is", (text) => expect(codeOf(text)).toBe("clip-foreign"));

  it("never fail to be read with more than a problem", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(codeOf(text)).toBe("clip-foreign");
      }),
    );
    fc.assert(
      fc.property(fc.json(), fc.constantFrom("shapes", "lines", "judged", "cut"), (json, at) => {
        const text = altered((content) => (content[at] = JSON.parse(json)));
        expect(["fine", "clip-damaged"]).toContain(codeOf(text));
      }),
    );
  });

  it.each<[string, string, (content: Record<string, unknown>) => void]>([
    ["clip-newer", "a later version", (content) => (content["version"] = 2)],
    ["clip-damaged", "no shapes", (content) => delete content["shapes"]],
    ["clip-damaged", "twice the same id", (c) => (c["shapes"] = [anElement("a"), anElement("a")])],
    [
      "clip-damaged",
      "a place out of sight",
      (c) => (c["shapes"] = [anElement("a", { left: 1e9 })]),
    ],
    ["clip-damaged", "no size", (c) => (c["shapes"] = [anElement("a", { width: 0 })])],
    [
      "clip-damaged",
      "more items than anybody draws",
      (c) => (c["shapes"] = Array.from({ length: 20_001 }, (_, at) => anElement(`e${at}`))),
    ],
    ["clip-too-large", "endless text", (content) => (content["rest"] = "x".repeat(32_000_001))],
  ])("fail with %s for %s", (code, _, change) => {
    expect(codeOf(altered(change))).toBe(code);
  });

  it("have loose ends where what they were attached to did not come along", () => {
    const text = altered((content) => {
      content["shapes"] = [anElement("a")];
      content["lines"] = [aFlow("f", "a", "stranger")];
    });
    const read = readClip(text);
    expect(read.ok && read.value.clip.lines).toMatchObject([
      { sourceId: "a", targetId: null, sourcePort: "east", targetPort: "none" },
    ]);
    expect(read.ok && read.value.clip.judged).toEqual([]);
  });
});

describe("the place of a double", () => {
  const diagram = aDiagram("d", [anElement("a"), anElement("b", { left: 20, top: 20 })], []);
  const clip = copyItems(aModel([diagram]), "d", new Set(["a"]));

  it("is the one wanted, in whole units, when nothing is there", () => {
    expect(clearShift(diagram, clip, { dx: 7.4, dy: -3.6 })).toEqual({ dx: 7, dy: -4 });
  });

  it("gives way until nothing is hidden", () => {
    expect(clearShift(diagram, clip, { dx: 0, dy: 0 })).toEqual({ dx: 40, dy: 40 });
  });
});
