/** Any edits of a small model, written into the file it came from. */

import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { arbitraryEdit, editedBy } from "../../builders/arbitrary-edits.ts";
import { anyText, awkwardText } from "../../builders/arbitrary-text.ts";
import { smallModel } from "../../builders/tm7.ts";
import { readModel } from "./reading.ts";
import { expectWrittenInto } from "./tm7-oracle.ts";

// Many random cases on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const SMALL = smallModel();

/** Spellings of the same model that other programs produce. */
const spellings: Readonly<Record<string, (text: string) => string>> = {
  "as the tool writes it": (text) => text,
  "with a declaration and comments": (text) =>
    `<?xml version="1.0" encoding="utf-8"?>\n<!-- mine -->${text}<!-- end -->`,
  "indented between elements": (text) => text.replaceAll("><", ">\n  <"),
  "with elements nobody knows": (text) =>
    text
      .replaceAll("<Notes>", '<Strange xmlns="urn:x"><Inner a="1"/>text</Strange><Notes>')
      .replaceAll(
        "</a:Value></a:KeyValueOfguidanyType>",
        "<Extra/></a:Value></a:KeyValueOfguidanyType>",
      )
      .replaceAll("</Borders>", "<Foreign>kept</Foreign></Borders>"),
  "without lists": (text) =>
    text.replace(/<Notes>.*?<\/Notes>|<Validations.*?<\/Validations>/g, ""),
};

describe.each(Object.entries(spellings))("a model spelled %s", (_, spell) => {
  const text = spell(SMALL);

  test("takes any edits and keeps what was not edited", () => {
    const file = readModel(text);
    const edits = fc.array(arbitraryEdit(awkwardText), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(edits, (list) => {
        expectWrittenInto(file, editedBy(file.model, list));
      }),
      { numRuns: 150 },
    );
  });

  test("is the same file again when edits leave it as it was", () => {
    const file = readModel(text);
    expect(expectWrittenInto(file, structuredClone(file.model))).toBe(text);
  });
});

test("what XML cannot hold is left out, and the ledger says so", () => {
  const file = readModel(SMALL);
  const edits = fc.array(arbitraryEdit(anyText), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(edits, (list) => {
      expectWrittenInto(file, editedBy(file.model, list));
    }),
    { numRuns: 200 },
  );
});
