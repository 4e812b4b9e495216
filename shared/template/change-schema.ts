/** Schema of changes to a template, for every border they cross. */

import { z } from "zod";
import type { TemplateChange } from "./change.ts";
import { recordSchemas } from "./schema.ts";

function places<Schema extends z.ZodType>(record: Schema) {
  return {
    index: z.int().nonnegative(),
    before: record.nullable(),
    after: record.nullable(),
  };
}

const patch = z.discriminatedUnion("table", [
  z.object({
    table: z.literal("manifest"),
    before: recordSchemas.manifest,
    after: recordSchemas.manifest,
  }),
  z.object({
    table: z.literal("zeroTrust"),
    before: z.array(recordSchemas.zeroTrust).nullable(),
    after: z.array(recordSchemas.zeroTrust).nullable(),
  }),
  z.object({ table: z.literal("stencil"), ...places(recordSchemas.stencil) }),
  z.object({ table: z.literal("category"), ...places(recordSchemas.category) }),
  z.object({ table: z.literal("threatProperty"), ...places(recordSchemas.threatProperty) }),
  z.object({ table: z.literal("threatType"), ...places(recordSchemas.threatType) }),
  z.object({ table: z.literal("profile"), ...places(recordSchemas.profile) }),
  z.object({ table: z.literal("message"), ...places(recordSchemas.message) }),
  z.object({ table: z.literal("example"), ...places(recordSchemas.example) }),
]);

export const templateChangeSchema: z.ZodType<TemplateChange> = z.object({
  label: z.string().min(1).max(500),
  patches: z.array(patch),
});
