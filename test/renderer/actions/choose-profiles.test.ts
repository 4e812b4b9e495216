import { describe, expect, it } from "vitest";
import { chooseProfiles } from "../../../renderer/actions/choose-profiles.ts";
import { actionContext } from "../../builders/action-context.ts";
import { buildTemplate } from "../../builders/small-project.ts";

describe("choosing threat profiles", () => {
  const more = { id: "more", name: "More", description: "Rarely needed.", on: false };

  it("is offered where the template has some", () => {
    const { app, perform } = actionContext({ template: { ...buildTemplate(), profiles: [more] } });
    perform("choose-profiles");
    expect(app.store.getState().dialog).toEqual({ kind: "profiles" });
  });

  it("is not offered where it has none", () => {
    expect(chooseProfiles.enabled(actionContext().context)).toBe(false);
  });
});
