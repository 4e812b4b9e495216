/** Random models for property tests: small, well-formed, with attached, half-attached and dangling flows. */

import fc from "fast-check";
import { messageKey } from "../../shared/model/change.ts";
import type {
  Attribute,
  Diagram,
  Line,
  Message,
  Model,
  Note,
  Point,
  Shape,
  Threat,
  ThreatAnchor,
} from "../../shared/model/model.ts";

const coordinate = fc.integer({ min: -2000, max: 2000 });
const size = fc.integer({ min: 10, max: 600 });
const arbitraryPoint: fc.Arbitrary<Point> = fc.record({ x: coordinate, y: coordinate });
export const arbitraryCurve = fc.record({
  source: arbitraryPoint,
  handle: arbitraryPoint,
  target: arbitraryPoint,
});
const text = fc.string({ maxLength: 12 });
const ports = [
  "north",
  "south",
  "east",
  "west",
  "northEast",
  "northWest",
  "southEast",
  "southWest",
  "none",
] as const;

const arbitraryAttribute: fc.Arbitrary<Attribute> = fc.oneof(
  fc.record({ kind: fc.constant("heading" as const), name: fc.constant(""), label: text }),
  fc.record({ kind: fc.constantFrom("text", "custom"), name: text, label: text, value: text }),
  fc.record({
    kind: fc.constant("boolean" as const),
    name: text,
    label: text,
    value: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("list" as const),
    name: text,
    label: text,
    options: fc.array(text, { minLength: 1, maxLength: 4 }),
    selected: fc.constant(0),
    fixed: fc.boolean(),
  }),
);

const item = {
  stencilId: fc.constantFrom("GE.P", "SE.P.Web"),
  genericStencilId: fc.constant("GE.P"),
  name: text,
  attributes: fc.array(arbitraryAttribute, { maxLength: 4 }),
  strokeDashArray: fc.constant(null),
  strokeThickness: fc.constant(null),
};
const rectangle = { left: coordinate, top: coordinate, width: size, height: size };
const scope = { outOfScope: fc.boolean(), outOfScopeReason: text };

function arbitraryShape(id: string): fc.Arbitrary<Shape> {
  const common = { id: fc.constant(id), ...item, ...rectangle };
  return fc.oneof(
    fc.record({
      kind: fc.constantFrom("process", "dataStore", "externalInteractor"),
      ...common,
      ...scope,
    }),
    fc.record({ kind: fc.constant("boundaryBox" as const), ...common }),
    fc.record({ kind: fc.constant("annotation" as const), ...common }),
  );
}

function arbitraryLine(id: string, shapes: readonly Shape[]): fc.Arbitrary<Line> {
  const elements = shapes.flatMap((shape) => ("outOfScope" in shape ? [shape.id] : []));
  const end = fc.constantFrom(null, ...elements);
  const common = {
    id: fc.constant(id),
    ...item,
    source: arbitraryPoint,
    handle: arbitraryPoint,
    target: arbitraryPoint,
  };
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("flow" as const),
        ...common,
        ...scope,
        sourceId: end,
        targetId: end,
        sourcePort: fc.constantFrom(...ports),
        targetPort: fc.constantFrom(...ports),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("boundaryLine" as const), ...common }) },
  );
}

function arbitraryDiagram(id: string): fc.Arbitrary<Diagram> {
  return fc.integer({ min: 0, max: 6 }).chain((count) =>
    fc
      .tuple(...Array.from({ length: count }, (_, at) => arbitraryShape(`${id}-shape-${at}`)))
      .chain((shapes) =>
        fc.record({
          id: fc.constant(id),
          name: text,
          zoom: fc.constant(1),
          shapes: fc.constant(shapes),
          lines: fc.tuple(
            ...Array.from({ length: count }, (_, at) => arbitraryLine(`${id}-line-${at}`, shapes)),
          ),
        }),
      ),
  );
}

/** A threat with the given key; everything else is short random text. */
export function arbitraryThreat(key: string, number: number): fc.Arbitrary<Threat> {
  const { anchor, ...always } = threatFields(key, number);
  return fc.oneof(fc.record(always), fc.record({ ...always, anchor }));
}

const anchoredItem = fc.record({ stencilId: text, name: text });
const arbitraryAnchor: fc.Arbitrary<ThreatAnchor> = fc.record({
  source: anchoredItem,
  flow: anchoredItem,
  target: anchoredItem,
  besides: fc.array(text, { maxLength: 2 }),
});

function threatFields(key: string, number: number) {
  return {
    anchor: arbitraryAnchor,
    key: fc.constant(key),
    number: fc.constant(number),
    typeId: text,
    diagramId: text,
    sourceId: text,
    flowId: text,
    targetId: text,
    title: text,
    category: text,
    shortDescription: text,
    description: text,
    interaction: text,
    properties: fc.array(fc.record({ name: text, value: text }), { maxLength: 2 }),
    verdict: fc.record({
      state: fc.constantFrom("notStarted", "needsInvestigation", "notApplicable", "mitigated"),
      priority: fc.constantFrom("High", "Medium", "Low"),
      justification: text,
      changedBy: fc.option(text),
      changedAt: fc.option(fc.constant("2026-11-23T10:00:00+00:00")),
    }),
    orphaned: fc.boolean(),
    migrated: fc.constant(false),
  };
}

const arbitraryNote: fc.Arbitrary<Note> = fc.record({
  id: fc.integer({ min: 1, max: 9 }),
  message: text,
  addedBy: text,
  addedAt: fc.constant("2026-11-23T10:00:00"),
});

const arbitraryMessage: fc.Arbitrary<Message> = fc.record({
  issueId: fc.constantFrom("issue-1", "issue-2"),
  diagramId: fc.constant("diagram-0"),
  elementIds: fc.uniqueArray(fc.constantFrom("shape-0", "shape-1"), { maxLength: 2 }),
  text,
  enabled: fc.boolean(),
});

export const arbitraryModel: fc.Arbitrary<Model> = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 8 }))
  .chain(([diagrams, threats]) =>
    fc.record(
      {
        information: fc.record({
          name: text,
          owner: text,
          reviewer: text,
          contributors: text,
          description: text,
          assumptions: text,
          externalDependencies: text,
        }),
        generationEnabled: fc.boolean(),
        profiles: fc.dictionary(fc.constantFrom("p", "q"), fc.boolean()),
        diagrams: fc.tuple(
          ...Array.from({ length: diagrams }, (_, at) => arbitraryDiagram(`diagram-${at}`)),
        ),
        threats: fc.tuple(
          ...Array.from({ length: threats }, (_, at) => arbitraryThreat(`threat-${at}`, at + 1)),
        ),
        notes: fc.uniqueArray(arbitraryNote, { maxLength: 3, selector: ({ id }) => id }),
        messages: fc.uniqueArray(arbitraryMessage, { maxLength: 3, selector: messageKey }),
      },
      {
        requiredKeys: [
          "information",
          "generationEnabled",
          "diagrams",
          "threats",
          "notes",
          "messages",
        ],
      },
    ),
  );
