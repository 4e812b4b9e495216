import { z } from "zod";
import { CURRENT_VERSION, fileSchema } from "./schema.ts";

/** The JSON Schema of `*.palisade.json`, as text. Published as `shared/schema/palisade-model-<n>.schema.json`. */
export function palisadeModelSchema(): string {
  const schema = z.toJSONSchema(fileSchema, { target: "draft-2020-12", io: "input" });
  const named = {
    $id: `palisade-model-${CURRENT_VERSION}.schema.json`,
    title: "Palisade threat model",
    ...schema,
  };
  return `${JSON.stringify(named, null, 2)}\n`;
}
