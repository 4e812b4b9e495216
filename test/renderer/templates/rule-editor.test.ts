import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  colouredPieces,
  endsTooEarly,
  mergedMarks,
} from "../../../renderer/templates/rule-editor/coloured-pieces.ts";
import { opensOffer } from "../../../renderer/templates/rule-editor/offer.ts";
import type { RuleMark } from "../../../shared/rules/marks.ts";
import { nearRule } from "../../builders/rule-texts.ts";

function mark(start: number, end: number, severity: RuleMark["severity"] = "error"): RuleMark {
  return { range: { start, end }, severity, message: `${start} to ${end}` };
}

const arbitraryMark = fc
  .tuple(fc.nat(40), fc.nat(40), fc.constantFrom("error" as const, "warning" as const))
  .map(([a, b, severity]) => mark(Math.min(a, b), Math.max(a, b), severity));

describe("the painted pieces of a rule", () => {
  it("are cut where marks begin and end, the gravest showing", () => {
    const text = "source is 'GE.P'";
    const pieces = colouredPieces(text, [mark(11, 13), mark(10, 16, "warning")]);
    expect(
      pieces
        .filter((piece) => piece.mark !== null)
        .map((piece) => [text.slice(piece.range.start, piece.range.end), piece.mark]),
    ).toEqual([
      ["'", "warning"],
      ["GE", "error"],
      [".P'", "warning"],
    ]);
  });

  it("are the text, whatever is marked", () => {
    fc.assert(
      fc.property(nearRule, fc.array(arbitraryMark, { maxLength: 5 }), (text, marks) => {
        const pieces = colouredPieces(text, mergedMarks(marks, [], text.length));
        const joined = pieces.map(({ range }) => text.slice(range.start, range.end)).join("");
        expect(joined).toBe(text);
      }),
    );
  });

  it("end too early where something is missing behind them", () => {
    expect(endsTooEarly("source", [mark(6, 6)])).toBe(true);
    expect(endsTooEarly("source", [mark(0, 6)])).toBe(false);
  });
});

describe("marks from two sources", () => {
  it("say one thing of one place, and lie in the text", () => {
    const known = [{ ...mark(4, 90), message: "known" }, mark(2, 3)];
    const found = [mark(2, 3, "warning"), mark(0, 1)];
    expect(mergedMarks(known, found, 10)).toEqual([
      mark(0, 1),
      mark(2, 3),
      { ...mark(4, 10), message: "known" },
    ]);
  });
});

describe("an offer", () => {
  it.each([
    "sou",
    "source.",
    "source.enc",
    "source is ",
    "source is 'w",
    "flow crosses ",
    "a is [",
  ])("opens by itself behind %j", (text) => {
    expect(opensOffer(text, text.length)).toBe(true);
  });

  it.each(["", "source ", "source is 'GE.P'", "source is 'GE.P' ", "source.n <", "source.n <5"])(
    "waits to be asked for behind %j",
    (text) => {
      expect(opensOffer(text, text.length)).toBe(false);
    },
  );
});
