import { z } from "zod";
import { extendingSource, wholeSource } from "./source.ts";

/**
 * The JSON Schema of a template file, as text, for editors that check YAML while it is written. Published as
 * `shared/schema/palisade-template-<n>.schema.json`. Stricter than the reader in one thing: a text that looks like a
 * number or like true needs quotes, as other programs would take it for one.
 */
export function palisadeTemplateSchema(): string {
  const schema = z.toJSONSchema(z.union([wholeSource, extendingSource]), {
    target: "draft-2020-12",
    io: "input",
    // The reader takes flags and numbers as the texts they are written as.
    override: ({ jsonSchema }) => {
      const [first] = jsonSchema.anyOf ?? [];
      if (first?.type !== "boolean" && first?.type !== "number") return;
      delete jsonSchema.anyOf;
      jsonSchema.type = first.type;
    },
  });
  const named = { $id: "palisade-template-1.schema.json", title: "Palisade template", ...schema };
  return `${JSON.stringify(named, null, 2)}\n`;
}
