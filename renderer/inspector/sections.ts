import type { Attribute } from "../../shared/model/model.ts";

export type ValueAttribute = Exclude<Attribute, { kind: "heading" }>;

export interface AttributeSection {
  /** Null for attributes before the first heading. */
  readonly title: string | null;
  readonly attributes: readonly ValueAttribute[];
}

/** Attributes under the headings they stand below; headings with nothing below are left out. */
export function attributeSections(attributes: readonly Attribute[]): readonly AttributeSection[] {
  const sections: { title: string | null; attributes: ValueAttribute[] }[] = [
    { title: null, attributes: [] },
  ];
  for (const attribute of attributes) {
    if (attribute.kind === "heading") sections.push({ title: attribute.label, attributes: [] });
    else sections.at(-1)?.attributes.push(attribute);
  }
  return sections.filter((section) => section.attributes.length > 0);
}
