import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyChange, invert, messageKey, type Change } from "../../../shared/model/change.ts";
import { setMessageEnabled } from "../../../shared/model/edits/messages.ts";
import { addNote, editNote, removeNote } from "../../../shared/model/edits/notes.ts";
import { changeSchema, modelSchema } from "../../../shared/model/schema.ts";
import { arbitraryEdits } from "../../builders/arbitrary-edit.ts";
import { arbitraryModel } from "../../builders/arbitrary-model.ts";
import { aModel } from "../../builders/template.ts";

const folder = new URL("../../../shared/model/edits/", import.meta.url);
const at = "2026-11-23T10:00:00.000+00:00";

async function exportedFunctions(): Promise<readonly string[]> {
  const modules = await Promise.all(
    readdirSync(folder).map(async (file): Promise<unknown> => import(new URL(file, folder).href)),
  );
  return modules.flatMap((module) =>
    Object.entries(Object(module)).flatMap(([name, value]) =>
      typeof value === "function" ? name : [],
    ),
  );
}

describe("all edits of a model", () => {
  test("are among those tried here", async () => {
    expect(Object.keys(arbitraryEdits).sort()).toEqual([...(await exportedFunctions())].sort());
  });

  test("in any sequence, all undone, give the first model, and redone the last", () => {
    const anyEdit = fc.oneof(...Object.values(arbitraryEdits));
    fc.assert(
      fc.property(arbitraryModel, fc.array(anyEdit, { maxLength: 12 }), (first, edits) => {
        const changes: Change[] = [];
        let model = first;
        for (const edit of edits) {
          const change = edit(model);
          if (change === null) continue;
          expect(changeSchema.parse(change)).toEqual(change);
          changes.push(change);
          model = applyChange(model, change);
          expect(modelSchema.safeParse(model).success).toBe(true);
        }
        const undone = changes.map(invert).reduceRight(applyChange, model);
        expect(undone).toEqual(first);
        expect(changes.reduce(applyChange, undone)).toEqual(model);
      }),
      { numRuns: 300 },
    );
  });

  test.each(Object.entries(arbitraryEdits))(
    "%s has a name, changes something and is taken back whole",
    (_, arbitraryEdit) => {
      fc.assert(
        fc.property(arbitraryModel, arbitraryEdit, (model, edit) => {
          const change = edit(model);
          fc.pre(change !== null);
          expect(change.label).not.toBe("");
          const after = applyChange(model, change);
          expect(after).not.toEqual(model);
          expect(applyChange(after, invert(change))).toEqual(model);
        }),
      );
    },
  );
});

function applied(model: Parameters<typeof applyChange>[0], change: Change | null) {
  if (change === null) throw new Error("nothing to change");
  return applyChange(model, change);
}

describe("notes", () => {
  const empty = aModel([]);
  const noted = applied(empty, addNote(empty, "First\nof two lines", "Ada", at));

  test("are numbered from 1 and signed", () => {
    expect(noted.notes).toEqual([
      { id: 1, message: "First\nof two lines", addedBy: "Ada", addedAt: at },
    ]);
  });

  test("never take a number that is in use, whatever was removed", () => {
    fc.assert(
      fc.property(arbitraryModel, fc.nat(), (model, which) => {
        const note = model.notes[which % Math.max(1, model.notes.length)];
        const fewer = note === undefined ? model : applied(model, removeNote(model, note.id));
        const more = applied(fewer, addNote(fewer, "New", "Ada", at));
        expect(new Set(more.notes.map(({ id }) => id)).size).toBe(more.notes.length);
        expect(more.notes.at(-1)?.id).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  test("keep who added them when they are edited", () => {
    expect(applied(noted, editNote(noted, 1, "Anew")).notes).toEqual([
      { id: 1, message: "Anew", addedBy: "Ada", addedAt: at },
    ]);
  });

  test("that are blank, unchanged or not there are no change", () => {
    expect(addNote(noted, " \n", "Ada", at)).toBeNull();
    expect(editNote(noted, 1, "First\nof two lines")).toBeNull();
    expect(editNote(noted, 1, " ")).toBeNull();
    expect(editNote(noted, 2, "Other")).toBeNull();
    expect(removeNote(noted, 2)).toBeNull();
  });
});

test("a message is silenced and let speak again", () => {
  const message = {
    issueId: "i",
    diagramId: "d",
    elementIds: ["e"],
    text: "Not connected",
    enabled: true,
  };
  const model = aModel([], { messages: [message] });
  const key = messageKey(message);
  const silent = applied(model, setMessageEnabled(model, key, false));
  expect(silent.messages).toEqual([{ ...message, enabled: false }]);
  expect(applied(silent, setMessageEnabled(silent, key, true))).toEqual(model);
  expect(setMessageEnabled(model, key, true)).toBeNull();
  expect(setMessageEnabled(model, "other", false)).toBeNull();
});
