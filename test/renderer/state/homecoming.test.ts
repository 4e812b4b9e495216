import { expect, test } from "vitest";
import { addItems } from "../../../shared/model/edits/add-items.ts";
import { deleteItems } from "../../../shared/model/edits/delete-items.ts";
import { judgeThreats } from "../../../shared/model/edits/threats.ts";
import { aProject } from "../../builders/live-project.ts";
import { aFlow } from "../../builders/template.ts";

test.each(["design", "analysis"] as const)(
  "in the %s view a verdict follows its flow through deletion, drawing anew and taking both back",
  async (view) => {
    const { project, state } = aProject();
    const mitigated = () =>
      project
        .threats()
        .filter(({ verdict }) => verdict.state === "mitigated")
        .map(({ flowId, orphaned }) => ({ flowId, orphaned }));
    project.show(view);
    const judgement = { state: "mitigated" } as const;
    const threats = project.threats();
    project.commit(judgeThreats(state().model, threats, judgement, "ann", "2026-11-24T10:00:00Z"));
    project.commit(deleteItems(state().model, "d1", new Set(["request"])));
    expect(mitigated()).toEqual([{ flowId: "request", orphaned: true }]);

    const again = aFlow("again", "browser", "server", { name: "Name of request" });
    project.commit(addItems(state().model, "d1", [], [again]));
    expect(mitigated()).toEqual([{ flowId: "again", orphaned: false }]);
    expect(project.lostVerdicts()).toEqual([]);

    project.undo();
    expect(mitigated()).toMatchObject([{ orphaned: true }]);
    project.undo();
    expect(mitigated()).toEqual([{ flowId: "request", orphaned: false }]);
    project.redo();
    project.redo();
    expect(mitigated()).toEqual([{ flowId: "again", orphaned: false }]);
    expect((await project.stored()).ok).toBe(true);
  },
);
