/** A window that upgrades its model, on the real services. */

import { describe, expect, it } from "vitest";
import { parseReply } from "../../../renderer/host/reply.ts";
import type { App } from "../../../renderer/state/app.ts";
import type { Project } from "../../../renderer/state/project.ts";
import type { Api } from "../../../shared/api.ts";
import { judgeThreats } from "../../../shared/model/edits/threats.ts";
import { renameItem } from "../../../shared/model/edits/items.ts";
import { PROPOSED } from "../../../shared/stride/upgrade/plan-upgrade.ts";
import type { Template } from "../../../shared/template/template.ts";
import { quietApp } from "../../builders/quiet-app.ts";
import { testServices, type TestServices } from "../../builders/services.ts";
import { buildModel } from "../../builders/small-project.ts";
import { aTemplate, aThreatType } from "../../builders/template.ts";

const manifest = { id: "shop", name: "Shop rules", version: "1.0.0.0", author: "" };
const first = aTemplate({
  manifest,
  threatTypes: [aThreatType("A"), aThreatType("B"), aThreatType("C")],
});
/** `B` has another id, `C` is gone, `D` is new. */
const second = aTemplate({
  manifest: { ...manifest, version: "1.0.0.10" },
  threatTypes: [aThreatType("A"), aThreatType("B2", { title: "Title B" }), aThreatType("D")],
});
const patience = { timeout: 5_000 };

/** @param meanwhile what another window does just before the template is chosen, once */
function apiOf({ dispatch, events }: TestServices, meanwhile: (() => Promise<unknown>)[]): Api {
  return {
    async call(name, input) {
      if (name === "projects.chooseTemplate") await meanwhile.pop()?.();
      return parseReply(name, await dispatch(name, input));
    },
    on: (name, listener) =>
      events.listen((event) => {
        if (event.name === name) listener(event.payload as never);
      }),
  };
}

function openProjectOf(app: App): Project {
  const { page } = app.store.getState();
  if (page.kind !== "project") throw new Error("no project is open");
  return page.project;
}

/** A model by the first template whose threats B and C are judged, looked at in the analysis. */
async function judgedProject(templates: readonly Template[] = [first, second]) {
  const services = testServices({ builtInTemplates: templates });
  const listed = await services.call("templates.list", {});
  const meanwhile: (() => Promise<unknown>)[] = [];
  const { app, notices } = quietApp({ api: apiOf(services, meanwhile) });
  await app.start(null);
  await app.createModel("Shop", listed[0]?.id ?? "");
  const project = openProjectOf(app);
  const [diagram] = buildModel().diagrams;
  const [standing] = project.store.getState().model.diagrams;
  if (diagram === undefined || standing === undefined) throw new Error("a diagram is needed");
  const { id: diagramId } = standing;
  const shapes = diagram.shapes.map(
    (after, index) => ({ table: "shape", diagramId, index, before: null, after }) as const,
  );
  const lines = diagram.lines.map(
    (after, index) => ({ table: "line", diagramId, index, before: null, after }) as const,
  );
  project.commit({ label: "Draw", patches: [...shapes, ...lines] });
  project.show("analysis");
  const judged = project.threats().filter(({ typeId }) => typeId !== "A");
  const { model } = project.store.getState();
  project.commit(
    judgeThreats(model, judged, { state: "mitigated" }, "Ada", "2026-01-01T00:00:00Z"),
  );
  await project.stored();
  const target = await app.readTemplate(listed[1]?.id ?? "");
  if (target === null) throw new Error("the template is there");
  const state = () => project.store.getState();
  const threats = () => state().model.threats.map((each) => [each.typeId, each.verdict.state]);
  return { services, app, project, state, threats, target, notices, listed, meanwhile };
}

const upgraded = [
  ["A", "notStarted"],
  ["B2", "mitigated"],
  ["C", "mitigated"],
  ["D", "notStarted"],
];

describe("an upgrade in the window", () => {
  it("is one step, is what was shown, and is taken back whole", async () => {
    const { app, project, state, threats, target, notices, services } = await judgedProject();
    const { model: before, history } = state();
    await app.chooseTemplate(target, PROPOSED);
    expect(state().template.manifest.version).toBe("1.0.0.10");
    expect(threats()).toEqual(upgraded);
    expect(state().history.done).toHaveLength(history.done.length + 1);
    expect(notices.at(-1)).toMatchObject({ tone: "done", action: { label: "Undo" } });
    project.undo();
    await expect.poll(() => state().template.manifest.version, patience).toBe("1.0.0.0");
    expect(state().model).toEqual(before);
    await project.stored();
    const stored = await services.call("projects.open", { id: state().id });
    expect(stored.model).toEqual(before);
    project.redo();
    await expect.poll(() => state().template.manifest.version, patience).toBe("1.0.0.10");
    expect(threats()).toEqual(upgraded);
  });

  it("is planned anew when another window got in between", async () => {
    const { app, state, threats, target, services, meanwhile } = await judgedProject();
    const { id, model, storedSeq: baseSeq } = state();
    const rename = renameItem(model, model.diagrams[0]?.id ?? "", "server", "Till");
    if (rename === null) throw new Error("no rename");
    const change = { ...rename, patches: [...rename.patches] };
    meanwhile.push(() => services.call("projects.append", { id, baseSeq, change }));
    await app.chooseTemplate(target, PROPOSED);
    expect(state().template.manifest.version).toBe("1.0.0.10");
    expect(state().model.diagrams[0]?.shapes[1]?.name).toBe("Till");
    expect(threats()).toEqual(upgraded);
  });

  it("is offered where a newer version is there, until it is used", async () => {
    const { app, state, target, listed } = await judgedProject();
    await expect.poll(() => state().newerTemplate?.id, patience).toBe(listed[1]?.id);
    await app.previewTemplate(listed[1]?.id ?? "");
    expect(app.store.getState().dialog).toEqual({ kind: "template", chosen: target });
    await app.chooseTemplate(target, PROPOSED);
    await expect.poll(() => state().newerTemplate, patience).toBeNull();
  });

  it("is not offered for a template that only has the same name, or is older", async () => {
    const foreign = { ...second, manifest: { ...second.manifest, id: "foreign" } };
    const older = { ...second, manifest: { ...manifest, version: "0.9" } };
    const { services, listed } = await judgedProject([first, foreign, older]);
    expect(await services.call("templates.newer", { id: listed[0]?.id ?? "" })).toBeNull();
    const unknown = await services.dispatch("templates.newer", { id: "nobody's" });
    expect(unknown).toMatchObject({ ok: false, problem: { code: "template-unknown" } });
  });
});
