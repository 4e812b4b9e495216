import { describe, expect, it } from "vitest";
import {
  favoritesOf,
  recentOf,
  rememberUse,
  toggleFavorite,
} from "../../../renderer/palette/marked-stencils.ts";
import { actionContext } from "../../builders/action-context.ts";

describe("stencils of a template", () => {
  it("are favorites until the mark is taken away, each template for itself", () => {
    const { app } = actionContext();
    const favorites = () => favoritesOf(app.store.getState().settings, "t");
    toggleFavorite(app, "t", "a");
    toggleFavorite(app, "t", "b");
    toggleFavorite(app, "other", "c");
    expect(favorites()).toEqual(["a", "b"]);
    toggleFavorite(app, "t", "a");
    expect(favorites()).toEqual(["b"]);
  });

  it("are remembered by their last use, newest first, eight of them", () => {
    const { app } = actionContext();
    for (const id of ["a", "b", "c", "d", "e", "f", "g", "h", "i", "c"]) rememberUse(app, "t", id);
    expect(recentOf(app.store.getState().settings, "t")).toEqual("cihgfedb".split(""));
    expect(recentOf(app.store.getState().settings, "other")).toEqual([]);
  });
});
