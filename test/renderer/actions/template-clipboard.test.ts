import { describe, expect, it } from "vitest";
import type { ActionContext } from "../../../renderer/actions/action.ts";
import {
  copyTemplateRecord,
  pasteTemplateRecord,
} from "../../../renderer/actions/template-clipboard.ts";
import type { SystemClipboard } from "../../../renderer/clipboard/clipboard.ts";
import { createTemplateEditor } from "../../../renderer/state/template-editor.ts";
import { memoryClipboard } from "../../builders/memory-clipboard.ts";
import { quietApp } from "../../builders/quiet-app.ts";
import { storingDrafts } from "../../builders/storing-drafts.ts";
import { aStencil, aTemplate, aThreatType, genericStencils } from "../../builders/template.ts";

/** A window on a template with one stencil of its own and these threat types. */
function templateWindow(systemClipboard: SystemClipboard, threatTypeIds: readonly string[]) {
  const main = storingDrafts(
    aTemplate({
      stencils: [...genericStencils, aStencil("shop", { parentId: "GE.P", name: "Shop" })],
      threatTypes: threatTypeIds.map((id) => aThreatType(id, { title: `Threat ${id}` })),
    }),
  );
  const { app, notices } = quietApp({ api: main.api, systemClipboard });
  const editor = createTemplateEditor(main.current(), {
    api: main.api,
    later: () => () => undefined,
    notify: () => undefined,
  });
  const context: ActionContext = {
    app,
    project: null,
    template: editor,
    pickFile: () => undefined,
    finishTyping: () => undefined,
    focusRegion: () => undefined,
  };
  return { editor, notices, context, state: () => editor.store.getState() };
}

describe("the clipboard of a template's lists", () => {
  it("takes what is selected to another template, where it is shown", async () => {
    const clipboard = memoryClipboard();
    const from = templateWindow(clipboard, ["T1", "T2"]);
    from.editor.show("threatTypes");
    from.editor.select("threatType", 1);
    copyTemplateRecord.perform(from.context);
    const to = templateWindow(clipboard, ["T1"]);
    pasteTemplateRecord.perform(to.context);
    await expect
      .poll(() => to.state().template.threatTypes.map(({ title }) => title))
      .toEqual(["Threat T1", "Threat T2"]);
    expect(to.state().tab).toBe("threatTypes");
    expect(to.notices).toEqual([]);
  });

  it("has nothing to copy where nothing is selected that can be", () => {
    const { editor, context } = templateWindow(memoryClipboard(), ["T1"]);
    expect(copyTemplateRecord.enabled(context)).toBe(false);
    editor.show("stencils");
    expect(copyTemplateRecord.enabled(context)).toBe(false);
    editor.select("stencil", genericStencils.length);
    expect(copyTemplateRecord.enabled(context)).toBe(true);
    editor.show("categories");
    expect(copyTemplateRecord.enabled(context)).toBe(false);
  });

  it("says so when the clipboard holds something else", async () => {
    const clipboard = memoryClipboard();
    clipboard.write("a shopping list");
    const { context, notices, state } = templateWindow(clipboard, ["T1"]);
    const before = state().template;
    pasteTemplateRecord.perform(context);
    await expect.poll(() => notices.map(({ title }) => title)).toEqual(["Nothing to paste"]);
    expect(state().template).toBe(before);
  });
});
