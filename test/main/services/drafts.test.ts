import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { loadShippedTemplates } from "../../../main/services/built-in-templates.ts";
import { readTb7 } from "../../../shared/formats/tb7/read.ts";
import { addThreatType } from "../../../shared/template/edits/threat-types.ts";
import { setManifest } from "../../../shared/template/edits/manifest.ts";
import { ALONE, readTemplateYaml } from "../../../shared/template/yaml.ts";
import { fileBytes, testServices, type TestServices } from "../../builders/services.ts";
import { aThreatType } from "../../builders/template.ts";

const refused = (code: string) => ({ ok: false, problem: { code } });

async function builtInId(services: TestServices): Promise<string> {
  const [first] = await services.call("templates.list", {});
  return first?.id ?? "";
}

/** Adds a threat type to an edited template. */
async function addType(services: TestServices, id: string, typeId: string): Promise<number> {
  const { seq, template } = await services.call("drafts.open", { id });
  const change = addThreatType(template, aThreatType(typeId, { include: "source is 'GE.P'" }));
  if (change === null) throw new Error("nothing added");
  return (await services.call("drafts.append", { id, baseSeq: seq, change })).seq;
}

const stencils = path.join(import.meta.dirname, "../../../stencils");

/** Where in it the templates that ship lie. */
const FOLDERS: Readonly<Record<string, string>> = {
  STRIDE: "stride",
  "Kubernetes Zero Trust": "kubernetes",
};

function commentsOf(yaml: string): readonly string[] {
  const comments = yaml.split("\n").filter((line) => /^\s*#(?! yaml-language-server)/u.test(line));
  if (comments.length === 0) throw new Error("there are no comments to keep");
  return comments;
}

describe("a template to edit", () => {
  test("begins as a copy of a built-in one, with a name and an id of its own", async () => {
    const services = testServices();
    const templateId = await builtInId(services);
    const { id } = await services.call("drafts.create", { name: "Ours", templateId });
    const opened = await services.call("drafts.open", { id });
    const shown = await services.call("templates.open", { id: templateId });
    expect(shown.origin).toBe("builtIn");
    expect(opened.template.threatTypes).toEqual(shown.template.threatTypes);
    expect(opened.template.manifest).toMatchObject({ name: "Ours", version: "1.0.0.0" });
    expect(opened.template.manifest.id).not.toBe(shown.template.manifest.id);
    expect(await services.call("templates.list", {})).toMatchObject([
      { id: templateId, origin: "builtIn" },
      { id, origin: "own", name: "Ours" },
    ]);
    expect(services.heard).toContainEqual({ name: "templates.changed", payload: {} });
  });

  test("begins blank, and is one that every tool can use", async () => {
    const services = testServices();
    const { id } = await services.call("drafts.create", { name: "Blank", templateId: null });
    const { template } = await services.call("drafts.open", { id });
    expect(template.stencils.map(({ id: stencil }) => stencil)).toContain("GE.DF");
    const { file, ledger } = await services.call("templates.export", { id, format: "tb7" });
    expect(ledger).toEqual([]);
    expect(file.fileName).toBe("Blank.tb7");
    const read = readTb7(file.bytes, file.fileName);
    expect(read.ok && read.value.template).toEqual(template);
  });

  test("tells windows what was appended, and gives the change back", async () => {
    const services = testServices();
    const { id } = await services.call("drafts.create", { name: "Ours", templateId: null });
    expect(await addType(services, id, "T9")).toBe(1);
    expect(services.heard).toContainEqual({ name: "draft.appended", payload: { id, seq: 1 } });
    const { label, change } = await services.call("drafts.change", { id, seq: 1 });
    expect(label).toBe("Add threat type “Title T9”");
    expect(change.patches).toHaveLength(1);
    expect((await services.call("drafts.open", { id })).history.done).toEqual([{ seq: 1, label }]);
  });

  test("is used by a model as it is then, whatever becomes of it", async () => {
    const services = testServices();
    const { id } = await services.call("drafts.create", { name: "Ours", templateId: null });
    await addType(services, id, "T1");
    const first = await services.call("projects.create", { name: "One", templateId: id });
    await addType(services, id, "T2");
    const second = await services.call("projects.create", { name: "Two", templateId: id });
    await services.call("drafts.delete", { id });
    const types = async (project: string) => {
      const { template, templateId } = await services.call("projects.open", { id: project });
      expect((await services.call("templates.open", { id: templateId })).origin).toBe("published");
      return template.threatTypes.map((type) => type.id);
    };
    expect(await types(first.id)).toEqual(["T1"]);
    expect(await types(second.id)).toEqual(["T1", "T2"]);
    // What models alone use is no choice of its own.
    expect((await services.call("templates.list", {})).map(({ origin }) => origin)).toEqual([
      "builtIn",
    ]);
  });

  test("is published under a version that stays", async () => {
    const services = testServices();
    const { id } = await services.call("drafts.create", { name: "Ours", templateId: null });
    const { seq, templateId } = await services.call("drafts.publish", {
      id,
      baseSeq: 0,
      version: "1.1.0.0",
    });
    expect(seq).toBe(1);
    await addType(services, id, "T1");
    const published = await services.call("templates.open", { id: templateId });
    expect(published.template).toMatchObject({ manifest: { version: "1.1.0.0" }, threatTypes: [] });
    expect(await services.call("templates.list", {})).toMatchObject([
      { origin: "builtIn" },
      { id, origin: "own", version: "1.1.0.0", threatTypes: 1 },
      { id: templateId, origin: "published", version: "1.1.0.0", threatTypes: 0 },
    ]);
    expect(
      await services.dispatch("drafts.publish", { id, baseSeq: 0, version: "1.2.0.0" }),
    ).toMatchObject(refused("out-of-date"));
    // Neither of another state than the person saw, nor twice.
    expect(
      await services.dispatch("drafts.publish", { id, baseSeq: seq + 1, version: "1.1.0.0" }),
    ).toMatchObject(refused("version-published"));
    expect(
      await services.dispatch("drafts.publish", { id, baseSeq: 2, version: "one" }),
    ).toMatchObject(refused("invalid-input"));
  });

  test("is offered in its newer version under whatever name that has", async () => {
    const services = testServices();
    const { id } = await services.call("drafts.create", { name: "Ours", templateId: null });
    const first = await services.call("drafts.publish", { id, baseSeq: 0, version: "1.1.0.0" });
    expect(await services.call("templates.newer", { id: first.templateId })).toBeNull();
    const { seq, template } = await services.call("drafts.open", { id });
    const change = setManifest(template, { name: "The team's" });
    if (change === null) throw new Error("nothing to rename");
    await services.call("drafts.append", { id, baseSeq: seq, change });
    const second = await services.call("drafts.publish", {
      id,
      baseSeq: seq + 1,
      version: "1.2.0.0",
    });
    expect(await services.call("templates.newer", { id: first.templateId })).toMatchObject({
      id: second.templateId,
      name: "The team's",
    });
  });

  test("made of an imported file is written back into it", async () => {
    const services = testServices();
    const { id: blank } = await services.call("drafts.create", { name: "X", templateId: null });
    const { file } = await services.call("templates.export", { id: blank, format: "tb7" });
    const text = new TextDecoder().decode(file.bytes);
    const noted = fileBytes(text.replace("<Manifest", "<!-- kept --><Manifest"));
    const imported = await services.call("templates.import", {
      fileName: "noted.tb7",
      bytes: noted,
    });
    const { id } = await services.call("drafts.create", {
      name: "Copy",
      templateId: imported.id,
    });
    await addType(services, id, "T1");
    const again = await services.call("templates.export", { id, format: "tb7" });
    expect(new TextDecoder().decode(again.file.bytes)).toContain("<!-- kept -->");
    // A copy of the copy comes of the same file.
    const copy = await services.call("drafts.create", { name: "Third", templateId: id });
    const third = await services.call("templates.export", { id: copy.id, format: "tb7" });
    expect(new TextDecoder().decode(third.file.bytes)).toContain("<!-- kept -->");
  });

  test("made of an imported YAML keeps its comments where it is edited and exported", async () => {
    const services = testServices();
    const { id: blank } = await services.call("drafts.create", { name: "X", templateId: null });
    const { file } = await services.call("templates.export", { id: blank, format: "yaml" });
    const noted = `# kept\n${new TextDecoder().decode(file.bytes)}`;
    const imported = await services.call("templates.import", {
      fileName: "noted.yaml",
      bytes: fileBytes(noted),
    });
    const { id } = await services.call("drafts.create", { name: "Copy", templateId: imported.id });
    await addType(services, id, "T1");
    const again = await services.call("templates.export", { id, format: "yaml" });
    const text = new TextDecoder().decode(again.file.bytes);
    expect(text).toContain("# kept");
    expect(text).toContain("T1");
    expect(again.file.fileName).toBe("Copy.yaml");
  });

  test.each(Object.entries(FOLDERS))(
    "made of a template that ships keeps its comments, and has its icons inside: %s",
    { timeout: 30_000 },
    async (name, folder) => {
      const shipped = loadShippedTemplates(stencils).filter(
        ({ template }) => template.manifest.name === name,
      );
      const services = testServices({
        builtInTemplates: shipped.map(({ template }) => template),
        builtInFile: (template) => shipped.find((one) => one.template === template)?.file() ?? null,
      });
      const source = fs.readFileSync(path.join(stencils, folder, "template.yaml"), "utf8");
      const templateId = await builtInId(services);
      const { id } = await services.call("drafts.create", { name: "Copy", templateId });
      await addType(services, id, "New 1");
      for (const copy of [id, templateId]) {
        const { file } = await services.call("templates.export", { id: copy, format: "yaml" });
        const text = new TextDecoder().decode(file.bytes);
        expect(commentsOf(text)).toEqual(commentsOf(source));
        const { template } = await services.call("templates.open", { id: copy });
        const read = readTemplateYaml(text, file.fileName, ALONE);
        expect(read.ok && read.value.template).toEqual(template);
      }
    },
  );

  test("that is not there is said to be gone", async () => {
    const services = testServices();
    const id = "00000000-0000-4000-8000-00000000dead";
    const change = setManifest(
      (await services.call("templates.open", { id: await builtInId(services) })).template,
      { name: "New" },
    );
    const gone = refused("draft-unknown");
    expect(await services.dispatch("drafts.open", { id })).toMatchObject(gone);
    expect(await services.dispatch("drafts.append", { id, baseSeq: 0, change })).toMatchObject(
      gone,
    );
    expect(await services.dispatch("drafts.delete", { id })).toMatchObject(gone);
    expect(await services.dispatch("drafts.change", { id, seq: 1 })).toMatchObject(gone);
    expect(await services.dispatch("templates.open", { id })).toMatchObject(
      refused("template-unknown"),
    );
  });
});

describe("a picture for a stencil", () => {
  test("comes back as a picture that shows the same and does nothing", async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" onload="steal()"><script>x</script><path d="M0 0h8" fill="red"/></svg>';
    const { image } = await testServices().call("templates.cleanPicture", {
      fileName: "Icon.SVG",
      bytes: fileBytes(svg),
    });
    const [head, body = ""] = image.split(",");
    expect(head).toBe("data:image/svg+xml;base64");
    expect(Buffer.from(body, "base64").toString()).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8" fill="red"/></svg>',
    );
  });

  test.each([
    ["icon.gif", 10, "picture-unknown"],
    ["icon.png", 10, "not-a-png"],
    ["icon.svg", 10, "not-xml"],
    ["icon.png", 300_000, "invalid-input"],
  ])("is refused when it is none or too large: %s of %i bytes", async (fileName, size, code) => {
    const reply = await testServices().dispatch("templates.cleanPicture", {
      fileName,
      bytes: new Uint8Array(size).fill(65),
    });
    expect(reply).toMatchObject(refused(code));
  });
});
