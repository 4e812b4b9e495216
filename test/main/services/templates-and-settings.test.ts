import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../../shared/api-app.ts";
import { loadBuiltInTemplates } from "../../../main/services/built-in-templates.ts";
import { fileBytes, testServices } from "../../builders/services.ts";
import { buildTemplate } from "../../builders/small-project.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";
import { smallModel } from "../../builders/tm7.ts";

const tb7 = fileBytes(
  '<KnowledgeBase><Manifest name="Mine" id="m" version="1.0.0.0" author="Ada"/></KnowledgeBase>',
);

function ownTemplate(base: string, name = "Own"): string {
  return `palisade: template/1
manifest: { id: ${name.toLowerCase()}, name: ${name}, version: 1.0.0.0, author: me }
extends: ${base}
stencils:
  - { id: ${name}, name: ${name}, parent: GE.P }
`;
}

describe("templates", () => {
  test("built-in ones come first, then what models brought and what was imported", async () => {
    const services = testServices({
      builtInTemplates: [buildTemplate("Zed"), buildTemplate("Alpha")],
    });
    await services.call("projects.import", {
      fileName: "s.tm7",
      bytes: fileBytes(smallModel()),
    });
    const { id } = await services.call("templates.import", { fileName: "a/mine.tb7", bytes: tb7 });
    const listed = await services.call("templates.list", {});
    expect(listed.map(({ name, origin }) => [name, origin])).toEqual([
      ["Zed", "builtIn"],
      ["Alpha", "builtIn"],
      ["Mine", "imported"],
      ["Small", "embedded"],
    ]);
    expect(listed[2]).toMatchObject({ id, author: "Ada", version: "1.0.0.0" });
    expect(services.store.templates.fileOf(id)).toEqual({ name: "mine.tb7", bytes: tb7 });
  });

  test("a built-in one is listed once after its first use", async () => {
    const services = testServices();
    const [template] = await services.call("templates.list", {});
    const templateId = template?.id ?? "";
    await services.call("projects.create", { name: "Fresh", templateId });
    expect(await services.call("templates.list", {})).toEqual([template]);
  });

  test("an imported one can be used", async () => {
    const services = testServices({ builtInTemplates: [] });
    const { id } = await services.call("templates.import", { fileName: "mine.tb7", bytes: tb7 });
    await services.call("projects.create", { name: "Fresh", templateId: id });
    expect(await services.call("projects.list", {})).toMatchObject([{ templateName: "Mine" }]);
  });

  test("ours are imported too, building on those that are here, and keep their text", async () => {
    const services = testServices({ builtInTemplates: [buildTemplate("Base")] });
    const bytes = fileBytes(ownTemplate("Base"));
    const { id } = await services.call("templates.import", { fileName: "own.yaml", bytes });
    const templates = await services.call("templates.list", {});
    expect(templates.find((one) => one.id === id)).toMatchObject({
      name: "Own",
      origin: "imported",
      stencils: (templates[0]?.stencils ?? 0) + 1,
    });
    expect(services.store.templates.fileOf(id)).toEqual({ name: "own.yaml", bytes });
    const next = fileBytes(ownTemplate("own", "Next"));
    await services.call("templates.import", { fileName: "next.yml", bytes: next });
    const again = await services.call("templates.list", {});
    expect(again.map(({ name }) => name)).toEqual(["Base", "Next", "Own"]);
  });

  test.each([
    [ownTemplate("Nobody"), "base-missing", "There is no template “Nobody” here; import it first."],
    [ownTemplate("/etc/x.yaml"), "base-missing", "cannot be told here"],
    [`${ownTemplate("Base")}a: b\nc: d\n`, "template-invalid", "“a” means nothing here."],
  ])("a broken one of ours is refused with its place: %#", async (text, code, message) => {
    const services = testServices({ builtInTemplates: [buildTemplate("Base")] });
    const bytes = fileBytes(text);
    const reply = await services.dispatch("templates.import", { fileName: "own.yaml", bytes });
    expect(reply).toMatchObject({
      ok: false,
      problem: {
        code,
        message: expect.stringContaining(message) as string,
        place: expect.stringMatching(/^own\.yaml, line \d+, column 1\d*, /) as string,
      },
    });
  });

  test.each([
    ["model.tm7", smallModel(), "format-unknown"],
    ["model.tb7", smallModel(), "not-a-tb7"],
  ])("%s is not a template", async (fileName, text, code) => {
    const reply = await testServices().dispatch("templates.import", {
      fileName,
      bytes: fileBytes(text),
    });
    expect(reply).toMatchObject({ ok: false, problem: { code } });
  });
});

describe("the templates that ship", () => {
  test("are all sound, the default one first", () => {
    const folder = path.join(import.meta.dirname, "../../../stencils");
    const templates = loadBuiltInTemplates(folder);
    expect(templates[0]?.manifest.name).toBe("STRIDE");
  });

  test("are none when there is no folder", () => {
    expect(loadBuiltInTemplates(path.join(temporaryFolder(), "none"))).toEqual([]);
  });

  test("say where they are broken", () => {
    const folder = temporaryFolder();
    fs.mkdirSync(path.join(folder, "broken"));
    fs.writeFileSync(path.join(folder, "broken", "template.yaml"), "palisade: nonsense");
    expect(() => loadBuiltInTemplates(folder)).toThrow("template.yaml");
  });
});

describe("settings", () => {
  test("have defaults, change one by one, and forget what they do not know", async () => {
    const services = testServices();
    expect(await services.call("settings.get", {})).toEqual(defaultSettings);
    await services.call("settings.set", { author: "Ada" });
    expect(await services.call("settings.set", { theme: "dark" })).toEqual({
      ...defaultSettings,
      theme: "dark",
      author: "Ada",
      snapToGrid: true,
    });
    services.store.settings.write({ theme: "purple", colour: 7 });
    expect(await services.call("settings.get", {})).toEqual({ ...defaultSettings, author: "Ada" });
  });
});

test("about says what runs where", async () => {
  expect(await testServices().call("app.about", {})).toEqual({
    version: "1.2.3",
    host: "local",
    hostReason: null,
    dataFolder: "/data",
    fileDialogs: "inApp",
    recovery: null,
    readOnly: null,
  });
});
