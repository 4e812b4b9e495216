/** Child of the power loss test: a data folder's life from its first schema to hundreds of changes. */

import { randomUUID } from "node:crypto";
import path from "node:path";
import { openDatabase } from "../../../main/store/database.ts";
import { migrations } from "../../../main/store/migrations/migrations.ts";
import { openStore } from "../../../main/store/store.ts";
import { applyChange } from "../../../shared/model/change.ts";
import type { Model } from "../../../shared/model/model.ts";
import { must } from "../../builders/open-store.ts";
import { buildModel, buildTemplate, describeAndMove } from "../../builders/small-project.ts";
import { acknowledger } from "./acknowledge.ts";

const PROJECTS = 3;
const ROUNDS = 3;
const CHANGES_A_ROUND = 45;

const root = process.argv[2] ?? "";
const data = path.join(root, "data", "palisade");
const acknowledge = acknowledger(root);
const environment = { clock: () => new Date(), newId: randomUUID };

// An earlier Palisade made the folder; the first opening below migrates it.
must(openDatabase(path.join(data, "palisade.db"), migrations.slice(0, 1))).close();

const models = new Map<string, { seq: number; model: Model }>();
for (let round = 0; round < ROUNDS; round++) {
  const store = must(openStore(data, environment));
  const templateKey = store.templates.put(buildTemplate(), "embedded", null);
  while (models.size < PROJECTS) {
    const id = store.projects.create({
      name: "Shop",
      model: buildModel(),
      templateKey,
      file: null,
    });
    acknowledge(`${id} 0`);
    models.set(id, { seq: 0, model: buildModel() });
  }
  for (let change = 0; change < CHANGES_A_ROUND; change++) {
    for (const [id, { seq, model }] of models) {
      // From one page of the database to dozens; enough in all for several checkpoints.
      const length = seq % 10 === 9 ? 100_000 : (seq * 7919) % 8_000;
      const next = describeAndMove(model, seq + 1, length);
      must(store.projects.append(id, seq, next, ""));
      acknowledge(`${id} ${seq + 1}`);
      models.set(id, { seq: seq + 1, model: applyChange(model, next) });
    }
  }
  store.close();
}
