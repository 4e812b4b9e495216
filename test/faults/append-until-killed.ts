/** Child of the kill test: goes on appending to the one project of a folder and says what was acknowledged. */

import { randomUUID } from "node:crypto";
import fs from "node:fs";
import { openStore } from "../../main/store/store.ts";
import { applyChange } from "../../shared/model/change.ts";
import { buildModel, buildTemplate, describeAndMove } from "../builders/small-project.ts";

const opened = openStore(process.argv[2] ?? "", { clock: () => new Date(), newId: randomUUID });
if (!opened.ok) throw new Error(opened.problem.message);
const { projects, templates } = opened.value;
const templateKey = templates.put(buildTemplate(), "embedded", null);
const id =
  projects.list()[0]?.id ??
  projects.create({ name: "Shop", model: buildModel(), templateKey, file: null });
const project = projects.open(id);
if (!project.ok) throw new Error(project.problem.message);
let { model } = project.value;
for (let { seq } = project.value; ; seq++) {
  // From one page of the database to dozens, so that kills hit short and long writes.
  const change = describeAndMove(model, seq + 1, seq % 10 === 9 ? 100_000 : (seq * 7919) % 8_000);
  const appended = projects.append(id, seq, change, "");
  if (!appended.ok) throw new Error(appended.problem.message);
  model = applyChange(model, change);
  // Straight to the descriptor: what was written before the kill is what was acknowledged.
  fs.writeSync(1, `${seq + 1}\n`);
}
