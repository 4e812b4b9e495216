/** Random edits of any template, by small data that fast-check can shrink. */

import fc from "fast-check";
import type { Stencil, Template, ThreatType } from "../../shared/template/template.ts";
import { changed, inserted, reordered, without } from "./random-lists.ts";
import { aDefinition, aStencil, aThreatType } from "./template.ts";

interface TemplateEdit {
  readonly what: string;
  readonly at: number;
  readonly to: number;
  readonly text: string;
}

/** @param id of a new record */
type Perform<Whole> = (whole: Whole, edit: TemplateEdit, id: string) => Whole;

const OTHER_EDITS: Readonly<Record<string, Perform<Template>>> = {
  "change the manifest": (template, { text }) => ({
    ...template,
    manifest: { ...template.manifest, name: text, author: text },
  }),
  "change flags": (template, { at, to }) => ({
    ...template,
    statusUsed: at % 2 === 0,
    priorityUsed: to % 2 === 0,
  }),
  "add a category": (template, { text }, id) => {
    const added = { id, name: text, shortDescription: text, longDescription: "" };
    return { ...template, categories: [...template.categories, added] };
  },
  "change a category": (template, { at, text }) => ({
    ...template,
    categories: changed(template.categories, at, (one) => ({
      ...one,
      name: text,
      longDescription: text,
    })),
  }),
  "remove a category": (template, { at }) => ({
    ...template,
    categories: without(template.categories, at),
  }),
  "add a threat property": (template, { text }, id) => {
    const kind = "list" as const;
    const added = { name: id, label: text, hidden: false, kind, values: [text, "b"] };
    return { ...template, threatProperties: [...template.threatProperties, added] };
  },
  "change a threat property": (template, { at, text }) => ({
    ...template,
    threatProperties: changed(template.threatProperties, at, (one) => ({
      ...one,
      label: text,
      kind: "list",
      values: [...one.values, text],
    })),
  }),
  "remove a threat property": (template, { at }) => ({
    ...template,
    threatProperties: without(template.threatProperties, at),
  }),
};

const STENCIL_EDITS: Readonly<Record<string, Perform<readonly Stencil[]>>> = {
  "change the texts of a stencil": (stencils, { at, text }) =>
    changed(stencils, at, (one) => ({ ...one, name: text, description: text })),
  "add a stencil": (stencils, { at, to, text }, id) => {
    const parentId = to % 2 === 0 ? null : (stencils[0]?.id ?? null);
    return inserted(stencils, at, aStencil(id, { name: text, parentId }));
  },
  "remove a stencil": (stencils, { at }) => without(stencils, at),
  "reorder stencils": (stencils, { at, to }) => reordered(stencils, at, to),
  "give a stencil another parent": (stencils, { at, to }) =>
    changed(stencils, at, (one) => ({ ...one, parentId: to % 2 === 0 ? null : "GE.P" })),
  "change the looks of a stencil": (stencils, { at, to }) =>
    changed(stencils, at, (one) => ({
      ...one,
      shape: to % 2 === 0 ? "ellipse" : "inherited",
      strokeThickness: to % 3 === 0 ? null : to % 5,
      strokeDashArray: to % 3 === 1 ? "2,2" : null,
      hidden: to % 2 === 0,
    })),
  "add an attribute": (stencils, { at, to, text }, id) =>
    inAttributes(stencils, at, (list) => inserted(list, to, aDefinition(id, [text, "b"]))),
  "remove an attribute": (stencils, { at, to }) =>
    inAttributes(stencils, at, (list) => without(list, to)),
  "change an attribute": (stencils, { at, to, text }) =>
    inAttributes(stencils, at, (list) =>
      changed(list, to, (one) => ({ ...one, label: text, values: [text, ...one.values] })),
    ),
};

const TYPE_EDITS: Readonly<Record<string, Perform<readonly ThreatType[]>>> = {
  "change the texts of a threat type": (types, { at, text }) =>
    changed(types, at, (one) => ({ ...one, title: text, description: text })),
  "change a filter": (types, { at, text }) =>
    changed(types, at, (one) => ({ ...one, include: text, exclude: "" })),
  "add a threat type": (types, { at, text }, id) =>
    inserted(types, at, aThreatType(id, { title: text })),
  "remove a threat type": (types, { at }) => without(types, at),
  "reorder threat types": (types, { at, to }) => reordered(types, at, to),
  "change a value of a threat type": (types, { at, to, text }) =>
    changed(types, at, (one) => ({
      ...one,
      properties: changed(one.properties, to, (property) => ({
        ...property,
        value: to % 2 === 0 ? null : text,
      })),
    })),
};

function inAttributes(
  stencils: readonly Stencil[],
  at: number,
  edit: (list: Stencil["attributes"]) => Stencil["attributes"],
): readonly Stencil[] {
  return changed(stencils, at, (one) => ({ ...one, attributes: edit(one.attributes) }));
}

const NAMES = [OTHER_EDITS, STENCIL_EDITS, TYPE_EDITS].flatMap((edits) => Object.keys(edits));

export function arbitraryTemplateEdit(texts: fc.Arbitrary<string>): fc.Arbitrary<TemplateEdit> {
  return fc.record({
    what: fc.constantFrom(...NAMES),
    at: fc.nat(10_000),
    to: fc.nat(10_000),
    text: texts,
  });
}

/** The template after the edits, generic stencils before all others as every template has them. */
export function templateAfter(template: Template, edits: readonly TemplateEdit[]): Template {
  return edits.reduce((edited, edit, at) => {
    const { what } = edit;
    const id = `new-${at}`;
    const whole = OTHER_EDITS[what]?.(edited, edit, id) ?? edited;
    const stencils = STENCIL_EDITS[what]?.(whole.stencils, edit, id) ?? whole.stencils;
    return {
      ...whole,
      stencils: [
        ...stencils.filter(({ parentId }) => parentId === null),
        ...stencils.filter(({ parentId }) => parentId !== null),
      ],
      threatTypes: TYPE_EDITS[what]?.(whole.threatTypes, edit, id) ?? whole.threatTypes,
    };
  }, template);
}
