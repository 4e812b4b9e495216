import { describe, expect, it } from "vitest";
import {
  createTemplateEditor,
  createTemplateView,
  type TemplateNotice,
} from "../../../renderer/state/template-editor.ts";
import type { TemplateChange } from "../../../shared/template/change.ts";
import { addCategory } from "../../../shared/template/edits/categories.ts";
import { setManifest } from "../../../shared/template/edits/manifest.ts";
import { deleteStencil, moveStencil } from "../../../shared/template/edits/stencils.ts";
import {
  addThreatType,
  deleteThreatType,
  moveThreatType,
} from "../../../shared/template/edits/threat-types.ts";
import type { Template } from "../../../shared/template/template.ts";
import { settled } from "../../builders/fake-api.ts";
import { manualTimer } from "../../builders/manual-timer.ts";
import { storingDrafts } from "../../builders/storing-drafts.ts";
import { aTemplate, aThreatType } from "../../builders/template.ts";

const beginning = aTemplate({
  threatTypes: [aThreatType("T1"), aThreatType("T2"), aThreatType("T3")],
});

function anEditor(main = storingDrafts(beginning)) {
  const notices: TemplateNotice[] = [];
  const timer = manualTimer();
  const editor = createTemplateEditor(main.current(), {
    api: main.api,
    later: timer.later,
    notify: (notice) => notices.push(notice),
  });
  const state = () => editor.store.getState();
  return {
    editor,
    main,
    notices,
    timer,
    state,
    rename: (name: string) => editor.commit(setManifest(state().template, { name })),
    edit: (make: (template: Template) => TemplateChange | null) =>
      editor.commit(make(state().template)),
  };
}

describe("a template on its page", () => {
  it("changes at once, and is stored one change after the other", async () => {
    const { editor, main, state, rename } = anEditor();
    rename("One");
    rename("Two");
    expect(state().template.manifest.name).toBe("Two");
    expect(editor.unsaved()).toBe(2);
    await settled();
    expect(main.template()).toEqual(state().template);
    expect(editor.unsaved()).toBe(0);
    expect(state()).toMatchObject({ saving: { kind: "saved" }, storedSeq: 2 });
  });

  it("takes steps back and repeats them, also those of an earlier session", async () => {
    const first = anEditor();
    first.rename("One");
    first.rename("Two");
    first.editor.undo();
    expect(first.state().template.manifest.name).toBe("One");
    await settled();
    first.editor.close();

    const later = anEditor(first.main);
    later.editor.redo();
    await settled();
    expect(later.state().template.manifest.name).toBe("Two");
    later.editor.undo();
    later.editor.undo();
    await settled();
    expect(later.state().template).toEqual(beginning);
    expect(first.main.template()).toEqual(beginning);
    expect(later.state().history.undone.map(({ seq }) => seq)).toEqual([2, 1]);
  });

  it("keeps what could not be stored and tries again", async () => {
    const { editor, main, state, rename, timer } = anEditor();
    main.failNext("drafts.append", "disk-full");
    rename("One");
    await settled();
    expect(state().saving.kind).toBe("failed");
    expect((await editor.stored()).ok).toBe(false);
    timer.goOff();
    await settled();
    expect(main.template().manifest.name).toBe("One");
    expect(await editor.stored()).toEqual({ ok: true, value: 1 });
  });

  it("shows what another window did, with its own work on top", async () => {
    const { main, notices, state, edit } = anEditor();
    edit((now) => addThreatType(now, aThreatType("Mine")));
    const category = { id: "X", name: "X", shortDescription: "", longDescription: "" };
    const theirs = addCategory(beginning, category);
    if (theirs === null) throw new Error("nothing to add");
    main.changeElsewhere(theirs);
    await settled();
    expect(state().template.categories.at(-1)?.id).toBe("X");
    expect(state().template.threatTypes.at(-1)?.id).toBe("Mine");
    expect(main.template()).toEqual(state().template);
    expect(notices).toContainEqual({ kind: "reloaded" });
  });

  it("keeps its records selected when another window moves or deletes some", async () => {
    const { editor, main, state } = anEditor();
    editor.select("threatType", 2);
    editor.select("stencil", 1);
    const { picked } = state();
    const stencil = state().template.stencils[1];
    const theirs = deleteThreatType(beginning, 0);
    if (theirs === null || stencil === undefined) throw new Error("nothing to delete");
    main.changeElsewhere(theirs);
    await settled();
    const { template, selected } = state();
    expect(template.threatTypes[selected.threatType ?? -1]?.id).toBe("T3");
    expect(template.stencils[selected.stencil ?? -1]).toEqual(stencil);
    expect(state().picked).toBe(picked);
    expect(state().reloads).toBe(1);
    const alsoTheirs = deleteThreatType(template, 1);
    if (alsoTheirs === null) throw new Error("nothing to delete");
    main.changeElsewhere(alsoTheirs);
    await settled();
    expect(state().selected).toEqual({ stencil: 1 });
  });

  it("says which of its steps contradict what another window did", async () => {
    const { main, notices, state, rename } = anEditor();
    main.failNext("drafts.append", "out-of-date");
    const theirs = setManifest(beginning, { name: "Theirs" });
    if (theirs === null) throw new Error("nothing to change");
    main.storeUnheard(theirs);
    rename("Mine");
    await settled();
    expect(state().template.manifest.name).toBe("Theirs");
    expect(notices).toEqual([{ kind: "changes-refused", labels: ["Change template information"] }]);
  });

  it("does not repeat a change whose answer was lost", async () => {
    const { main, notices, state, edit } = anEditor();
    main.failNext("drafts.append", "out-of-date");
    const add = addThreatType(beginning, aThreatType("Mine"));
    if (add === null) throw new Error("nothing to add");
    main.storeUnheard(add);
    edit(() => add);
    await settled();
    expect(state().template.threatTypes.filter(({ id }) => id === "Mine")).toHaveLength(1);
    expect(main.template()).toEqual(state().template);
    expect(notices).toEqual([]);
  });

  it("that was deleted elsewhere says so and stores nothing more", async () => {
    const { editor, main, notices, rename } = anEditor();
    main.delete();
    rename("One");
    await settled();
    expect(notices).toEqual([{ kind: "gone", name: "One" }]);
    expect(editor.unsaved()).toBe(0);
    expect((await editor.stored()).ok).toBe(false);
  });

  it("that can be looked at only does not change", () => {
    const view = createTemplateView("key", "builtIn", beginning);
    view.commit(setManifest(beginning, { name: "Other" }));
    view.undo();
    expect(view.store.getState().template).toBe(beginning);
    view.show("stencils");
    view.select("stencil", 2);
    expect(view.store.getState()).toMatchObject({ tab: "stencils", selected: { stencil: 2 } });
  });
});

describe("what is selected", () => {
  it("stays selected wherever it moves, and comes back with undo", () => {
    const { editor, edit, state } = anEditor();
    editor.select("threatType", 1);
    edit((now) => moveThreatType(now, 1, 2));
    expect(state().selected.threatType).toBe(2);
    edit((now) => moveThreatType(now, 0, 2));
    expect(state().selected.threatType).toBe(1);
    edit((now) => addThreatType(now, aThreatType("T0"), 0));
    expect(state().selected.threatType).toBe(0);
    editor.undo();
    expect(state().selected.threatType).toBeUndefined();
    editor.select("threatType", 1);
    edit((now) => deleteThreatType(now, 1));
    expect(state().selected.threatType).toBeUndefined();
    editor.undo();
    expect(state().selected.threatType).toBe(1);
  });

  it("of one list does not follow changes of another", () => {
    const { editor, edit, state } = anEditor();
    editor.select("threatType", 0);
    editor.select("stencil", 3);
    edit((now) => moveStencil(now, 3, 1));
    expect(state().selected).toEqual({ threatType: 0, stencil: 4 });
    edit((now) => deleteStencil(now, "GE.P"));
    expect(state().selected).toEqual({ threatType: 0, stencil: 3 });
    editor.select("stencil", null);
    expect(state().selected).toEqual({ threatType: 0 });
  });
});
