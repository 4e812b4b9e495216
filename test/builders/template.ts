/** Small templates and the things of a diagram, with everything a test does not care about filled in. */

import type {
  Annotation,
  Attribute,
  BoundaryBox,
  BoundaryLine,
  Diagram,
  Element,
  Flow,
  Line,
  Model,
  Point,
  Shape,
} from "../../shared/model/model.ts";
import type {
  AttributeDefinition,
  Stencil,
  Template,
  ThreatType,
} from "../../shared/template/template.ts";

/** A stencil; generic unless it names a parent. */
export function aStencil(id: string, more: Partial<Stencil> = {}): Stencil {
  return {
    id,
    name: `Stencil ${id}`,
    description: "",
    parentId: null,
    hidden: false,
    shape: more.parentId ? "inherited" : "ellipse",
    image: null,
    imageLocation: "centeredOnStencil",
    strokeDashArray: null,
    strokeThickness: null,
    attributes: [],
    ...more,
  };
}

/** An attribute definition; choosable unless `fixed`. */
export function aDefinition(
  name: string,
  values: readonly string[] = ["Not Selected", "Yes", "No"],
  more: Partial<AttributeDefinition> = {},
): AttributeDefinition {
  return { name, label: `Label of ${name}`, fixed: false, values, ...more };
}

/** A threat type that always fires on flows. */
export function aThreatType(id: string, more: Partial<ThreatType> = {}): ThreatType {
  return {
    id,
    title: `Title ${id}`,
    categoryId: "S",
    description: `Description ${id}`,
    include: "flow is 'GE.DF'",
    exclude: "",
    properties: [],
    ...more,
  };
}

/** The generic stencils of Microsoft's templates, one category, the usual threat properties. */
export function aTemplate(more: Partial<Template> = {}): Template {
  const text = { hidden: false, kind: "text" as const, values: [] };
  return {
    manifest: { id: "template", name: "Template", version: "1.0.0.0", author: "" },
    threatProperties: [
      { name: "Title", label: "Title", ...text },
      { name: "UserThreatCategory", label: "Category", ...text },
      { name: "UserThreatShortDescription", label: "Short Description", ...text },
      { name: "UserThreatDescription", label: "Description", ...text },
      { name: "StateInformation", label: "Justification", ...text },
      { name: "InteractionString", label: "Interaction", ...text },
      { name: "PossibleMitigations", label: "Possible Mitigations", ...text },
      { name: "Priority", label: "Priority", hidden: false, kind: "list", values: ["Top", "Low"] },
      { name: "SDLPhase", label: "SDL Phase", ...text, values: ["Design", "Implementation"] },
    ],
    priorityUsed: true,
    statusUsed: true,
    stencils: genericStencils,
    categories: [
      { id: "S", name: "Spoofing", shortDescription: "Short spoofing", longDescription: "Long" },
    ],
    threatTypes: [aThreatType("T1")],
    ...more,
  };
}

export const genericStencils: readonly Stencil[] = [
  aStencil("GE.P", { name: "Generic Process" }),
  aStencil("GE.EI", { name: "Generic External Interactor", shape: "rectangle" }),
  aStencil("GE.DS", { name: "Generic Data Store", shape: "parallelLines" }),
  aStencil("GE.A", { name: "Annotation", shape: "annotation" }),
  aStencil("GE.DF", { name: "Generic Data Flow", shape: "line" }),
  aStencil("GE.TB.B", { name: "Generic Trust Border Boundary", shape: "boundaryBox" }),
  aStencil("GE.TB.L", { name: "Generic Trust Line Boundary", shape: "boundaryLine" }),
];

function anItem(id: string, stencilId: string) {
  return {
    id,
    stencilId,
    genericStencilId: stencilId,
    name: `Name of ${id}`,
    attributes: [],
    strokeDashArray: null,
    strokeThickness: null,
  };
}

const nearOrigin = { left: 0, top: 0, width: 100, height: 100 };
const inScope = { outOfScope: false, outOfScopeReason: "" };

export function anElement(id: string, more: Partial<Element> = {}): Element {
  return { kind: "process", ...anItem(id, "GE.P"), ...nearOrigin, ...inScope, ...more };
}

export function anAnnotation(id: string, more: Partial<Annotation> = {}): Annotation {
  return { kind: "annotation", ...anItem(id, "GE.A"), ...nearOrigin, ...more };
}

export function aBox(id: string, more: Partial<BoundaryBox> = {}): BoundaryBox {
  return { kind: "boundaryBox", ...anItem(id, "GE.TB.B"), ...nearOrigin, ...more };
}

/** Ends and handle of a line: source, handle, target as x, y. */
export function aCurve(
  source: readonly [number, number],
  handle: readonly [number, number],
  target: readonly [number, number],
): { readonly source: Point; readonly handle: Point; readonly target: Point } {
  const point = ([x, y]: readonly [number, number]): Point => ({ x, y });
  return { source: point(source), handle: point(handle), target: point(target) };
}

export function aFlow(
  id: string,
  sourceId: string | null,
  targetId: string | null,
  more: Partial<Flow> = {},
): Flow {
  return {
    kind: "flow",
    ...anItem(id, "GE.DF"),
    ...aCurve([0, 0], [50, 0], [100, 0]),
    ...inScope,
    sourceId,
    targetId,
    sourcePort: "east",
    targetPort: "west",
    ...more,
  };
}

export function anArc(id: string, more: Partial<BoundaryLine> = {}): BoundaryLine {
  return {
    kind: "boundaryLine",
    ...anItem(id, "GE.TB.L"),
    ...aCurve([500, -50], [500, 0], [500, 50]),
    ...more,
  };
}

/** A list attribute with this value chosen. */
export function chosen(name: string, value: string): Attribute {
  return { kind: "list", name, label: name, options: ["?", value], selected: 1, fixed: false };
}

export function aDiagram(id: string, shapes: readonly Shape[], lines: readonly Line[]): Diagram {
  return { id, name: `Diagram ${id}`, zoom: 1, shapes, lines };
}

export function aModel(diagrams: readonly Diagram[], more: Partial<Model> = {}): Model {
  return {
    information: {
      name: "",
      owner: "",
      reviewer: "",
      contributors: "",
      description: "",
      assumptions: "",
      externalDependencies: "",
    },
    generationEnabled: true,
    diagrams,
    threats: [],
    notes: [],
    messages: [],
    ...more,
  };
}

/** A diagram of two elements `a` and `b` with these lines. */
export function aPair(lines: readonly Line[] = [aFlow("f", "a", "b")]): Diagram {
  return aDiagram("d", [anElement("a"), anElement("b")], lines);
}
