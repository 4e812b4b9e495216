/**
 * Brings the examples up to their templates: analyses each with the edition that is built in now and writes it back.
 * Verdicts stay; what a threat says and how grave it is follows the template.
 */

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { contentHash } from "../main/saved-file.ts";
import { loadBuiltInTemplates } from "../main/services/built-in-templates.ts";
import { readPalisade } from "../shared/formats/palisade/read.ts";
import { writePalisade } from "../shared/formats/palisade/write.ts";
import type { Threat } from "../shared/model/model.ts";
import { describeProblem, type Result } from "../shared/model/result.ts";
import { analyze } from "../shared/stride/analyze.ts";
import { type Draft, draftThreats } from "../shared/stride/generate.ts";

const stencils = fileURLToPath(new URL("../stencils", import.meta.url));
const templates = loadBuiltInTemplates(stencils);

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(describeProblem(result.problem));
  return result.value;
}

/** Of what is stored, only its number and the judgement stay; elsewhere a judged threat also keeps words and grade. */
function asDrafted(stored: Threat, draft: Draft | undefined): Threat {
  if (draft === undefined) return stored;
  const { priority } = draft.verdict;
  return { ...draft, number: stored.number, verdict: { ...stored.verdict, priority } };
}

for (const file of fs.globSync("*/examples/*.palisade.json", { cwd: stencils })) {
  const place = path.join(stencils, file);
  const { model, templateReference } = valueOf(
    readPalisade(fs.readFileSync(place), file, contentHash),
  );
  const template = templates.find(({ manifest }) => manifest.id === templateReference?.id);
  if (template === undefined) throw new Error(`${file} is of a template that is not built in`);
  const { threats } = analyze(template, model, { titlesFrozen: false, loaded: true });
  const drafts = draftThreats(template, model);
  const current = {
    ...model,
    threats: threats.map(({ threat }) => asDrafted(threat, drafts.get(threat.key))),
  };
  const writing = { model: current, template, embedTemplate: false, hash: contentHash };
  fs.writeFileSync(place, valueOf(writePalisade(writing)));
}
