import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeWire, encodeWire, MalformedFrame } from "../../shared/wire.ts";

const key = fc.oneof(
  fc.string(),
  fc.constantFrom("$bytes", "$$bytes", "$", "__proto__", "constructor", "value", "lengths"),
);
const data = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.string({ unit: "binary" }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array(),
  ),
  node: fc.oneof(
    { depthSize: "small" },
    tie("leaf"),
    fc.array(tie("node")),
    fc.dictionary(key, tie("node"), { noNullPrototype: true }),
  ),
})).node;

describe("a frame", () => {
  test("gives back what went in, binary parts included, whatever the keys", () => {
    fc.assert(
      fc.property(data, (value) => {
        // Vitest's own equality stumbles over an own property called "constructor".
        expect(isDeepStrictEqual(decodeWire(encodeWire(value)), value)).toBe(true);
      }),
    );
  });

  test("plain data cannot pass for a binary part", () => {
    const forged = { file: { $bytes: 0 }, real: new Uint8Array([1, 2, 3]) };
    expect(decodeWire(encodeWire(forged))).toStrictEqual(forged);
  });

  test("leaves undefined properties out", () => {
    expect(decodeWire(encodeWire({ a: undefined, b: 1 }))).toStrictEqual({ b: 1 });
  });

  test("any bytes decode or are refused as malformed, never anything else", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expectFrameOrMalformed(bytes);
      }),
    );
  });

  test("a damaged frame decodes or is refused as malformed, never anything else", () => {
    fc.assert(
      fc.property(data, fc.nat(), fc.nat({ max: 255 }), (value, at, byte) => {
        const frame = encodeWire(value);
        frame[at % frame.length] = byte;
        expectFrameOrMalformed(frame);
      }),
    );
  });

  test.each([
    ["empty", new Uint8Array()],
    ["cut off", encodeWire({ a: new Uint8Array(9) }).subarray(0, -1)],
    ["too long", new Uint8Array([...encodeWire(1), 0])],
    ["unescaped key", frameOf({ value: { $other: 1 }, lengths: [] })],
    ["reference to nothing", frameOf({ value: { $bytes: 0 }, lengths: [] })],
    ["reference to a property of arrays", frameOf({ value: { $bytes: "length" }, lengths: [] })],
    ["negative length", frameOf({ value: 1, lengths: [-1] })],
    ["no value", frameOf({ lengths: [] })],
    [
      "too deep",
      frameOf(JSON.parse(`{"lengths":[],"value":${"[".repeat(500)}${"]".repeat(500)}}`)),
    ],
  ])("%s: is refused", (_, frame) => {
    expect(() => decodeWire(frame)).toThrow(MalformedFrame);
  });

  test.each([
    ["a function", () => 1],
    ["not a number", Number.NaN],
    ["a date", new Date(0)],
    ["a map", new Map()],
    ["undefined", undefined],
  ])("%s cannot be sent", (_, value) => {
    expect(() => encodeWire([value])).toThrow(TypeError);
  });
});

function expectFrameOrMalformed(bytes: Uint8Array): void {
  try {
    decodeWire(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(MalformedFrame);
  }
}

function frameOf(json: unknown): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(json));
  return new Uint8Array([0, 0, text.length >> 8, text.length & 255, ...text]);
}
