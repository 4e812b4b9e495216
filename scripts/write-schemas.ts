/** Writes the published JSON Schemas from the schemas the program itself reads files with. */

import fs from "node:fs";
import prettier from "prettier";
import { palisadeModelSchema } from "../shared/formats/palisade/published-schema.ts";

const file = new URL("../shared/schema/palisade-model-1.schema.json", import.meta.url);
const options = { ...(await prettier.resolveConfig(file)), parser: "json" };
fs.writeFileSync(file, await prettier.format(palisadeModelSchema(), options));
