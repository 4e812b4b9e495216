import type { Id } from "../model/model.ts";
import { STANDING_PROPERTIES } from "./standing-properties.ts";
import type { Stencil, StencilShape, Template, ThreatCategory } from "./template.ts";

/**
 * A sound template without rules: the generic stencils under the ids every tool knows, the six categories of STRIDE,
 * the properties every threat has.
 * @param id a new UUID
 */
export function blankTemplate(id: string, name: string, author: string): Template {
  return {
    manifest: { id, name, version: "1.0.0.0", author },
    threatProperties: [
      ...STANDING_PROPERTIES,
      {
        name: "Priority",
        label: "Priority",
        hidden: false,
        kind: "list",
        values: ["High", "Medium", "Low"],
      },
    ],
    priorityUsed: true,
    statusUsed: true,
    stencils: GENERIC.map(([stencilId, stencilName, shape, description]) =>
      newStencil(stencilId, stencilName, null, shape, description),
    ),
    categories: CATEGORIES.map(([categoryId, categoryName, shortDescription]): ThreatCategory => ({
      id: categoryId,
      name: categoryName,
      shortDescription,
      longDescription: "",
    })),
    threatTypes: [],
  };
}

/** A stencil with nothing stated of it. */
export function newStencil(
  id: Id,
  name: string,
  parentId: Id | null,
  shape: StencilShape = "inherited",
  description = "",
): Stencil {
  return {
    id,
    name,
    description,
    parentId,
    hidden: false,
    shape,
    image: null,
    imageLocation: "centeredOnStencil",
    strokeDashArray: null,
    strokeThickness: null,
    attributes: [],
  };
}

const GENERIC: readonly (readonly [Id, string, StencilShape, string])[] = [
  ["GE.P", "Process", "ellipse", "Code that runs."],
  ["GE.EI", "External interactor", "rectangle", "A person or system outside what is built."],
  ["GE.DS", "Data store", "parallelLines", "Where data rests."],
  ["GE.A", "Annotation", "annotation", "Free text."],
  ["GE.DF", "Data flow", "line", "Data on its way."],
  ["GE.TB.L", "Trust boundary line", "boundaryLine", "A line where trust changes."],
  ["GE.TB.B", "Trust boundary", "boundaryBox", "A frame around what is trusted alike."],
];

const CATEGORIES: readonly (readonly [Id, string, string])[] = [
  ["S", "Spoofing", "Someone or something passes for another."],
  ["T", "Tampering", "Data or code is changed by somebody who may not change it."],
  ["R", "Repudiation", "Somebody denies what they did and nothing can show otherwise."],
  ["I", "Information disclosure", "Data reaches somebody it is not meant for."],
  ["D", "Denial of service", "Those who need the system cannot use it."],
  ["E", "Elevation of privilege", "Somebody gains rights they were not given."],
];
