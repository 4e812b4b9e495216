import { describe, expect, test } from "vitest";
import { invertTemplateChange } from "../../../shared/template/change.ts";
import { addStencil } from "../../../shared/template/edits/stencils.ts";
import type { Store } from "../../../main/store/store.ts";
import { must, openTestStore, tickingClock } from "../../builders/open-store.ts";
import { buildTemplate, renameTemplate } from "../../builders/small-project.ts";
import { aStencil } from "../../builders/template.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";

const template = buildTemplate("Ours");

function renamed(store: Store, id: string, name: string): number {
  const { seq, template: now } = must(store.drafts.open(id));
  return must(store.drafts.append(id, seq, renameTemplate(now, name), "Ada")).seq;
}

describe("a template that is edited", () => {
  test("is after a restart what its changes made it, with every step to take back", () => {
    const folder = temporaryFolder();
    const store = openTestStore(folder);
    const id = store.drafts.create(template, null);
    const added = addStencil(template, aStencil("SE.P.New", { parentId: "GE.P" }));
    if (added === null) throw new Error("nothing added");
    must(store.drafts.append(id, 0, added, "Ada"));
    expect(renamed(store, id, "Theirs")).toBe(2);
    store.close();

    const again = openTestStore(folder);
    const opened = must(again.drafts.open(id));
    expect(opened.template.stencils.at(-1)?.id).toBe("SE.P.New");
    expect(again.drafts.list()).toMatchObject([
      { id, name: "Theirs", seq: 2, stencils: template.stencils.length + 1 },
    ]);
    expect(again.draftLog.stacks(id, 2).done.map(({ label }) => label)).toEqual([
      added.label,
      "Rename to Theirs",
    ]);
    for (const [at, of] of [2, 1].entries()) {
      const { change } = must(again.draftLog.change(id, of));
      must(
        again.drafts.append(id, 2 + at, invertTemplateChange(change), "Ada", { kind: "undo", of }),
      );
    }
    expect(must(again.drafts.open(id)).template).toEqual(template);
    expect(again.draftLog.stacks(id, 4)).toMatchObject({
      done: [],
      undone: [{ seq: 2 }, { seq: 1 }],
    });
  });

  test("survives hundreds of changes without replaying all of them", () => {
    const folder = temporaryFolder();
    const store = openTestStore(folder);
    const id = store.drafts.create(template, null);
    for (let at = 0; at < 250; at++) renamed(store, id, `Name ${at}`);
    store.close();
    expect(must(openTestStore(folder).drafts.open(id)).template.manifest.name).toBe("Name 249");
  });

  test("refuses what was made of an older state, and what contradicts it", () => {
    const store = openTestStore(temporaryFolder());
    const id = store.drafts.create(template, null);
    const change = renameTemplate(template, "A");
    must(store.drafts.append(id, 0, change, "Ada"));
    const problem = (code: string) => ({ ok: false, problem: { code } });
    expect(store.drafts.append(id, 0, change, "Ada")).toMatchObject(problem("out-of-date"));
    expect(store.drafts.append(id, 1, change, "Ada")).toMatchObject(problem("change-does-not-fit"));
    expect(
      store.drafts.append(id, 1, invertTemplateChange(change), "Ada", { kind: "undo", of: 7 }),
    ).toMatchObject(problem("change-does-not-fit"));
    expect(must(store.drafts.open(id)).seq).toBe(1);
  });

  test("is gone once it is deleted, and for good a month later", () => {
    const folder = temporaryFolder();
    const store = openTestStore(folder);
    const id = store.drafts.create(template, { name: "ours.tb7", bytes: new Uint8Array([1, 2]) });
    expect(store.drafts.fileOf(id)).toEqual({ name: "ours.tb7", bytes: new Uint8Array([1, 2]) });
    must(store.drafts.remove(id));
    const unknown = { ok: false, problem: { code: "draft-unknown" } };
    expect(store.drafts.open(id)).toMatchObject(unknown);
    expect(store.drafts.append(id, 0, renameTemplate(template, "A"), "Ada")).toMatchObject(unknown);
    expect(store.drafts.remove(id)).toMatchObject(unknown);
    expect(store.drafts.list()).toEqual([]);
    store.close();
    expect(openTestStore(folder).drafts.fileOf(id)).not.toBeNull();
    const later = tickingClock();
    const month = 31 * 24 * 60 * 60 * 1000;
    const store2 = openTestStore(folder, () => new Date(later().getTime() + month));
    expect(store2.drafts.fileOf(id)).toBeNull();
  });

  test("is used by projects as it was then", () => {
    const store = openTestStore(temporaryFolder());
    const id = store.drafts.create(template, null);
    const used = store.templates.putDraft(template, id, false);
    expect(store.templates.list()).toMatchObject([{ key: used, draftId: id, published: false }]);
    expect(store.templates.putDraft(template, id, true)).toBe(used);
    expect(store.templates.putDraft(template, id, false)).toBe(used);
    expect(store.templates.list()).toMatchObject([{ key: used, draftId: id, published: true }]);
  });

  test("that equals one which came another way does not take its place", () => {
    const store = openTestStore(temporaryFolder());
    const key = store.templates.put(template, "embedded", null);
    expect(store.templates.putDraft(template, store.drafts.create(template, null), true)).toBe(key);
    expect(store.templates.list()).toMatchObject([{ key, draftId: null, origin: "embedded" }]);
  });
});
