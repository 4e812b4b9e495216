/** What must hold of a `.tm7` that was edited and written into the file it came from. */

import { expect } from "vitest";
import { readTm7, type Tm7File } from "../../../shared/formats/tm7/read.ts";
import { writeTm7 } from "../../../shared/formats/tm7/write.ts";
import type { XmlElement } from "../../../shared/formats/xml.ts";
import type { Model } from "../../../shared/model/model.ts";
import { mapTexts, xmlText } from "../../builders/arbitrary-text.ts";
import { valueOf } from "./reading.ts";

/**
 * Writes the edited model into its file and checks: what is read again is the edited model, less what XML cannot
 * hold, of which the ledger speaks; every record that was not edited stands there as it did, byte for byte but for
 * the numbers of objects, and so do the template and whatever the model does not know.
 * @returns the written text
 */
export function expectWrittenInto(file: Tm7File, edited: Model): string {
  const written = valueOf(writeTm7({ model: edited, template: null, origin: file.origin }));
  const again = valueOf(readTm7(written.bytes, "again.tm7"));
  if (file.reindented && !again.reindented) {
    // All that told an indented file is gone; the ledger must at least say what that does to its texts.
    expect(written.ledger).not.toEqual([]);
    return again.origin.text;
  }
  const possible = mapTexts(edited, (text) =>
    file.reindented ? xmlText(text).trim() : xmlText(text),
  );
  expect(withThickness(again.model)).toEqual(withThickness(possible));
  expect(again.template).toEqual(file.template);
  const exact = JSON.stringify(edited) === JSON.stringify(possible);
  expect(written.ledger.length > 0, "the ledger is empty exactly when nothing was lost").toBe(
    !exact,
  );
  expectUneditedAsTheyWere(file, edited, again);
  expectNumbered(file, again);
  return again.origin.text;
}

function expectUneditedAsTheyWere(file: Tm7File, edited: Model, again: Tm7File): void {
  const pairs: (readonly [object, object | undefined])[] = [
    ...edited.threats.map((threat, at) => [threat, again.model.threats[at]] as const),
    ...edited.notes.map((note, at) => [note, again.model.notes[at]] as const),
    ...edited.messages.map((message, at) => [message, again.model.messages[at]] as const),
    ...edited.diagrams.flatMap((diagram, at) => {
      const other = again.model.diagrams[at];
      return [
        [diagram, other] as const,
        ...diagram.shapes.map((shape, index) => [shape, other?.shapes[index]] as const),
        ...diagram.lines.map((line, index) => [line, other?.lines[index]] as const),
      ];
    }),
  ];
  for (const [record, readAgain] of pairs) {
    const element = file.sources.get(record);
    // A record that is not the very one of the file was edited.
    if (element === undefined) continue;
    const other = readAgain && again.sources.get(readAgain);
    if (other === undefined) throw new Error("a record was not read again");
    expect(unnumbered(again, other)).toBe(unnumbered(file, element));
  }
  for (const section of file.origin.root.children) {
    if (EDITED_SECTIONS.has(section.local)) continue;
    const other = again.origin.root.children.find(({ local }) => local === section.local);
    if (other === undefined) throw new Error(`${section.local} is gone`);
    expect(unnumbered(again, other)).toBe(unnumbered(file, section));
  }
}

const EDITED_SECTIONS = new Set([
  "DrawingSurfaceList",
  "MetaInformation",
  "Notes",
  "ThreatInstances",
  "ThreatGenerationEnabled",
  "Validations",
]);

/** The text of an element as written, without the numbers of objects. */
function unnumbered({ origin }: Tm7File, element: XmlElement): string {
  return origin.text.slice(element.start, element.end).replace(/(\sz:(?:Id|Ref)=)"[^"]*"/g, '$1""');
}

/** Objects are numbered i1, i2, ... in document order, or as they were if none came, went or moved. */
function expectNumbered(file: Tm7File, again: Tm7File): void {
  const numbers = objectNumbers(again.origin.root);
  const stayed = numbers.join() === objectNumbers(file.origin.root).join();
  if (!stayed) expect(numbers).toEqual(numbers.map((_, at) => `i${at + 1}`));
}

/** Every `z:Id`, in document order. */
function objectNumbers(element: XmlElement): readonly string[] {
  const own = element.attributes.flatMap(({ name, value }) => (name === "z:Id" ? [value] : []));
  const numbers = [...own];
  for (const child of element.children) numbers.push(...objectNumbers(child));
  return numbers;
}

/** The model with 0 for every thickness left open: the file says it so, and it means the same. */
export function withThickness(model: Model): Model {
  const said = <Item extends { readonly strokeThickness: number | null }>(item: Item): Item => ({
    ...item,
    strokeThickness: item.strokeThickness ?? 0,
  });
  const diagrams = model.diagrams.map((diagram) => ({
    ...diagram,
    shapes: diagram.shapes.map(said),
    lines: diagram.lines.map(said),
  }));
  return { ...model, diagrams };
}
