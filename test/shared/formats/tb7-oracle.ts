/** What must hold of a `.tb7` that was edited and written into the file it came from. */

import { expect } from "vitest";
import { readTb7, type Tb7File } from "../../../shared/formats/tb7/read.ts";
import { writeTb7 } from "../../../shared/formats/tb7/write.ts";
import type { XmlElement } from "../../../shared/formats/xml.ts";
import type { Template } from "../../../shared/template/template.ts";
import { valueOf } from "./reading.ts";

/**
 * Writes the edited template into its file and checks: what is read again is the edited template, and every record
 * that was not edited stands there as it did, byte for byte.
 */
export function expectTemplateWrittenInto(file: Tb7File, edited: Template): void {
  const written = valueOf(writeTb7(edited, file.origin));
  const again = valueOf(readTb7(written.bytes, "again.tb7"));
  expect(again.template).toEqual(edited);
  expect(written.ledger).toEqual([]);
  const lists = ["stencils", "categories", "threatTypes", "threatProperties"] as const;
  for (const list of lists) {
    edited[list].forEach((record, at) => {
      const element = file.sources.get(record);
      // A record that is not the very one of the file was edited.
      if (element === undefined) return;
      const readAgain = again.template[list][at];
      const other = readAgain && again.sources.get(readAgain);
      if (other === undefined) throw new Error("a record was not read again");
      expect(textOf(again, other)).toBe(textOf(file, element));
    });
  }
}

function textOf({ origin }: Tb7File, { start, end }: XmlElement): string {
  return origin.text.slice(start, end);
}
