/** Where two XML files that should be the same are not, whatever the order of attributes and the white space. */

import type { XmlElement } from "../../shared/formats/xml.ts";

/** One line for every difference: the path, a colon, and what it is. */
export function xmlDifferences(before: XmlElement, after: XmlElement): readonly string[] {
  const differences: string[] = [];
  compare(before, after, "", differences);
  return differences;
}

function compare(before: XmlElement, after: XmlElement, path: string, found: string[]): void {
  if (before.name !== after.name) found.push(`${path}: ${before.name} became ${after.name}`);
  compareAttributes(before, after, path, found);
  if (before.text !== after.text) {
    const space = before.text.trim() === after.text.trim();
    const texts = `text ${JSON.stringify(before.text)} became ${JSON.stringify(after.text)}`;
    found.push(`${path}: ${space ? "white space" : texts}`);
  }
  const gone = unpaired(before, after);
  const come = unpaired(after, before);
  found.push(...[...gone].map((child) => `${path}: ${nameOf(child)} is gone`));
  found.push(...[...come].map((child) => `${path}: ${nameOf(child)} is new`));
  const rest = after.children.filter((child) => !come.has(child));
  before.children
    .filter((child) => !gone.has(child))
    .forEach((child, at) => {
      const other = rest[at];
      if (other === undefined) throw new Error("paired children are as many on both sides");
      compare(child, other, `${path}/${child.local}`, found);
    });
}

function compareAttributes(before: XmlElement, after: XmlElement, path: string, found: string[]) {
  const spell = ({ attributes }: XmlElement) =>
    attributes.map(({ name, value }) => `${name} ${JSON.stringify(value)}`);
  const [old, now] = [spell(before), spell(after)];
  if (old.join() === now.join()) return;
  if (old.toSorted().join() === now.toSorted().join()) {
    found.push(`${path}: attributes in another order`);
    return;
  }
  const values = new Map(after.attributes.map(({ name, value }) => [name, value]));
  for (const { name, value } of before.attributes) {
    const other = values.get(name);
    if (other === value) continue;
    const became = other === undefined ? "is gone" : `became ${JSON.stringify(other)}`;
    found.push(`${path}: attribute ${name} ${JSON.stringify(value)} ${became}`);
  }
  const names = new Set(before.attributes.map(({ name }) => name));
  for (const { name } of after.attributes) {
    if (!names.has(name)) found.push(`${path}: attribute ${name} is new`);
  }
}

/** The children of one that the other lacks, told by name (and key, where they have one), in number. */
function unpaired(one: XmlElement, other: XmlElement): ReadonlySet<XmlElement> {
  const there = new Map<string, number>();
  for (const child of other.children) {
    there.set(nameOf(child), (there.get(nameOf(child)) ?? 0) + 1);
  }
  return new Set(
    one.children.filter((child) => {
      const left = there.get(nameOf(child)) ?? 0;
      there.set(nameOf(child), left - 1);
      return left <= 0;
    }),
  );
}

function nameOf(element: XmlElement): string {
  if (element.local !== "KeyValueOfstringstring") return element.local;
  return `${element.local} ${element.children[0]?.text ?? ""}`;
}
