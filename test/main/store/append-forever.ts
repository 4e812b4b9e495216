/** Child of the durability test: appends one change after the other and says which ones were acknowledged. */

import { randomUUID } from "node:crypto";
import fs from "node:fs";
import { applyChange } from "../../../shared/model/change.ts";
import { openStore } from "../../../main/store/store.ts";
import { buildModel, buildTemplate, moveBrowser } from "../../builders/small-project.ts";

const opened = openStore(process.argv[2] ?? "", { clock: () => new Date(), newId: randomUUID });
if (!opened.ok) throw new Error(opened.problem.message);
const { projects, templates } = opened.value;
let model = buildModel();
const templateKey = templates.put(buildTemplate(), "embedded", null);
const id = projects.create({ name: "Shop", model, templateKey, file: null });
for (let seq = 0; ; seq++) {
  const change = moveBrowser(model, seq + 1);
  const appended = projects.append(id, seq, change, "");
  if (!appended.ok) throw new Error(appended.problem.message);
  model = applyChange(model, change);
  // Straight to the descriptor: what was written before the kill is what was acknowledged.
  fs.writeSync(1, `${seq + 1}\n`);
}
