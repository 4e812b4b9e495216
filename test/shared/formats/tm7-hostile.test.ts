/** Files that are broken, foreign or hostile: always one clear problem or a ledger, never a crash. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTb7 } from "../../../shared/formats/tb7/read.ts";
import { readTm7 } from "../../../shared/formats/tm7/read.ts";
import { ledgerSchema, modelSchema } from "../../../shared/model/schema.ts";
import { templateSchema } from "../../../shared/template/schema.ts";
import { tb7 } from "../../builders/tb7.ts";
import { smallModel } from "../../builders/tm7.ts";
import { bytesOf } from "../../builders/tm7-text.ts";
import { problemOf } from "./reading.ts";

const refuse = (text: string) => problemOf(readTm7(bytesOf(text), "small.tm7"));

describe("wrong roots", () => {
  test("a template says it is one", () => {
    expect(refuse(tb7())).toEqual({
      code: "not-a-tm7",
      message: "This is a template (.tb7), not a threat model.",
      place: "small.tm7, line 2",
      remedy: "Import it as a template.",
    });
  });

  test("a model read as a template says so too", () => {
    expect(problemOf(readTb7(bytesOf(smallModel()), "x.tb7"))).toMatchObject({
      code: "not-a-tb7",
      message: "This is a threat model, not a template.",
    });
  });

  test.each([
    "<svg/>",
    "<html><body/></html>",
    '<ThreatModel xmlns="u:other"><Thing/></ThreatModel>',
  ])("%s", (text) => {
    expect(refuse(text).code).toBe("not-a-tm7");
    expect(problemOf(readTb7(bytesOf(text), "x.tb7")).code).toBe("not-a-tb7");
  });

  test("what only calls itself a threat model is not refused for its name", () => {
    const { message } = refuse("<ThreatModel/>");
    expect(message).not.toContain('element "ThreatModel"');
    expect(message).toContain("holds nothing");
  });

  test("a name of megabytes does not become the message", () => {
    expect(refuse(`<${"x".repeat(5_000_000)}/>`).message.length).toBeLessThan(300);
  });
});

describe("mutations of a valid model", () => {
  const valid = bytesOf(smallModel());
  const template = bytesOf(tb7());

  function expectResult(bytes: Uint8Array): void {
    const model = readTm7(bytes, "m.tm7");
    if (model.ok) {
      modelSchema.parse(model.value.model);
      templateSchema.nullable().parse(model.value.template);
      ledgerSchema.parse(model.value.ledger);
    } else expect(model.problem.message).not.toBe("");
    const read = readTb7(bytes, "m.tb7");
    if (read.ok) templateSchema.parse(read.value.template);
    else expect(read.problem.message).not.toBe("");
  }

  test("cut anywhere, it is refused", () => {
    fc.assert(
      fc.property(fc.nat(valid.length - 1), (length) => {
        expect(readTm7(valid.subarray(0, length), "m.tm7").ok).toBe(false);
      }),
    );
  });

  test("with any bytes changed, there is a result", () => {
    const change = fc.tuple(fc.nat(), fc.nat(255));
    fc.assert(
      fc.property(
        fc.constantFrom(valid, template),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        (file, changes) => {
          const bytes = file.slice();
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          expectResult(bytes);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("with any texts replaced, it is read", () => {
    const texts = fc.constantFrom(
      "",
      "NaN",
      "-1",
      "1e400",
      "true",
      "x".repeat(3_000),
      "&#xD;\n",
      "~2",
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), texts), { maxLength: 12 }), (changes) => {
        const parts = smallModel().split(/(?<=>)([^<>]+)(?=<)/);
        for (const [at, text] of changes) {
          const index = 2 * (at % Math.floor(parts.length / 2)) + 1;
          parts[index] = text;
        }
        const bytes = bytesOf(parts.join(""));
        expect(readTm7(bytes, "m.tm7").ok).toBe(true);
        expectResult(bytes);
      }),
      { numRuns: 300 },
    );
  });

  test("with any elements removed or repeated, it is read", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 2)), { maxLength: 8 }),
        (changes) => {
          const parts = smallModel().split(/(<((?:\w:)?\w+)[^<>]*>[^<>]*<\/\2>)/);
          for (const [at, times] of changes) {
            const index = 3 * (at % Math.floor(parts.length / 3)) + 1;
            parts[index] = (parts[index] ?? "").repeat(times);
          }
          const bytes = bytesOf(parts.filter((_, at) => at % 3 !== 2).join(""));
          expect(readTm7(bytes, "m.tm7").ok).toBe(true);
          expectResult(bytes);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("random bytes give a problem", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readTm7(bytes, "m.tm7").ok).toBe(false);
      }),
    );
  });

  test("100,000 faults make a ledger somebody can still scroll", () => {
    const [before = "", after = ""] = smallModel().split("<Notes>");
    const notes = "<Note><Id>x</Id></Note>".repeat(100_000);
    const read = readTm7(bytesOf(`${before}<Notes>${notes}${after}`), "m.tm7");
    expect(read.ok && read.value.ledger.length).toBe(5_001);
    expect(read.ok && read.value.ledger.at(-1)?.what).toContain("95000 more");
  });
});
