/** What a `*.palisade.json` holds. The published JSON Schema is made from this one. */

import { z } from "zod";
import {
  diagramHeader,
  informationSchema,
  lineSchema,
  messageSchema,
  noteSchema,
  shapeSchema,
  threatSchema,
} from "../../model/schema.ts";
import { templateSchema } from "../../template/schema.ts";

/** The version this program writes. Older ones are migrated, newer ones refused. */
export const CURRENT_VERSION = 1;

const order = z.array(z.string()).describe("Ids in the order that counts; the records are sorted.");

const diagram = z.object({
  ...diagramHeader,
  paintOrder: order,
  lineOrder: order,
  shapes: z.array(shapeSchema),
  lines: z.array(lineSchema),
});

const templateReference = z.object({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  hash: z.string().describe("Of the template's content; ids and versions do not identify one."),
});

/** Members in the order they are written. */
export const fileSchema = z.object({
  palisade: z.literal(`model/${CURRENT_VERSION}`),
  template: templateReference.nullable(),
  information: informationSchema,
  generationEnabled: z.boolean(),
  diagrams: z.array(diagram),
  threats: z.array(threatSchema),
  notes: z.array(noteSchema),
  messages: z.array(messageSchema),
  embeddedTemplate: z.exactOptional(templateSchema),
});

export type PalisadeDocument = z.infer<typeof fileSchema>;
export type TemplateReference = z.infer<typeof templateReference>;
