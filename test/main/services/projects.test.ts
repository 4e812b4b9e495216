import { describe, expect, onTestFinished, test, vi } from "vitest";
import { LONGEST_CATCH_UP } from "../../../shared/api-projects.ts";
import { USUAL_LOOK } from "../../../shared/api-pictures.ts";
import { invert, type Change } from "../../../shared/model/change.ts";
import { failure } from "../../../shared/model/result.ts";
import { analyze } from "../../../shared/stride/analyze.ts";
import { judgeThreats } from "../../../shared/model/edits/threats.ts";
import { fileBytes, testServices } from "../../builders/services.ts";
import { knowledgeBase } from "../../builders/knowledge-base.ts";
import { smallModel, tm7 } from "../../builders/tm7.ts";

const unknownId = "00000000-0000-4000-8000-999999999999";
const smallFile = { fileName: "C:\\models\\Small.tm7", bytes: fileBytes(smallModel()) };

describe("importing a model", () => {
  test("makes a project that opens with the file's model and template", async () => {
    const services = testServices();
    const { id } = await services.call("projects.import", smallFile);
    const opened = await services.call("projects.open", { id });
    expect(opened).toMatchObject({
      id,
      name: "Small",
      fileName: "Small.tm7",
      seq: 0,
      template: { manifest: { name: "Small" } },
      analysisOptions: { loaded: true },
    });
    expect(opened.model.diagrams[0]?.shapes.map(({ name }) => name)).toContain("Browser");
    expect(services.store.projects.originalBytes(id)).toEqual(smallFile.bytes);
    expect(services.heard).toEqual([{ name: "projects.changed", payload: {} }]);
    expect(services.bugs).toEqual([]);
  });

  test("a nameless model is called after its file", async () => {
    const services = testServices();
    const bytes = fileBytes(tm7({ knowledgeBase: knowledgeBase() }));
    await services.call("projects.import", { fileName: "/tmp/web.shop.tm7", bytes });
    expect(await services.call("projects.list", {})).toMatchObject([{ name: "web.shop" }]);
  });

  test("a model without a template gets the default one, and the ledger says so", async () => {
    const services = testServices();
    const file = { fileName: "bare.tm7", bytes: fileBytes(tm7()) };
    const { id } = await services.call("projects.import", file);
    const { template, ledger } = await services.call("projects.open", { id });
    expect(template.manifest.name).toBe("Built in");
    expect(ledger).toContainEqual(expect.objectContaining({ place: "template" }));
  });

  test("a model without a template is refused when there is no other", async () => {
    const services = testServices({ builtInTemplates: [] });
    const reply = await services.dispatch("projects.import", {
      fileName: "bare.tm7",
      bytes: fileBytes(tm7()),
    });
    expect(reply).toMatchObject({ ok: false, problem: { code: "no-template" } });
  });

  test.each([
    ["a template", "t.tb7", "<KnowledgeBase/>", "not-a-model", "as a template"],
    ["a model of another name", "model.xml", smallModel(), "format-unknown", ".tm7"],
    ["a template of another name", "t.xml", "<KnowledgeBase/>", "format-unknown", ".tb7"],
    ["anything else", "notes.docx", "PK", "format-unknown", ".tm7"],
    ["a name without extension", "notes", "x", "format-unknown", ".tm7"],
    ["a folder with a dot", "my.tm7/notes", "x", "format-unknown", ".tm7"],
  ])("%s is refused with a way out", async (_, fileName, text, code, words) => {
    const services = testServices();
    const reply = await services.dispatch("projects.import", { fileName, bytes: fileBytes(text) });
    expect(reply).toMatchObject({ ok: false, problem: { code } });
    expect(reply).toHaveProperty("problem.remedy", expect.stringContaining(words));
    expect(await services.call("projects.list", {})).toEqual([]);
  });

  test("a broken file is refused with its place", async () => {
    const services = testServices();
    const bytes = fileBytes(smallModel().slice(0, 500));
    const reply = await services.dispatch("projects.import", { fileName: "cut.tm7", bytes });
    expect(reply).toMatchObject({ ok: false });
    expect(reply).toHaveProperty("problem.place", expect.stringContaining("cut.tm7"));
  });
});

describe("the list of projects", () => {
  test("counts generated threats and those still without a verdict", async () => {
    const services = testServices();
    const text = smallModel().replace("flow is 'ROOT'", "source is 'GE.P'");
    const file = { fileName: "Small.tm7", bytes: fileBytes(text) };
    const { id } = await services.call("projects.import", file);
    const [before] = await services.call("projects.list", {});
    const { model, template, analysisOptions } = await services.call("projects.open", { id });
    const { threats } = analyze(template, model, analysisOptions);
    expect(before).toMatchObject({ diagrams: 1, threats: threats.length });

    const open = threats.filter(({ threat }) => threat.verdict.state === "notStarted");
    const judged = open.slice(0, 1).map(({ threat }) => threat);
    const state = { state: "mitigated" as const };
    const change = judgeThreats(model, judged, state, "Ada", "2026-01-01T00:00:00Z");
    if (change === null) throw new Error("nothing to judge");
    await services.call("projects.append", { id, baseSeq: 0, change });
    const [after] = await services.call("projects.list", {});
    expect(after?.unjudged).toBe((before?.unjudged ?? 0) - 1);
    expect(after?.threats).toBe(before?.threats);
  });
});

describe("the figures of many projects", () => {
  /** Services with five projects none of which has figures yet, on a machine that takes 150 ms for each. */
  async function fiveProjects() {
    const services = testServices();
    for (let at = 0; at < 5; at++) await services.call("projects.import", smallFile);
    services.heard.length = 0;
    let time = 0;
    const clock = vi.spyOn(performance, "now").mockImplementation(() => (time += 150));
    onTestFinished(() => clock.mockRestore());
    const known = async () => {
      const listed = await services.call("projects.list", {});
      return listed.map(({ diagrams }) => diagrams);
    };
    const toldToAskAgain = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return services.heard.splice(0).length > 0;
    };
    return { services, known, toldToAskAgain };
  }

  test("come a few at a time, and windows are told to ask again until all are there", async () => {
    const { known, toldToAskAgain } = await fiveProjects();
    expect(await known()).toEqual([1, 1, 0, 0, 0]);
    expect(await toldToAskAgain()).toBe(true);
    expect(await known()).toEqual([1, 1, 1, 1, 0]);
    expect(await toldToAskAgain()).toBe(true);
    expect(await known()).toEqual([1, 1, 1, 1, 1]);
    expect(await toldToAskAgain()).toBe(false);
  });

  test("are all there for a search", async () => {
    const { services, known } = await fiveProjects();
    await known();
    const { hits, unread } = await services.call("search.find", { text: "Browser", limit: 100 });
    expect(new Set(hits.map(({ projectId }) => projectId)).size).toBe(5);
    expect(unread).toEqual([]);
  });

  test("that cannot be worked out keep no others from their turn, and nobody asks for ever", async () => {
    const { services, known, toldToAskAgain } = await fiveProjects();
    const all = await services.call("projects.list", {});
    const broken = new Set(all.slice(2, 4).map(({ id }) => id));
    const { projects } = services.store;
    const open = projects.open.bind(projects);
    vi.spyOn(projects, "open").mockImplementation((id) =>
      broken.has(id) ? failure("project-damaged", "It is damaged.") : open(id),
    );
    await toldToAskAgain();
    expect(await known()).toEqual([1, 1, 0, 0, 0]);
    expect(await toldToAskAgain()).toBe(true);
    expect(await known()).toEqual([1, 1, 0, 0, 1]);
    expect(await toldToAskAgain()).toBe(false);
    expect((await services.call("search.find", { text: "Browser", limit: 9 })).unread).toHaveLength(
      2,
    );
  });
});

describe("a new project", () => {
  test("has one empty diagram and the chosen template", async () => {
    const services = testServices();
    const [template] = await services.call("templates.list", {});
    const templateId = template?.id ?? "";
    const { id } = await services.call("projects.create", { name: "Fresh", templateId });
    const opened = await services.call("projects.open", { id });
    expect(opened).toMatchObject({
      name: "Fresh",
      fileName: null,
      seq: 0,
      ledger: [],
      analysisOptions: { loaded: false, titlesFrozen: false },
      model: { information: { name: "Fresh" }, diagrams: [{ shapes: [], lines: [] }] },
      template: { manifest: { name: "Built in" } },
    });
  });

  test("with a template that is not there is refused", async () => {
    const reply = await testServices().dispatch("projects.create", {
      name: "Fresh",
      templateId: "none",
    });
    expect(reply).toMatchObject({ problem: { code: "template-unknown" } });
  });
});

describe("a change", () => {
  async function openProject() {
    const services = testServices();
    const { id } = await services.call("projects.import", smallFile);
    const { model } = await services.call("projects.open", { id });
    const after = { ...model.information, name: "Renamed" };
    const change: Change = {
      label: "Rename the model",
      patches: [{ table: "information", before: model.information, after }],
    };
    services.heard.length = 0;
    return { services, id, change };
  }

  test("is stored and announced", async () => {
    const { services, id, change } = await openProject();
    expect(await services.call("projects.append", { id, baseSeq: 0, change })).toEqual({ seq: 1 });
    expect(await services.call("projects.open", { id })).toMatchObject({
      seq: 1,
      name: "Renamed",
      model: { information: { name: "Renamed" } },
    });
    expect(services.heard).toEqual([
      { name: "project.appended", payload: { id, seq: 1 } },
      { name: "projects.changed", payload: {} },
    ]);
  });

  test("can be taken back by who opens the project later", async () => {
    const { services, id, change } = await openProject();
    await services.call("projects.append", { id, baseSeq: 0, change });
    const { history } = await services.call("projects.open", { id });
    expect(history).toEqual({ done: [{ seq: 1, label: "Rename the model" }], undone: [] });
    const stored = await services.call("projects.change", { id, seq: 1 });
    expect(stored.change).toEqual(change);
    const step = { kind: "undo" as const, of: 1 };
    await services.call("projects.append", { id, baseSeq: 1, change: invert(change), step });
    const after = await services.call("projects.open", { id });
    expect(after.history).toEqual({ done: [], undone: history.done });
    expect(await services.call("projects.history", { id, before: null, limit: 10 })).toMatchObject([
      { seq: 2, step },
      { seq: 1, step: { kind: "edit" } },
    ]);
  });

  test("is refused as a step that makes no sense", async () => {
    const { services, id, change } = await openProject();
    const step = { kind: "undo" as const, of: 7 };
    const reply = await services.dispatch("projects.append", { id, baseSeq: 0, change, step });
    expect(reply).toMatchObject({ problem: { code: "change-does-not-fit" } });
  });

  test("made in another window is refused here, and given to who asks what is missing", async () => {
    const { services, id, change } = await openProject();
    await services.call("projects.append", { id, baseSeq: 0, change });
    const stale = await services.dispatch("projects.append", { id, baseSeq: 0, change });
    expect(stale).toMatchObject({ problem: { code: "out-of-date" } });
    const missing = await services.call("projects.changesSince", { id, seq: 0 });
    expect(missing).toMatchObject([{ seq: 1, change }]);
    expect(await services.call("projects.changesSince", { id, seq: 1 })).toEqual([]);
  });

  test("too many changes to catch up with are refused with a way out", async () => {
    const { services, id, change } = await openProject();
    for (let seq = 0; seq <= LONGEST_CATCH_UP; seq++) {
      const turn = seq % 2 === 0 ? change : invert(change);
      await services.call("projects.append", { id, baseSeq: seq, change: turn });
    }
    expect(await services.dispatch("projects.changesSince", { id, seq: 0 })).toMatchObject({
      problem: { code: "too-far-behind" },
    });
    expect(await services.call("projects.changesSince", { id, seq: 1 })).toHaveLength(
      LONGEST_CATCH_UP,
    );
  });

  test("on top of an old state is refused and not announced", async () => {
    const { services, id, change } = await openProject();
    await services.call("projects.append", { id, baseSeq: 0, change });
    services.heard.length = 0;
    const reply = await services.dispatch("projects.append", { id, baseSeq: 0, change });
    expect(reply).toMatchObject({ ok: false, problem: { code: "out-of-date" } });
    expect(services.heard).toEqual([]);
  });
});

test("deleting takes a project off the list for good", async () => {
  const services = testServices();
  const { id } = await services.call("projects.import", smallFile);
  await services.call("projects.delete", { id });
  expect(await services.call("projects.list", {})).toEqual([]);
  expect(await services.dispatch("projects.open", { id })).toMatchObject({
    problem: { code: "project-unknown" },
  });
});

test.each(["projects.open", "projects.delete", "projects.report", "projects.render"])(
  "%s of a project that is not there is a problem",
  async (name) => {
    const input = {
      id: unknownId,
      format: name === "projects.report" ? "csv" : "svg",
      diagramId: "",
      look: USUAL_LOOK,
    };
    const reply = await testServices().dispatch(name, input);
    expect(reply).toMatchObject({ problem: { code: "project-unknown" } });
  },
);
