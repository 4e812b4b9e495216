/** Changes a `.tb7` to what a template says, by splices: whatever did not change stays as it was. */

import { isSame, pairUp } from "../../model/sequence.ts";
import type {
  AttributeDefinition,
  Stencil,
  Template,
  ThreatCategory,
  ThreatPropertyDefinition,
  ThreatType,
} from "../../template/template.ts";
import {
  definitionsByName,
  imageBase64,
  IMAGE_LOCATIONS,
  parentIdOf,
  PROPERTY_KINDS,
  REPRESENTATIONS,
} from "../knowledge-base-words.ts";
import { childOf } from "../xml-content.ts";
import { XmlEdits, type ListMember } from "../xml-edit.ts";
import { escapeAttribute } from "../xml-text.ts";
import type { XmlElement } from "../xml.ts";
import {
  ATTRIBUTE_ORDER,
  CATEGORY_ORDER,
  DATUM_ORDER,
  FILTER_ORDER,
  META_ORDER,
  ROOT_ORDER,
  STENCIL_ORDER,
  TYPE_ORDER,
} from "./order.ts";
import type { Tb7File } from "./read.ts";
import {
  attributePart,
  categoryPart,
  constraintsPart,
  definitionPart,
  isGeneric,
  manifestPart,
  nilValuePart,
  part,
  spellPart,
  stencilPart,
  threatTypePart,
  typeDatumPart,
  valuePart,
  valuesPart,
  type Part,
} from "./spell.ts";

/** The text of the file with the template's changes made in it; the same text when there are none. */
export function editedTb7(file: Tb7File, template: Template): string {
  const edit = new TemplateEdit(file, template);
  edit.run();
  return edit.edits.untouched ? file.origin.text : edit.edits.finish();
}

class TemplateEdit {
  readonly edits: XmlEdits;
  readonly #file: Tb7File;
  readonly #after: Template;
  readonly #newline: string;

  constructor(file: Tb7File, after: Template) {
    const { text } = file.origin;
    this.edits = new XmlEdits(file.origin);
    this.#file = file;
    this.#after = after;
    this.#newline = text.includes("\r\n") ? "\r\n" : text.includes("\n") ? "\n" : "";
  }

  run(): void {
    const { root } = this.#file.origin;
    const before = this.#file.template;
    const after = this.#after;
    this.#editManifest(root);
    const meta = childOf(root, "ThreatMetaData");
    if (meta === null) {
      const { priorityUsed, statusUsed, threatProperties } = after;
      const same =
        before.priorityUsed === priorityUsed &&
        before.statusUsed === statusUsed &&
        threatProperties.length === 0;
      if (!same) {
        const all = [
          part("IsPriorityUsed", String(priorityUsed)),
          part("IsStatusUsed", String(statusUsed)),
          part("PropertiesMetaData", threatProperties.map(definitionPart)),
        ];
        this.#add(root, part("ThreatMetaData", all), ROOT_ORDER);
      }
    } else {
      this.#flag(meta, "IsPriorityUsed", before.priorityUsed, after.priorityUsed, META_ORDER);
      this.#flag(meta, "IsStatusUsed", before.statusUsed, after.statusUsed, META_ORDER);
      this.#list(meta, "PropertiesMetaData", META_ORDER, before.threatProperties, {
        after: after.threatProperties,
        keyOf: ({ name }) => name,
        edit: (from, to) => {
          this.#editDefinition(from, to);
        },
        spell: definitionPart,
      });
    }
    this.#editStencils(root);
    this.#list(root, "ThreatCategories", ROOT_ORDER, before.categories, {
      after: after.categories,
      keyOf: ({ id }) => id,
      edit: (from, to) => {
        this.#editCategory(from, to);
      },
      spell: categoryPart,
    });
    const definitions = definitionsByName(after.threatProperties);
    this.#list(root, "ThreatTypes", ROOT_ORDER, before.threatTypes, {
      after: after.threatTypes,
      keyOf: ({ id }) => id,
      edit: (from, to) => {
        this.#editType(from, to, definitions);
      },
      spell: (type) => threatTypePart(type, definitions),
    });
  }

  #editManifest(root: XmlElement): void {
    const { manifest } = this.#after;
    const before = this.#file.template.manifest;
    if (isSame(before, manifest)) return;
    const element = childOf(root, "Manifest");
    if (element === null) {
      this.#add(root, manifestPart(manifest), ROOT_ORDER);
      return;
    }
    const fields = ["name", "id", "version", "author"] as const;
    const changed = fields.filter((field) => before[field] !== manifest[field]);
    const written = new Set(element.attributes.map(({ name }) => name));
    if (!changed.every((field) => written.has(field))) {
      this.edits.replace(element, this.#spell(manifestPart(manifest), element));
      return;
    }
    for (const field of changed) {
      this.edits.setAttribute(element, field, escapeAttribute(manifest[field]));
    }
  }

  /** A stencil stays in the list it stands in, unless it becomes generic or ceases to be so. */
  #editStencils(root: XmlElement): void {
    const before = this.#file.template.stencils;
    const standsGeneric = (stencil: Stencil) =>
      this.edits.parentOf(this.#source(stencil)).local === "GenericElements";
    const { pairs } = pairUp(before, this.#after.stencils, ({ id }) => id);
    const generic = new Set(
      pairs.flatMap((pair) => {
        const stays = pair.before !== null && isGeneric(pair.before) === isGeneric(pair.after);
        const there = stays && pair.before ? standsGeneric(pair.before) : isGeneric(pair.after);
        return there ? [pair.after] : [];
      }),
    );
    const rules = {
      keyOf: ({ id }: Stencil) => id,
      edit: (from: Stencil, to: Stencil) => {
        this.#editStencil(from, to);
      },
      spell: stencilPart,
    };
    this.#list(root, "GenericElements", ROOT_ORDER, before.filter(standsGeneric), {
      ...rules,
      after: this.#after.stencils.filter((stencil) => generic.has(stencil)),
    });
    const standard = before.filter((stencil) => !standsGeneric(stencil));
    this.#list(root, "StandardElements", ROOT_ORDER, standard, {
      ...rules,
      after: this.#after.stencils.filter((stencil) => !generic.has(stencil)),
    });
  }

  #editStencil(before: Stencil, after: Stencil): void {
    const element = this.#source(before);
    const set = (name: string, from: string | null, to: string | null) => {
      this.#set(element, name, from, to, STENCIL_ORDER);
    };
    set("Name", before.name, after.name);
    set("Description", before.description, after.description);
    set("ParentElement", parentIdOf(before), parentIdOf(after));
    set("Image", imageBase64(before), imageBase64(after));
    this.#flag(element, "Hidden", before.hidden, after.hidden, STENCIL_ORDER);
    set("Representation", REPRESENTATIONS[before.shape], REPRESENTATIONS[after.shape]);
    set("StrokeThickness", numberText(before.strokeThickness), numberText(after.strokeThickness));
    set("StrokeDashArray", before.strokeDashArray, after.strokeDashArray);
    set(
      "ImageLocation",
      IMAGE_LOCATIONS[before.imageLocation],
      IMAGE_LOCATIONS[after.imageLocation],
    );
    this.#list(element, "Attributes", STENCIL_ORDER, before.attributes, {
      after: after.attributes,
      keyOf: ({ name }) => name,
      edit: (from, to) => {
        this.#editAttribute(from, to);
      },
      spell: attributePart,
    });
    if (isSame(before.constraints ?? null, after.constraints ?? null)) return;
    const standing = childOf(element, "StencilConstraints");
    const wanted = after.constraints === undefined ? null : constraintsPart(after.constraints);
    if (standing === null) {
      if (wanted !== null) this.#add(element, wanted, STENCIL_ORDER);
    } else if (wanted === null) this.edits.remove(standing);
    else this.edits.replace(standing, this.#spell(wanted, standing));
  }

  #editAttribute(before: AttributeDefinition, after: AttributeDefinition): void {
    const element = this.#source(before);
    this.#set(element, "DisplayName", before.label, after.label, ATTRIBUTE_ORDER);
    const mode = ({ fixed }: AttributeDefinition) => (fixed ? "Static" : "Dynamic");
    this.#set(element, "Mode", mode(before), mode(after), ATTRIBUTE_ORDER);
    this.#values(element, "AttributeValues", ATTRIBUTE_ORDER, before.values, after.values);
  }

  #editDefinition(before: ThreatPropertyDefinition, after: ThreatPropertyDefinition): void {
    const element = this.#source(before);
    this.#set(element, "Label", before.label, after.label, DATUM_ORDER);
    this.#flag(element, "HideFromUI", before.hidden, after.hidden, DATUM_ORDER);
    this.#values(element, "Values", DATUM_ORDER, before.values, after.values);
    this.#set(element, "Id", before.id ?? null, after.id ?? null, DATUM_ORDER);
    const kind = ({ kind: of }: ThreatPropertyDefinition) => PROPERTY_KINDS[of];
    this.#set(element, "AttributeType", kind(before), kind(after), DATUM_ORDER);
  }

  #editCategory(before: ThreatCategory, after: ThreatCategory): void {
    const element = this.#source(before);
    const set = (name: string, from: string, to: string) => {
      this.#set(element, name, from, to, CATEGORY_ORDER);
    };
    set("Name", before.name, after.name);
    set("ShortDescription", before.shortDescription, after.shortDescription);
    set("LongDescription", before.longDescription, after.longDescription);
  }

  #editType(
    before: ThreatType,
    after: ThreatType,
    definitions: ReadonlyMap<string, ThreatPropertyDefinition>,
  ): void {
    const element = this.#source(before);
    const filters = childOf(element, "GenerationFilters");
    if (filters !== null) {
      this.#set(filters, "Include", before.include, after.include, FILTER_ORDER);
      this.#set(filters, "Exclude", before.exclude, after.exclude, FILTER_ORDER);
    } else if (before.include !== after.include || before.exclude !== after.exclude) {
      const all = [part("Include", after.include), part("Exclude", after.exclude)];
      this.#add(element, part("GenerationFilters", all), TYPE_ORDER);
    }
    const set = (name: string, from: string | null, to: string | null) => {
      this.#set(element, name, from, to, TYPE_ORDER);
    };
    set("ShortTitle", before.title, after.title);
    set("Category", before.categoryId, after.categoryId);
    set("RelatedCategory", before.relatedCategoryId ?? null, after.relatedCategoryId ?? null);
    set("Description", before.description, after.description);
    this.#list(element, "PropertiesMetaData", TYPE_ORDER, before.properties, {
      after: after.properties,
      keyOf: ({ name }) => name,
      edit: (from, to) => {
        this.#editTypeValue(this.#source(from), to.value);
      },
      spell: (property) => typeDatumPart(property, definitions),
    });
  }

  #editTypeValue(datum: XmlElement, value: string | null): void {
    const list = childOf(datum, "Values");
    const standing = list === null ? null : childOf(list, "Value");
    const wanted = value === null ? nilValuePart() : valuePart(value);
    if (list === null) this.#add(datum, valuesPart([wanted]), DATUM_ORDER);
    else if (standing === null) this.#add(list, wanted, ["Value"]);
    else if (value !== null) this.edits.setText(standing, value, this.#file.reindented);
    else this.edits.replace(standing, this.#spell(wanted, standing));
  }

  #source(record: object): XmlElement {
    const element = this.#file.sources.get(record);
    if (element === undefined) throw new Error("a record of the file has no element");
    return element;
  }

  #flag(
    owner: XmlElement,
    name: string,
    from: boolean,
    to: boolean,
    order: readonly string[],
  ): void {
    this.#set(owner, name, String(from), String(to), order);
  }

  /** Sets the text of a member; null takes it out. */
  #set(
    owner: XmlElement,
    name: string,
    from: string | null,
    to: string | null,
    order: readonly string[],
  ): void {
    if (from === to) return;
    const child = childOf(owner, name);
    if (to === null) {
      if (child !== null) this.edits.remove(child);
    } else if (child === null) this.#add(owner, part(name, to), order);
    else this.edits.setText(child, to, this.#file.reindented);
  }

  /** Makes a list of plain values say `after`. */
  #values(
    owner: XmlElement,
    name: string,
    order: readonly string[],
    before: readonly string[],
    after: readonly string[],
  ): void {
    if (isSame(before, after)) return;
    const list = childOf(owner, name);
    const wanted = part(name, after.map(valuePart));
    if (list === null) {
      this.#add(owner, wanted, order);
      return;
    }
    const elements = list.children.filter(({ local }) => local === "Value");
    if (elements.length !== before.length) {
      this.edits.replace(list, this.#spell(wanted, list));
      return;
    }
    const standing = elements.map((element, at): ValueEntry => ({
      element,
      value: before[at] ?? "",
    }));
    const { pairs } = pairUp(
      standing,
      after.map((value): ValueEntry => ({ element: null, value })),
      ({ value }) => value,
    );
    const members = pairs.map(
      (pair): ListMember =>
        pair.before?.element ??
        spellPart(valuePart(pair.after.value), this.#depthOf(list) + 1, this.#newline),
    );
    this.edits.arrange(list, elements, members);
  }

  #list<Record extends object>(
    owner: XmlElement,
    name: string,
    order: readonly string[],
    before: readonly Record[],
    rules: {
      readonly after: readonly Record[];
      readonly keyOf: (record: Record) => string;
      readonly edit: (before: Record, after: Record) => void;
      readonly spell: (record: Record) => Part;
    },
  ): void {
    if (isSame(before, rules.after)) return;
    const list = childOf(owner, name);
    if (list === null) {
      this.#add(owner, part(name, rules.after.map(rules.spell)), order);
      return;
    }
    const { pairs } = pairUp(before, rules.after, rules.keyOf);
    const members = pairs.map((pair): ListMember => {
      if (pair.before === null) {
        return spellPart(rules.spell(pair.after), this.#depthOf(list) + 1, this.#newline);
      }
      if (!isSame(pair.before, pair.after)) rules.edit(pair.before, pair.after);
      return this.#source(pair.before);
    });
    const managed = before.map((record) => this.#source(record));
    this.edits.arrange(list, managed, members);
  }

  #add(owner: XmlElement, one: Part, order: readonly string[]): void {
    const before = new Set(order.slice(0, order.indexOf(one.name)));
    this.edits.insertAfter(owner, before, spellPart(one, this.#depthOf(owner) + 1, this.#newline));
  }

  /** A part spelled to take the place of an element. */
  #spell(one: Part, standing: XmlElement): string {
    return spellPart(one, this.#depthOf(standing), this.#newline);
  }

  #depthOf(element: XmlElement): number {
    let depth = 0;
    let at = element;
    while (at !== this.#file.origin.root) {
      at = this.edits.parentOf(at);
      depth++;
    }
    return depth;
  }
}

interface ValueEntry {
  readonly element: XmlElement | null;
  readonly value: string;
}

function numberText(number: number | null): string | null {
  return number === null ? null : String(number);
}
