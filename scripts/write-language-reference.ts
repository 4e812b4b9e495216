/** Writes the language reference into the guide to templates, between its two markers. */

import fs from "node:fs";
import prettier from "prettier";
import { languageReference, withReference } from "../shared/rules/reference.ts";

const file = new URL("../docs/templates.md", import.meta.url);
const options = { ...(await prettier.resolveConfig(file)), parser: "markdown" };
const guide = withReference(fs.readFileSync(file, "utf8"), languageReference());
fs.writeFileSync(file, await prettier.format(guide, options));
