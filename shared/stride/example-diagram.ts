/** Examples of a template as diagrams, so that the engine that judges models judges them too. */

import { attributeValue, OUT_OF_SCOPE, OUT_OF_SCOPE_REASON } from "../model/attributes.ts";
import { rectContains } from "../model/geometry.ts";
import type {
  Attribute,
  Boundary,
  BoundaryBox,
  BoundaryLine,
  Diagram,
  Flow,
  Id,
  Line,
  Point,
  Rect,
  Shape,
} from "../model/model.ts";
import { DATAFLOW_ORDER, initialAttributes } from "../template/inheritance.ts";
import { kindOfStencil, newBoundaryLine, newFlow, newShape } from "../template/new-item.ts";
import type { ExampleBoundary, ExampleItem, RuleExample, Template } from "../template/template.ts";
import type { Interaction, Situation } from "./analysis.ts";
import { crossesBoundary } from "./interactions.ts";
import { boxesAround } from "./surroundings.ts";

/** Ids of the parts of an example in its diagram. */
export const PART_IDS = { diagram: "example", source: "source", target: "target", flow: "flow" };

/** What is so, whatever is expected of whom. */
export type ExampleSituation = Pick<
  RuleExample,
  "source" | "target" | "flow" | "boundaries" | "besides"
>;

const SOURCE: Rect = { left: 200, top: 200, width: 100, height: 100 };
const TARGET: Rect = { left: 600, top: 200, width: 100, height: 100 };
const COURSE = {
  source: { x: 300, y: 250 },
  handle: { x: 450, y: 250 },
  target: { x: 600, y: 250 },
};

/**
 * The diagram of an example: source, target, the flow between them, boundaries that hold what they are said to hold,
 * and what else is there, apart from all. Left out is what has a stencil the template cannot draw so.
 */
export function exampleDiagram(template: Template, example: ExampleSituation): Diagram {
  const items: readonly (Shape | Line | null)[] = [
    ...example.boundaries.map((boundary, at) => exampleBoundary(template, boundary, at)),
    exampleEnd(template, PART_IDS.source, example.source, SOURCE),
    exampleEnd(template, PART_IDS.target, example.target, TARGET),
    example.flow === null ? null : exampleFlow(template, example.flow, example.target !== null),
    ...example.besides.map((stencilId, at) => besideItem(template, stencilId, at)),
  ];
  const there = items.filter((item) => item !== null);
  return {
    id: PART_IDS.diagram,
    name: "Example",
    zoom: 1,
    shapes: there.filter((item) => item.kind !== "flow" && item.kind !== "boundaryLine"),
    lines: there.filter((item) => item.kind === "flow" || item.kind === "boundaryLine"),
  };
}

function exampleEnd(
  template: Template,
  id: Id,
  item: ExampleItem | null,
  rect: Rect,
): Shape | BoundaryLine | null {
  if (item === null) return null;
  const course = arcAt({ x: rect.left, y: rect.top });
  return stated(
    newShape(template, item.stencilId, id, rect) ??
      newBoundaryLine(template, item.stencilId, id, course),
    item,
  );
}

function exampleFlow(template: Template, item: ExampleItem, attached: boolean): Flow | null {
  const ends = {
    ...COURSE,
    sourceId: PART_IDS.source,
    targetId: attached ? PART_IDS.target : null,
    sourcePort: "east",
    targetPort: "west",
  } as const;
  return stated(newFlow(template, item.stencilId, PART_IDS.flow, ends), item);
}

/** Units by which boundaries that hold the same lie inside one another. */
const NESTING = 8;

function exampleBoundary(
  template: Template,
  boundary: ExampleBoundary,
  at: number,
): BoundaryBox | BoundaryLine | null {
  const { stencilId, holds } = boundary;
  const id = `boundary-${at}`;
  const made =
    kindOfStencil(template, stencilId) === "boundaryLine"
      ? newBoundaryLine(template, stencilId, id, arcAt(MIDDLES[holds]))
      : newShape(
          template,
          stencilId,
          id,
          grown(HELD[holds], MARGINS[holds] - Math.min(8, at) * NESTING),
        );
  return stated(
    made?.kind === "boundaryBox" || made?.kind === "boundaryLine" ? made : null,
    boundary,
  );
}

const FAR: Point = { x: 0, y: 1000 };

const HELD: Record<ExampleBoundary["holds"], Rect> = {
  source: SOURCE,
  target: TARGET,
  both: { left: 200, top: 200, width: 500, height: 100 },
  neither: { left: FAR.x, top: FAR.y, width: 100, height: 100 },
};

/** Units around what a box holds: those around both ends hold those around one. */
const MARGINS: Record<ExampleBoundary["holds"], number> = {
  source: 80,
  target: 80,
  both: 160,
  neither: 80,
};

/** Where the middle of a boundary line is: on the flow, when each end lies on another side of it. */
const MIDDLES: Record<ExampleBoundary["holds"], Point> = {
  source: COURSE.handle,
  target: COURSE.handle,
  both: FAR,
  neither: FAR,
};

function arcAt({ x, y }: Point): Pick<BoundaryLine, "source" | "handle" | "target"> {
  return { source: { x, y: y - 100 }, handle: { x, y }, target: { x, y: y + 100 } };
}

function grown({ left, top, width, height }: Rect, by: number): Rect {
  return { left: left - by, top: top - by, width: width + 2 * by, height: height + 2 * by };
}

function besideItem(template: Template, stencilId: Id, at: number): Shape | Line | null {
  const id = `beside-${at}`;
  const place = { x: 1000 + at * 400, y: 2000 };
  const loose = { sourceId: null, targetId: null, sourcePort: "none", targetPort: "none" } as const;
  return (
    newShape(template, stencilId, id, { left: place.x, top: place.y, width: 100, height: 100 }) ??
    newFlow(template, stencilId, id, { ...arcAt(place), ...loose }) ??
    newBoundaryLine(template, stencilId, id, arcAt(place))
  );
}

/** The item with what is stated of it; what its stencil does not know is stated all the same. */
function stated<Item extends Shape | Line>(
  item: Item | null,
  { attributes }: ExampleItem,
): Item | null {
  if (item === null) return null;
  const known = new Set(item.attributes.map(({ name }) => name));
  const told = item.attributes.map((attribute) => {
    const value = attributes[attribute.name];
    return value === undefined ? attribute : withValue(attribute, value);
  });
  const others = Object.entries(attributes)
    .filter(([name]) => !known.has(name) && !SCOPE_NAMES.includes(name))
    .map(([name, value]): Attribute => ({ kind: "custom", name, label: name, value }));
  const scope =
    "outOfScope" in item
      ? {
          outOfScope: attributes[OUT_OF_SCOPE] === "true",
          outOfScopeReason: attributes[OUT_OF_SCOPE_REASON] ?? "",
        }
      : {};
  return { ...item, ...scope, attributes: [...told, ...others] };
}

const SCOPE_NAMES = [OUT_OF_SCOPE, OUT_OF_SCOPE_REASON];

function withValue(attribute: Attribute, value: string): Attribute {
  switch (attribute.kind) {
    case "heading":
      return attribute;
    case "text":
    case "custom":
      return { ...attribute, value };
    case "boolean":
      return { ...attribute, value: value === "true" };
    case "list": {
      const options = attribute.options.includes(value)
        ? attribute.options
        : [...attribute.options, value];
      return { ...attribute, options, selected: options.indexOf(value) };
    }
  }
}

/**
 * What a rule is asked about as an example: its parts, what is stated of them other than by default, the boundaries
 * around them or across the way, and the stencils of what else is there. Null for a diagram without a shape.
 */
export function exampleOf(template: Template, situation: Situation): ExampleSituation | null {
  const { diagram } = situation;
  switch (situation.scope) {
    case "interaction":
      return exampleOfFlow(template, situation);
    case "element":
    case "boundary": {
      const item = situation.scope === "element" ? situation.element : situation.boundary;
      const boundaries = boxesAround(diagram, item).map((box) =>
        exampleBoundaryOf(template, box, "source"),
      );
      return alone(template, diagram, item, boundaries);
    }
    case "diagram": {
      const [first] = diagram.shapes;
      return first === undefined ? null : alone(template, diagram, first, []);
    }
  }
}

function alone(
  template: Template,
  diagram: Diagram,
  item: Shape | Line,
  boundaries: readonly ExampleBoundary[],
): ExampleSituation {
  const source = exampleItem(template, item);
  const besides = besidesOf(diagram, [source, ...boundaries]);
  return { source, target: null, flow: null, boundaries, besides };
}

function exampleOfFlow(template: Template, situation: Interaction): ExampleSituation {
  const { diagram } = situation;
  const items: readonly (Shape | Line)[] = [...diagram.shapes, ...diagram.lines];
  const boundaries = items
    .filter((item) => item.kind === "boundaryBox" || item.kind === "boundaryLine")
    .map((boundary) => exampleBoundaryOf(template, boundary, heldBy(boundary, situation)))
    .filter(({ holds }) => holds !== "neither");
  const source = exampleItem(template, situation.source);
  const target = exampleItem(template, situation.target);
  const flow = exampleItem(template, situation.flow);
  const besides = besidesOf(diagram, [source, target, flow, ...boundaries]);
  return { source, target, flow, boundaries, besides };
}

function exampleBoundaryOf(
  template: Template,
  boundary: Boundary,
  holds: ExampleBoundary["holds"],
): ExampleBoundary {
  const { stencilId, attributes } = exampleItem(template, boundary);
  return { stencilId, attributes, holds };
}

/** Stencils on a diagram that none of the parts has. */
function besidesOf({ shapes, lines }: Diagram, parts: readonly ExampleItem[]): readonly Id[] {
  const named = new Set(parts.map(({ stencilId }) => stencilId));
  const all = [...shapes, ...lines].map(({ stencilId }) => stencilId);
  return [...new Set(all)].filter((id) => !named.has(id));
}

/** The example is to be crossed exactly where the flow is. */
function heldBy(
  boundary: Boundary,
  { diagram, source, flow, target }: Interaction,
): ExampleBoundary["holds"] {
  const crossed = crossesBoundary(flow, boundary);
  if (boundary.kind === "boundaryLine") return crossed ? "source" : "neither";
  if (crossed) return rectContains(boundary, flow.source) ? "source" : "target";
  const holdsBoth = [source, target].every((end) => boxesAround(diagram, end).includes(boundary));
  return holdsBoth ? "both" : "neither";
}

function exampleItem(template: Template, item: Shape | Line): ExampleItem {
  const usual = initialAttributes(template, item.stencilId);
  const names = [...item.attributes, ...usual]
    // A flow's place among others is asked for by no rule.
    .filter(({ kind, name }) => kind !== "heading" && name !== DATAFLOW_ORDER)
    .map(({ name }) => name);
  const entries = [...new Set(names)].flatMap((name) => {
    // What the item does not have although its stencil does is as unknown as what is left blank.
    const value = attributeValue(item, name) ?? "";
    const asUsual = attributeValue({ ...item, attributes: usual }, name) ?? "";
    return value === asUsual ? [] : [[name, value] as const];
  });
  const scope = SCOPE_NAMES.flatMap((name) => {
    const value = attributeValue(item, name) ?? "";
    return value === "" || value === "false" ? [] : [[name, value] as const];
  });
  return { stencilId: item.stencilId, attributes: Object.fromEntries([...entries, ...scope]) };
}
