import { describe, expect, it } from "vitest";
import { explainThreats } from "../../../renderer/actions/explain-threats.ts";
import { actionContext } from "../../builders/action-context.ts";

describe("explaining threats", () => {
  it("opens the lab at the flow that is selected", () => {
    const { app, context, perform, select } = actionContext();
    select("request");
    expect(explainThreats.labelNow?.(context)).toBe("Explain threats of this flow…");
    perform("explain-threats");
    const flow = { diagramId: "d1", id: "request" };
    expect(app.store.getState().dialog).toEqual({ kind: "lab", flow });
  });

  it("opens it at the flow of the threat that is looked at", () => {
    const { app, project, perform, select } = actionContext();
    select("browser");
    project.show("analysis");
    const [threat] = project.threats();
    project.store.setState({ threatKeys: [threat?.key ?? ""] });
    perform("explain-threats");
    const flow = { diagramId: "d1", id: "request" };
    expect(app.store.getState().dialog).toEqual({ kind: "lab", flow });
  });

  it("leaves the choice to the person where no flow is meant", () => {
    const { app, perform, select } = actionContext();
    select("browser", "server");
    perform("explain-threats");
    expect(app.store.getState().dialog).toEqual({ kind: "lab", flow: null });
  });
});
