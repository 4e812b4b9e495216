import { describe, expect, test } from "vitest";
import { renameItem } from "../../../shared/model/edits/items.ts";
import { testServices, fileBytes } from "../../builders/services.ts";
import { buildTemplate } from "../../builders/small-project.ts";
import { smallModel } from "../../builders/tm7.ts";

const unknownId = "00000000-0000-4000-8000-999999999999";

async function renamedProject() {
  const services = testServices();
  const file = { fileName: "Small.tm7", bytes: fileBytes(smallModel()) };
  const { id } = await services.call("projects.import", file);
  await services.call("settings.set", { author: "Ada" });
  const { revisionId } = await services.call("revisions.create", { id, seq: 0, name: "First" });
  const { model } = await services.call("projects.open", { id });
  const diagram = model.diagrams[0];
  const item = diagram?.shapes.find(({ name }) => name === "Browser");
  const change = renameItem(model, diagram?.id ?? "", item?.id ?? "", "Phone");
  if (change === null) throw new Error("nothing to rename");
  await services.call("projects.append", { id, baseSeq: 0, change });
  services.heard.length = 0;
  return { services, id, revisionId, before: model };
}

describe("a revision", () => {
  test("is listed with its author, renamed and deleted", async () => {
    const { services, id, revisionId } = await renamedProject();
    await services.call("revisions.create", { id, seq: 1, name: " Reviewed, 12 May " });
    expect(await services.call("revisions.list", { id })).toMatchObject([
      { seq: 1, name: "Reviewed, 12 May", author: "Ada" },
      { revisionId, seq: 0, name: "First" },
    ]);
    await services.call("revisions.rename", { revisionId, name: "Start" });
    expect((await services.call("revisions.list", { id })).map(({ name }) => name)).toEqual([
      "Reviewed, 12 May",
      "Start",
    ]);
    await services.call("revisions.delete", { revisionId });
    expect(await services.call("revisions.list", { id })).toHaveLength(1);
  });

  test("is told to the other windows when it is made, renamed and deleted", async () => {
    const { services, id, revisionId } = await renamedProject();
    const changed = { name: "revisions.changed", payload: { id } };
    await services.call("revisions.create", { id, seq: 1, name: "Second" });
    expect(services.heard).toEqual([changed]);
    await services.call("revisions.rename", { revisionId, name: "Start" });
    expect(services.heard).toEqual([changed, changed]);
    await services.call("revisions.delete", { revisionId });
    expect(services.heard).toEqual([changed, changed, changed]);
  });

  test("is restored by one change that can be taken back", async () => {
    const { services, id, revisionId, before } = await renamedProject();
    const restored = await services.call("revisions.restore", { revisionId, baseSeq: 1 });
    expect(restored).toEqual({ seq: 2 });
    const opened = await services.call("projects.open", { id });
    expect(opened.model).toEqual(before);
    expect(opened.history.done.at(-1)).toEqual({ seq: 2, label: "Restore “First”" });
    expect(services.heard[0]).toEqual({ name: "project.appended", payload: { id, seq: 2 } });
  });

  test("is restored with the template it had", async () => {
    const services = testServices({ builtInTemplates: [buildTemplate("A"), buildTemplate("B")] });
    const [first, second] = await services.call("templates.list", {});
    const made = { name: "Shop", templateId: first?.id ?? "" };
    const { id } = await services.call("projects.create", made);
    const { revisionId } = await services.call("revisions.create", { id, seq: 0, name: "Start" });
    const chosen = { id, baseSeq: 0, templateId: second?.id ?? "", patches: [] };
    await services.call("projects.chooseTemplate", chosen);
    const templateName = async (): Promise<string> =>
      (await services.call("projects.open", { id })).template.manifest.name;
    expect(await templateName()).toBe(second?.name);
    await services.call("revisions.restore", { revisionId, baseSeq: 1 });
    expect(await templateName()).toBe(first?.name);
  });

  test("is not restored over a change its window has not seen", async () => {
    const { services, revisionId } = await renamedProject();
    expect(await services.dispatch("revisions.restore", { revisionId, baseSeq: 0 })).toMatchObject({
      problem: { code: "out-of-date" },
    });
    expect(services.heard).toEqual([]);
  });

  test("is compared with another state", async () => {
    const { services, id } = await renamedProject();
    const comparison = await services.call("revisions.compare", { id, from: 0, to: 1 });
    expect(comparison.items).toMatchObject([
      { effect: "changed", changes: [{ what: "Name", from: "Browser", to: "Phone" }] },
    ]);
    expect(await services.call("revisions.compare", { id, from: 1, to: 1 })).toEqual({
      information: [],
      items: [],
      threats: [],
      notes: [],
      messages: [],
    });
  });

  test("of a state that is not there is refused", async () => {
    const { services, id } = await renamedProject();
    const future = { id, seq: 2, name: "Future" };
    expect(await services.dispatch("revisions.create", future)).toMatchObject({
      problem: { code: "change-unknown" },
    });
    expect(await services.dispatch("revisions.compare", { id, from: 0, to: 2 })).toMatchObject({
      problem: { code: "change-unknown" },
    });
  });

  test.each([
    ["revisions.rename", { revisionId: unknownId, name: "x" }, "revision-unknown"],
    ["revisions.delete", { revisionId: unknownId }, "revision-unknown"],
    ["revisions.restore", { revisionId: unknownId, baseSeq: 0 }, "revision-unknown"],
    ["revisions.list", { id: unknownId }, "project-unknown"],
    ["revisions.create", { id: unknownId, seq: 0, name: "x" }, "project-unknown"],
    ["revisions.compare", { id: unknownId, from: 0, to: 0 }, "project-unknown"],
  ])("%s of what is not there is a problem", async (name, input, code) => {
    expect(await testServices().dispatch(name, input)).toMatchObject({ problem: { code } });
  });
});
