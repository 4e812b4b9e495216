/** Coordinates of items: numbers where the file has sound ones, stand-ins with a ledger entry where not. */

import type { Point } from "../../model/model.ts";
import { excerpt, parseNumber, type XmlContent } from "../xml-content.ts";
import type { XmlElement } from "../xml.ts";

/** Beyond this no diagram can be drawn; real ones stay under 10,000. */
const FARTHEST = 1_000_000;
/** The tool's size for a new element, in diagram units. */
const DEFAULT_SIZE = 100;

/** Reads the coordinates of one item and notes, in one entry, all that are not sound. */
export class Coordinates {
  readonly #element: XmlElement;
  readonly #content: XmlContent;
  readonly #faults: string[] = [];

  constructor(element: XmlElement, content: XmlContent) {
    this.#element = element;
    this.#content = content;
  }

  /** A position; 0 when missing or absurd. */
  position(local: string): number {
    return this.#sound(local) ?? 0;
  }

  /** A width or height; 100 when missing, absurd or negative. */
  size(local: string): number {
    const size = this.#sound(local);
    if (size !== null && size < 0) {
      this.#faults.push(`${local} is ${size}`);
      return DEFAULT_SIZE;
    }
    return size ?? DEFAULT_SIZE;
  }

  /** The point of `<name>X` and `<name>Y`; a missing or absurd coordinate is that of the stand-in. */
  point(name: string, standIn: Point): Point {
    return { x: this.#sound(`${name}X`) ?? standIn.x, y: this.#sound(`${name}Y`) ?? standIn.y };
  }

  /** To be called when all are read. */
  report(place: () => string): void {
    if (this.#faults.length === 0) return;
    this.#content.note(
      "approximated",
      place(),
      `${this.#faults.join(", ")}; replaced by a usual value.`,
    );
  }

  #sound(local: string): number | null {
    const written = this.#content.wordOf(this.#element, local);
    const number = parseNumber(written);
    // Adding zero turns -0, which JSON cannot carry, into 0.
    if (number !== null && Math.abs(number) <= FARTHEST) return number + 0;
    this.#faults.push(written === "" ? `${local} is missing` : `${local} is ${excerpt(written)}`);
    return null;
  }
}
