/** Schema of a template, for every border it crosses. */

import { z } from "zod";
import type {
  MessageType,
  Profile,
  RuleExample,
  Stencil,
  Template,
  TemplateManifest,
  ThreatCategory,
  ThreatPropertyDefinition,
  ThreatType,
  ZeroTrustStatement,
} from "./template.ts";

const id = z.string().max(400);

const exampleItem = z.object({ stencilId: id, attributes: z.record(z.string(), z.string()) });

/** Schemas of the records a template is made of. */
export const recordSchemas = {
  manifest: z.object({
    id: z.string(),
    name: z.string(),
    version: z.string(),
    author: z.string(),
  }) satisfies z.ZodType<TemplateManifest>,
  threatProperty: z.object({
    id: z.exactOptional(z.string()),
    name: z.string(),
    label: z.string(),
    hidden: z.boolean(),
    kind: z.enum(["text", "list", "richText"]),
    values: z.array(z.string()),
  }) satisfies z.ZodType<ThreatPropertyDefinition>,
  stencil: z.object({
    id,
    name: z.string(),
    description: z.string(),
    parentId: id.nullable(),
    hidden: z.boolean(),
    shape: z.enum([
      "ellipse",
      "rectangle",
      "parallelLines",
      "boundaryBox",
      "boundaryLine",
      "line",
      "annotation",
      "inherited",
      "undefined",
    ]),
    image: z.string().nullable(),
    imageLocation: z.enum([
      "centeredOnStencil",
      "lowerRightOfStencil",
      "beforeLabel",
      "centeredBelowLabel",
    ]),
    strokeDashArray: z.string().nullable(),
    strokeThickness: z.number().nullable(),
    constraints: z.exactOptional(
      z.array(z.object({ stencil: z.string(), connection: z.string() })),
    ),
    attributes: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        fixed: z.boolean(),
        values: z.array(z.string()),
        kind: z.exactOptional(z.enum(["text", "boolean", "number"])),
        help: z.exactOptional(z.string()),
        unknown: z.exactOptional(z.string()),
      }),
    ),
  }) satisfies z.ZodType<Stencil>,
  category: z.object({
    id,
    name: z.string(),
    shortDescription: z.string(),
    longDescription: z.string(),
  }) satisfies z.ZodType<ThreatCategory>,
  threatType: z.object({
    id,
    title: z.string(),
    categoryId: id,
    relatedCategoryId: z.exactOptional(id),
    description: z.string(),
    include: z.string(),
    exclude: z.string(),
    properties: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
    scope: z.exactOptional(z.enum(["element", "boundary", "diagram"])),
    profileId: z.exactOptional(id),
    priorities: z.exactOptional(z.array(z.object({ when: z.string(), value: z.string() }))),
    mitigations: z.exactOptional(z.array(z.string())),
    references: z.exactOptional(z.array(z.object({ catalogue: z.string(), id: z.string() }))),
    phase: z.exactOptional(z.string()),
  }) satisfies z.ZodType<ThreatType>,
  profile: z.object({
    id,
    name: z.string(),
    description: z.string(),
    on: z.boolean(),
  }) satisfies z.ZodType<Profile>,
  message: z.object({
    id,
    text: z.string(),
    scope: z.enum(["interaction", "element", "boundary", "diagram"]),
    when: z.string(),
  }) satisfies z.ZodType<MessageType>,
  example: z.object({
    threatTypeId: id,
    name: z.string(),
    source: exampleItem,
    target: exampleItem.nullable(),
    flow: exampleItem.nullable(),
    boundaries: z.array(
      exampleItem.extend({ holds: z.enum(["source", "target", "both", "neither"]) }),
    ),
    besides: z.array(id),
    expect: z.enum(["fires", "silent"]),
  }) satisfies z.ZodType<RuleExample>,
  zeroTrust: z.object({
    aspect: z.enum(["caller", "server", "authorization", "encryption", "audit"]),
    of: z.enum(["flow", "source", "target"]),
    attribute: z.string(),
    good: z.array(z.string()),
    weak: z.array(z.string()),
    except: z.exactOptional(z.array(id)),
  }) satisfies z.ZodType<ZeroTrustStatement>,
};

export const templateSchema: z.ZodType<Template> = z.object({
  manifest: recordSchemas.manifest,
  threatProperties: z.array(recordSchemas.threatProperty),
  priorityUsed: z.boolean(),
  statusUsed: z.boolean(),
  stencils: z.array(recordSchemas.stencil),
  categories: z.array(recordSchemas.category),
  threatTypes: z.array(recordSchemas.threatType),
  profiles: z.exactOptional(z.array(recordSchemas.profile)),
  messages: z.exactOptional(z.array(recordSchemas.message)),
  examples: z.exactOptional(z.array(recordSchemas.example)),
  zeroTrust: z.exactOptional(z.array(recordSchemas.zeroTrust)),
});
