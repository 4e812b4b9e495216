/** Real templates written again: into their own file, after an edit, and anew from the template alone. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTb7 } from "../../shared/formats/tb7/read.ts";
import { writeTb7 } from "../../shared/formats/tb7/write.ts";
import { arbitraryTemplateEdit, templateAfter } from "../builders/arbitrary-template.ts";
import { awkwardText } from "../builders/arbitrary-text.ts";
import { valueOf } from "../shared/formats/reading.ts";
import { expectTemplateWrittenInto } from "../shared/formats/tb7-oracle.ts";
import { corpusExpected, soundFiles } from "./corpus.ts";

const templates = soundFiles("tb7");

describe.runIf(corpusExpected)("writing .tb7", () => {
  test.each(templates)(
    "$name comes back byte for byte, and anew as the same template",
    ({ bytes }) => {
      const { template, origin } = valueOf(readTb7(bytes, "template.tb7"));
      const same = valueOf(writeTb7(template, origin));
      expect(same.ledger).toEqual([]);
      expect(Buffer.from(same.bytes).equals(bytes)).toBe(true);

      const anew = valueOf(writeTb7(template, null));
      expect(valueOf(readTb7(anew.bytes, "template.tb7")).template).toEqual(template);
    },
  );

  test.each(templates)("$name renamed differs in its name only", ({ bytes }) => {
    const { template, origin } = valueOf(readTb7(bytes, "template.tb7"));
    const [stencil, ...rest] = template.stencils;
    if (stencil === undefined) throw new Error("no stencil");
    const renamed = { ...template, stencils: [{ ...stencil, name: `${stencil.name}§` }, ...rest] };
    const written = valueOf(writeTb7(renamed, origin));
    expect(written.ledger).toEqual([]);
    expect(valueOf(readTb7(written.bytes, "template.tb7")).template).toEqual(renamed);
    expect(Math.abs(written.bytes.length - bytes.length)).toBeLessThan(10);
  });

  test.each(templates)("$name takes any edits and keeps what was not edited", ({ bytes }) => {
    const file = valueOf(readTb7(bytes, "template.tb7"));
    const edits = fc.array(arbitraryTemplateEdit(awkwardText), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(edits, (list) => {
        expectTemplateWrittenInto(file, templateAfter(file.template, list));
      }),
      { numRuns: 4 },
    );
  });
});
