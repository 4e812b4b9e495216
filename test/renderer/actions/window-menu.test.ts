import { describe, expect, it } from "vitest";
import { actions } from "../../../renderer/actions/registry.ts";
import { windowMenu } from "../../../renderer/actions/window-menu.ts";
import { windowMenu as schema } from "../../../shared/api-window.ts";
import { actionContext } from "../../builders/action-context.ts";

describe("the menus of a window", () => {
  it("hold every action but those that are keys only, once, in the contract's form", () => {
    const menu = windowMenu(actionContext().context);
    expect(schema.parse(menu)).toEqual(menu);
    const shown = menu.sections.flatMap(({ items }) => items.map(({ id }) => id));
    const expected = actions.filter(({ keyOnly }) => keyOnly !== true).map(({ id }) => id);
    expect(shown.toSorted()).toEqual(expected.toSorted());
    expect(shown.some((id) => id.startsWith("nudge-"))).toBe(false);
  });

  it("say what would be done now, and what cannot be", () => {
    const { context, project, perform } = actionContext();
    const entry = (id: string) =>
      windowMenu(context)
        .sections.flatMap(({ items }) => items)
        .find((item) => item.id === id);
    expect(entry("undo")).toMatchObject({ label: "Undo", enabled: false, keys: "Mod+Z" });
    project.store.setState({ selection: new Set(["browser"]) });
    perform("nudge-right");
    expect(entry("undo")).toMatchObject({ enabled: true });
    expect(entry("undo")?.label).toMatch(/^Undo Move/u);
    expect(entry("export-pdf")?.keys).toBeNull();
    // The system's print dialog is the desktop's alone.
    expect(entry("print-report")?.enabled).toBe(false);
    context.app.store.setState({ host: "electron" });
    expect(entry("print-report")?.enabled).toBe(true);
  });
});
