/** A model of any size over any template, the same at every call: for benchmarks and scale tests. */

import type {
  Attribute,
  Boundary,
  Diagram,
  Element,
  ElementKind,
  Flow,
  Model,
  Point,
  Port,
} from "../../shared/model/model.ts";
import { portPosition } from "../../shared/model/geometry.ts";
import { effectiveShape, initialAttributes } from "../../shared/template/inheritance.ts";
import { genericStencil } from "../../shared/template/lookup.ts";
import type { Stencil, StencilShape, Template } from "../../shared/template/template.ts";

export interface LargeModelSize {
  readonly elements: number;
  readonly flows: number;
  readonly boxes: number;
  readonly arcs: number;
}

const kinds: Partial<Record<StencilShape, ElementKind>> = {
  ellipse: "process",
  rectangle: "externalInteractor",
  parallelLines: "dataStore",
};
const spacing = 180;

/** Columns and rows from an element to one it has a flow to. */
const NEIGHBOURS: readonly (readonly [number, number])[] = [
  [1, 0],
  [2, 0],
  [0, 1],
  [1, 1],
];

/** One diagram: elements of every stencil in a grid, flows between near ones, boxes and arcs among them. */
export function largeModel(template: Template, size: LargeModelSize): Model {
  const random = randomNumbers(20260101);
  const columns = Math.ceil(Math.sqrt(size.elements));
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const ofShape = (...shapes: StencilShape[]): readonly Stencil[] =>
    template.stencils.filter(({ id }) => shapes.includes(effectiveShape(template, id)));
  const spot = (): Point => ({
    x: Math.floor(random() * columns * spacing),
    y: Math.floor(random() * columns * spacing),
  });
  const item = (id: string, stencil: Stencil) => ({
    id,
    stencilId: stencil.id,
    genericStencilId: genericStencil(template, stencil.id)?.id ?? stencil.id,
    name: `${stencil.name} ${id}`,
    attributes: initialAttributes(template, stencil.id).map((attribute) =>
      choose(attribute, random()),
    ),
    strokeDashArray: null,
    strokeThickness: null,
  });

  const elementStencils = ofShape("ellipse", "rectangle", "parallelLines");
  const elements = build(size.elements, (at): Element => {
    const stencil = pick(elementStencils);
    return {
      kind: kinds[effectiveShape(template, stencil.id)] ?? "process",
      ...item(`element-${at}`, stencil),
      left: (at % columns) * spacing,
      top: Math.floor(at / columns) * spacing,
      width: 100,
      height: 100,
      outOfScope: false,
      outOfScopeReason: "",
    };
  });
  const boxStencils = ofShape("boundaryBox");
  const boxes = build(size.boxes, (at): Boundary => {
    const { x, y } = spot();
    const rectangle = { left: x, top: y, width: 3.5 * spacing, height: 2.5 * spacing };
    return { kind: "boundaryBox", ...item(`box-${at}`, pick(boxStencils)), ...rectangle };
  });
  const arcStencils = ofShape("boundaryLine");
  const arcs = build(size.arcs, (at): Boundary => {
    const source = spot();
    return {
      kind: "boundaryLine",
      ...item(`arc-${at}`, pick(arcStencils)),
      source,
      handle: { x: source.x + 2 * spacing, y: source.y + spacing },
      target: { x: source.x + 3 * spacing, y: source.y - spacing },
    };
  });
  const flowStencils = ofShape("line");
  const flows = build(size.flows, (at): Flow => {
    const from = Math.floor(random() * elements.length);
    const [across, down] = pick(NEIGHBOURS);
    // At the edges a flow goes back, not across the whole diagram.
    const sideways = (from % columns) + across < columns ? across : -across;
    const step = sideways + down * columns;
    const to = Math.max(0, from + step < elements.length ? from + step : from - step);
    const [source, target] = [elements[from], elements[to]];
    if (source === undefined || target === undefined) throw new Error("both are in range");
    const [start, end] = [portOf(source, "east"), portOf(target, "west")];
    return {
      kind: "flow",
      ...item(`flow-${at}`, pick(flowStencils)),
      source: start,
      handle: { x: (start.x + end.x) / 2 + 20, y: (start.y + end.y) / 2 - 20 },
      target: end,
      sourceId: source.id,
      targetId: target.id,
      sourcePort: "east",
      targetPort: "west",
      outOfScope: false,
      outOfScopeReason: "",
    };
  });
  const diagram: Diagram = {
    id: "diagram",
    name: "Large",
    zoom: 1,
    shapes: [...boxes.filter((box) => box.kind === "boundaryBox"), ...elements],
    lines: [...flows, ...arcs.filter((arc) => arc.kind === "boundaryLine")],
  };
  return {
    information: {
      name: "Large",
      owner: "",
      reviewer: "",
      contributors: "",
      description: "",
      assumptions: "",
      externalDependencies: "",
    },
    generationEnabled: true,
    diagrams: [diagram],
    threats: [],
    notes: [],
    messages: [],
  };
}

function build<Item>(size: number, make: (at: number) => Item): readonly Item[] {
  return Array.from({ length: size }, (_, at) => make(at));
}

/** The attribute with one of its options chosen, by a number from 0 to 1. */
function choose(attribute: Attribute, share: number): Attribute {
  if (attribute.kind !== "list" || attribute.fixed) return attribute;
  return { ...attribute, selected: Math.floor(share * attribute.options.length) };
}

function portOf(element: Element, port: Port): Point {
  const place = portPosition(element, port);
  if (place === null) throw new Error(`nothing is at port ${port}`);
  return place;
}

/** Evenly spread numbers from 0 to 1 (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
