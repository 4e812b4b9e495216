/** Writes the published JSON Schemas from the schemas the program itself reads files with. */

import fs from "node:fs";
import prettier from "prettier";
import { palisadeModelSchema } from "../shared/formats/palisade/published-schema.ts";
import { palisadeTemplateSchema } from "../shared/template/published-schema.ts";

await write("palisade-model-1.schema.json", palisadeModelSchema());
await write("palisade-template-1.schema.json", palisadeTemplateSchema());

async function write(name: string, schema: string): Promise<void> {
  const file = new URL(`../shared/schema/${name}`, import.meta.url);
  const options = { ...(await prettier.resolveConfig(file)), parser: "json" };
  fs.writeFileSync(file, await prettier.format(schema, options));
}
