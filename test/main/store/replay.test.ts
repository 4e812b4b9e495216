/** The model a project is opened with is the one it had in memory, from whichever snapshot it is built. */

import path from "node:path";
import Database from "better-sqlite3";
import fc from "fast-check";
import { expect, test } from "vitest";
import { modelDifference } from "../../../shared/model/difference.ts";
import type { Model } from "../../../shared/model/model.ts";
import { arbitraryEdit, editedBy } from "../../builders/arbitrary-edits.ts";
import { arbitraryModel } from "../../builders/arbitrary-model.ts";
import { anyText } from "../../builders/arbitrary-text.ts";
import { must, openTestStore } from "../../builders/open-store.ts";
import { buildTemplate } from "../../builders/small-project.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";

/** Snapshots stand at every 200th change. */
const CHANGES = 410;

test("replaying changes from any snapshot gives the model in memory", { timeout: 60_000 }, () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  const templateKey = store.templates.put(buildTemplate(), "embedded", null);
  const made = new Map<string, readonly Model[]>();
  fc.assert(
    fc.property(
      arbitraryModel,
      fc.array(arbitraryEdit(anyText), { minLength: CHANGES, maxLength: CHANGES }),
      (first, edits) => {
        const id = store.projects.create({ name: "P", model: first, templateKey, file: null });
        const models = [first];
        for (const edit of edits) {
          const before = models.at(-1) ?? first;
          const after = editedBy(before, [edit], models.length);
          const change = { label: edit.what, patches: modelDifference(before, after) };
          must(store.projects.append(id, models.length - 1, change, "Ada"));
          models.push(after);
        }
        made.set(id, models);
      },
    ),
    { numRuns: 3 },
  );
  store.close();

  const expectAll = (state: string) => {
    const again = openTestStore(folder);
    for (const [id, models] of made) {
      expect(must(again.projects.open(id)).model).toEqual(models.at(-1));
      for (const seq of [0, 1, 199, 200, 201, 333, 400]) {
        expect(must(again.projects.modelAt(id, seq)), `change ${seq}, ${state}`).toEqual(
          models[seq],
        );
      }
    }
    again.close();
  };
  expectAll("all snapshots sound");
  for (const damaged of [400, 200]) {
    const database = new Database(path.join(folder, "palisade.db"));
    database.prepare("UPDATE snapshot SET model = '{' WHERE seq = ?").run(damaged);
    database.close();
    expectAll(`snapshot ${damaged} damaged`);
  }
});
