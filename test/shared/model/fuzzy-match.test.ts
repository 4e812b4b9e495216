import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fuzzyMatch, ranked } from "../../../shared/model/fuzzy-match.ts";

const names = (query: string, things: readonly string[]): readonly string[] =>
  ranked(query, things, (name) => name).map(({ thing }) => thing);

const typed = (query: string, text: string): readonly string[] | null =>
  fuzzyMatch(query, text)
    ?.segments.filter(({ matched }) => matched)
    .map(({ text: piece }) => piece) ?? null;

describe("a fuzzy match", () => {
  it.each([
    ["the whole name", "web app", "Web App", ["Web", "App"]],
    ["the beginning of a word", "ser", "Web Server", ["Ser"]],
    ["the middle of a word", "erv", "Web Server", ["erv"]],
    ["initials", "ws", "Web Server", ["W", "S"]],
    ["letters with gaps", "wbsvr", "Web Server", ["W", "b", "S", "v", "r"]],
    ["words in any order", "server web", "Web Server", ["Web", "Server"]],
    ["letters without their accents", "uber", "Über Service", ["Über"]],
  ])("finds %s", (_, query, text, pieces) => {
    expect(typed(query, text)).toEqual(pieces);
  });

  it.each([
    ["a letter that is not there", "webx", "Web Server"],
    ["letters in another order", "bew", "Web"],
    ["letters far apart", "map", "May be Subject to Elevation of Privilege"],
    ["letters that begin within a word", "rvr", "Web Server"],
    ["one of two words", "web cache", "Web Server"],
  ])("does not find %s", (_, query, text) => {
    expect(fuzzyMatch(query, text)).toBeNull();
  });

  it("gives back the text it was given, in pieces", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme" }),
        (query, text) => {
          const match = fuzzyMatch(query, text);
          if (match === null) return;
          expect(match.segments.map(({ text: piece }) => piece).join("")).toBe(text);
        },
      ),
    );
  });

  it("finds every part of a text, and every text by its letters", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."abcXYZ 12".split("")), minLength: 1 });
    fc.assert(
      fc.property(letters, fc.nat(), fc.nat(), (text, a, b) => {
        const [from = 0, to = 0] = [a % (text.length + 1), b % (text.length + 1)].sort(
          (x, y) => x - y,
        );
        expect(fuzzyMatch(text.slice(from, to), text)).not.toBeNull();
      }),
    );
  });
});

describe("a ranking", () => {
  it("puts the closer fit first", () => {
    const things = ["Preserver", "Swallow everything red", "Web Server", "Server Farm", "Server"];
    expect(names("server", things)).toEqual(["Server", "Server Farm", "Web Server", "Preserver"]);
  });

  it("keeps the order of what fits equally well", () => {
    expect(names("db", ["DB a", "DB b", "DB c"])).toEqual(["DB a", "DB b", "DB c"]);
  });

  it("leaves all in their order while nothing is typed", () => {
    expect(names("  ", ["b", "a"])).toEqual(["b", "a"]);
  });

  it("holds each thing at most once, and the very name first of all", () => {
    const word = fc.string({
      unit: fc.constantFrom(..."abcde".split("")),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1 }), fc.nat(), (things, pick) => {
        const query = things[pick % things.length] ?? "";
        const found = names(query, things);
        expect(found[0]).toBe(query);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});
