/** Schemas of the model: what every border (files, IPC, database) parses with before it believes anything. */

import { z } from "zod";
import type { Change, DiagramHeader, Patch } from "./change.ts";
import type { LedgerEntry } from "./ledger.ts";
import { packModel, unpackModel, type PackedModel, type Stating } from "./packed.ts";
import type {
  Attribute,
  Diagram,
  Line,
  Message,
  Model,
  ModelInformation,
  Note,
  Profiles,
  Shape,
  Threat,
  Verdict,
} from "./model.ts";

const id = z.string().max(400);
const coordinate = z.number().finite();
const point = z.object({ x: coordinate, y: coordinate });

/** Attributes other than lists, by kind. */
export const plainAttributes = [
  z.object({ kind: z.literal("heading"), name: z.string(), label: z.string() }),
  z.object({
    kind: z.enum(["text", "custom"]),
    name: z.string(),
    label: z.string(),
    value: z.string(),
  }),
  z.object({ kind: z.literal("boolean"), name: z.string(), label: z.string(), value: z.boolean() }),
] as const;

const attribute: z.ZodType<Attribute> = z.discriminatedUnion("kind", [
  ...plainAttributes,
  z.object({
    kind: z.literal("list"),
    name: z.string(),
    label: z.string(),
    selected: z.int(),
    fixed: z.boolean(),
    options: z.array(z.string()),
  }),
]);

const itemOf = <Attributes>(attributes: z.ZodType<Attributes>) => ({
  id,
  stencilId: id,
  genericStencilId: id,
  name: z.string(),
  attributes,
  strokeDashArray: z.string().nullable(),
  strokeThickness: z.number().nullable(),
  locked: z.exactOptional(z.literal(true)),
});
const scoped = { outOfScope: z.boolean(), outOfScopeReason: z.string() };
const rectangle = { left: coordinate, top: coordinate, width: coordinate, height: coordinate };
const curve = { source: point, target: point, handle: point };
const port = z.enum([
  "north",
  "south",
  "east",
  "west",
  "northEast",
  "northWest",
  "southEast",
  "southWest",
  "none",
]);

/** Shapes whose attributes follow the given schema: a file or a packed model spells them in its own way. */
export function shapeSchemaWith<Attributes>(
  attributes: z.ZodType<Attributes>,
): z.ZodType<Stating<Shape, Attributes>> {
  const item = itemOf(attributes);
  return z.discriminatedUnion("kind", [
    z.object({
      kind: z.enum(["process", "dataStore", "externalInteractor"]),
      ...item,
      ...rectangle,
      ...scoped,
    }),
    z.object({ kind: z.enum(["boundaryBox"]), ...item, ...rectangle }),
    z.object({ kind: z.enum(["annotation"]), ...item, ...rectangle }),
  ]);
}

/** The same for lines. */
export function lineSchemaWith<Attributes>(
  attributes: z.ZodType<Attributes>,
): z.ZodType<Stating<Line, Attributes>> {
  const item = itemOf(attributes);
  return z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("flow"),
      ...item,
      ...curve,
      ...scoped,
      sourceId: id.nullable(),
      targetId: id.nullable(),
      sourcePort: port,
      targetPort: port,
    }),
    z.object({ kind: z.literal("boundaryLine"), ...item, ...curve }),
  ]);
}

const attributeList = z.array(attribute);
export const shapeSchema: z.ZodType<Shape> = shapeSchemaWith(attributeList);
export const lineSchema: z.ZodType<Line> = lineSchemaWith(attributeList);

/** What a diagram says besides its items. */
export const diagramHeader = { id, name: z.string(), zoom: z.number().finite().positive() };
const diagramHeaderSchema: z.ZodType<DiagramHeader> = z.object(diagramHeader);
const diagramSchema: z.ZodType<Diagram> = z.object({
  ...diagramHeader,
  shapes: z.array(shapeSchema),
  lines: z.array(lineSchema),
});

const verdictSchema: z.ZodType<Verdict> = z.object({
  state: z.enum(["notStarted", "needsInvestigation", "notApplicable", "mitigated"]),
  priority: z.string(),
  justification: z.string(),
  changedBy: z.string().nullable(),
  changedAt: z.string().nullable(),
});

const anchoredItem = z.object({ stencilId: id, name: z.string() });

export const threatSchema: z.ZodType<Threat> = z.object({
  key: z.string().max(2000),
  number: z.int(),
  typeId: id,
  diagramId: id,
  sourceId: id,
  flowId: id,
  targetId: id,
  title: z.string(),
  category: z.string(),
  shortDescription: z.string(),
  description: z.string(),
  interaction: z.string(),
  properties: z.array(z.object({ name: z.string(), value: z.string() })),
  verdict: verdictSchema,
  orphaned: z.boolean(),
  migrated: z.boolean(),
  anchor: z.exactOptional(
    z.object({
      source: anchoredItem,
      flow: anchoredItem,
      target: anchoredItem,
      besides: z.array(id),
    }),
  ),
});

export const informationSchema: z.ZodType<ModelInformation> = z.object({
  name: z.string(),
  owner: z.string(),
  reviewer: z.string(),
  contributors: z.string(),
  description: z.string(),
  assumptions: z.string(),
  externalDependencies: z.string(),
});

export const noteSchema: z.ZodType<Note> = z.object({
  id: z.int(),
  message: z.string(),
  addedBy: z.string(),
  addedAt: z.string(),
});

export const messageSchema: z.ZodType<Message> = z.object({
  issueId: id,
  diagramId: id,
  elementIds: z.array(id),
  text: z.string(),
  enabled: z.boolean(),
});

export const profilesSchema: z.ZodType<Profiles> = z.record(id, z.boolean());

/** What a model holds besides its diagrams. */
const besidesDiagrams = {
  information: informationSchema,
  generationEnabled: z.boolean(),
  profiles: z.exactOptional(profilesSchema),
  threats: z.array(threatSchema),
  notes: z.array(noteSchema),
  messages: z.array(messageSchema),
};

export const modelSchema: z.ZodType<Model> = z.object({
  ...besidesDiagrams,
  diagrams: z.array(diagramSchema),
});

const place = z.int().nonnegative();
const packedModelSchema: z.ZodType<PackedModel> = z.object({
  ...besidesDiagrams,
  attributes: attributeList,
  attributeLists: z.array(z.array(place)),
  diagrams: z.array(
    z.object({
      ...diagramHeader,
      shapes: z.array(shapeSchemaWith(place)),
      lines: z.array(lineSchemaWith(place)),
    }),
  ),
});

/** A model between processes: decoding checks and unpacks what came, encoding packs what is sent. */
export const travellingModel = z.codec(packedModelSchema, z.custom<Model>(), {
  decode(packed, context) {
    const model = unpackModel(packed);
    if (model !== null) return model;
    context.issues.push({
      code: "custom",
      message: "an item names attributes that are not there",
      input: packed,
    });
    return z.NEVER;
  },
  encode: packModel,
});

function record<Table extends string, Value>(table: Table, value: z.ZodType<Value>) {
  return {
    table: z.literal(table),
    index: z.int().nonnegative(),
    before: value.nullable(),
    after: value.nullable(),
  };
}

export const patchSchema: z.ZodType<Patch> = z.discriminatedUnion("table", [
  z.object({
    table: z.literal("information"),
    before: informationSchema,
    after: informationSchema,
  }),
  z.object({ table: z.literal("generationEnabled"), before: z.boolean(), after: z.boolean() }),
  z.object({
    table: z.literal("profiles"),
    before: profilesSchema.nullable(),
    after: profilesSchema.nullable(),
  }),
  z.object({ table: z.literal("template"), before: z.string(), after: z.string() }),
  z.object(record("diagram", diagramHeaderSchema)),
  z.object({ ...record("shape", shapeSchema), diagramId: id }),
  z.object({ ...record("line", lineSchema), diagramId: id }),
  z.object(record("threat", threatSchema)),
  z.object(record("note", noteSchema)),
  z.object(record("message", messageSchema)),
]);

export const changeSchema: z.ZodType<Change> = z.object({
  label: z.string().min(1).max(500),
  patches: z.array(patchSchema),
});

export const ledgerSchema: z.ZodType<readonly LedgerEntry[]> = z.array(
  z.object({
    effect: z.enum(["kept", "approximated", "dropped"]),
    place: z.string(),
    what: z.string(),
  }),
);
