/** Any edits of a small template, written into the file it came from and anew. */

import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { readTb7 } from "../../../shared/formats/tb7/read.ts";
import { writeTb7 } from "../../../shared/formats/tb7/write.ts";
import { arbitraryTemplateEdit, templateAfter } from "../../builders/arbitrary-template.ts";
import { awkwardText } from "../../builders/arbitrary-text.ts";
import { elementType, tb7, tb7Attribute, tb7Datum, tb7ThreatType } from "../../builders/tb7.ts";
import { bytesOf } from "../../builders/tm7-text.ts";
import { valueOf } from "./reading.ts";
import { expectTemplateWrittenInto } from "./tb7-oracle.ts";

// Many random cases on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const SMALL = tb7({
  generic: [
    elementType("GE.P", "ROOT", "Ellipse", [tb7Attribute("a", ["x", "y"])]),
    elementType("GE.DF", "ROOT", "Line"),
  ],
  standard: [elementType("SE.P", "GE.P", "Inherited", [tb7Attribute("b", ["1"], true)])],
  data: [tb7Datum("Title", ""), tb7Datum("Priority", "<Values><Value>High</Value></Values>")],
  threatTypes: [
    tb7ThreatType("T1", [tb7Datum("Priority", "<Values><Value>Low</Value></Values>")]),
    tb7ThreatType("T2"),
    tb7ThreatType("T3"),
  ],
});
const edits = fc.array(arbitraryTemplateEdit(awkwardText), { minLength: 1, maxLength: 12 });

describe.each([
  ["as the tool writes it", SMALL],
  ["with the line ends of Windows", SMALL.replaceAll("\n", "\r\n")],
  ["on one line", SMALL.replaceAll(/>\s+</g, "><")],
  [
    "with elements nobody knows",
    SMALL.replaceAll("</ElementType>", "<Extra>1</Extra></ElementType>"),
  ],
])("a template spelled %s", (_, text) => {
  const file = valueOf(readTb7(bytesOf(text), "small.tb7"));

  test("takes any edits and keeps what was not edited", () => {
    fc.assert(
      fc.property(edits, (list) => {
        expectTemplateWrittenInto(file, templateAfter(file.template, list));
      }),
      { numRuns: 150 },
    );
  });
});

test("a template written anew reads as it was, and gives the same bytes again", () => {
  const { template } = valueOf(readTb7(bytesOf(SMALL), "small.tb7"));
  fc.assert(
    fc.property(edits, (list) => {
      const edited = templateAfter(template, list);
      const { bytes, ledger } = valueOf(writeTb7(edited, null));
      const again = valueOf(readTb7(bytes, "again.tb7"));
      expect(again.template).toEqual(edited);
      expect(ledger).toEqual([]);
      expect(valueOf(writeTb7(again.template, null)).bytes).toEqual(bytes);
    }),
  );
});
