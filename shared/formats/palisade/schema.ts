/** What a `*.palisade.json` holds. The published JSON Schema is made from this one. */

import { z } from "zod";
import {
  diagramHeader,
  informationSchema,
  lineSchemaWith,
  messageSchema,
  noteSchema,
  plainAttributes,
  profilesSchema,
  shapeSchemaWith,
  threatSchema,
} from "../../model/schema.ts";
import type { Attribute } from "../../model/model.ts";
import { templateSchema } from "../../template/schema.ts";

/** The version this program writes. Older ones are migrated, newer ones refused. */
export const CURRENT_VERSION = 1;

const order = z.array(z.string()).describe("Ids in the order that counts; the records are sorted.");

/** A list says which option holds by its text, so that a review shows the word and not a number. */
const listAttribute = z
  .object({
    kind: z.literal("list"),
    name: z.string(),
    label: z.string(),
    value: z
      .exactOptional(z.string())
      .describe("The option that holds; when it is one of the options it counts, else `selected`."),
    selected: z.int().describe("Its place among the options, from 0; -1 for none."),
    fixed: z.boolean(),
    options: z.array(z.string()),
  })
  .transform(({ value, selected, ...list }) => {
    const agrees = value === undefined || list.options[selected] === value;
    const named = agrees ? selected : list.options.indexOf(value);
    return { ...list, selected: named < 0 ? selected : named };
  });
const attributes: z.ZodType<readonly Attribute[]> = z.array(
  z.union([...plainAttributes, listAttribute]),
);

const diagram = z.object({
  ...diagramHeader,
  paintOrder: order,
  lineOrder: order,
  shapes: z.array(shapeSchemaWith(attributes)),
  lines: z.array(lineSchemaWith(attributes)),
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
  profiles: z.exactOptional(profilesSchema),
  diagrams: z.array(diagram),
  threats: z.array(threatSchema),
  notes: z.array(noteSchema),
  messages: z.array(messageSchema),
  embeddedTemplate: z.exactOptional(templateSchema),
});

export type PalisadeDocument = z.infer<typeof fileSchema>;
export type TemplateReference = z.infer<typeof templateReference>;
