import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { bundledChromium } from "../../../main/local/bundled-chromium.ts";
import { endOf, runCommand, startCommand } from "../../builders/command.ts";
import { knowledgeBase } from "../../builders/knowledge-base.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";
import { smallModel, threat, tm7 } from "../../builders/tm7.ts";

const patience = 60_000;

/** A folder with a model that generates one threat. */
function folderWithModel(): string {
  const folder = temporaryFolder();
  const model = smallModel().replace("flow is 'ROOT'", "source is 'GE.P'");
  fs.writeFileSync(path.join(folder, "small.tm7"), model);
  return folder;
}

describe("analyze", () => {
  test("prints JSON with exactly the fields that are promised", async () => {
    const folder = folderWithModel();
    const ended = await runCommand(["analyze", "small.tm7", "--format", "json"], folder);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    const json = JSON.parse(ended.stdout);
    expect(Object.keys(json)).toEqual(["file", "template", "threats", "ledger"]);
    expect(json.file).toBe("small.tm7");
    expect(json.template).toEqual({ id: expect.any(String), name: "Small", version: "1.0.0.1" });
    expect(json.threats.length).toBeGreaterThan(0);
    for (const entry of json.threats) {
      expect(entry).toEqual({
        typeId: "T1",
        category: "Spoofing",
        title: expect.any(String),
        description: expect.any(String),
        shortDescription: expect.any(String),
        priority: expect.any(String),
        state: "notStarted",
        justification: "",
        diagramId: expect.any(String),
        sourceId: expect.any(String),
        flowId: expect.any(String),
        targetId: expect.any(String),
        interaction: expect.any(String),
        stored: true,
        generated: true,
      });
    }
  });

  test("names stored threats that are no longer generated, judged or not", async () => {
    const folder = temporaryFolder();
    const stale = threat({ typeId: "OLD" });
    const judged = threat({
      typeId: "GONE",
      members: { Id: 2, State: "Mitigated", ModifiedAt: "2022-01-01T00:00:00" },
    });
    const model = tm7({ threats: [stale, judged], knowledgeBase: knowledgeBase() });
    fs.writeFileSync(path.join(folder, "old.tm7"), model);
    const ended = await runCommand(["analyze", "old.tm7", "--format", "json"], folder);
    const { threats } = JSON.parse(ended.stdout);
    const found = threats.map((one: Record<string, unknown>) => [
      one["typeId"],
      one["state"],
      one["stored"],
      one["generated"],
    ]);
    expect(found.toSorted()).toEqual([
      ["GONE", "mitigated", true, false],
      ["OLD", "notStarted", true, false],
    ]);
  });

  test("uses the given template instead of the model's own", async () => {
    const folder = folderWithModel();
    fs.writeFileSync(
      path.join(folder, "own.tb7"),
      '<KnowledgeBase><Manifest name="Own" id="o" version="2.0.0.0" author=""/></KnowledgeBase>',
    );
    const args = ["analyze", "small.tm7", "--template", "own.tb7", "--format", "json"];
    const ended = await runCommand(args, folder);
    const { template, threats } = JSON.parse(ended.stdout);
    expect(template).toEqual({ id: "o", name: "Own", version: "2.0.0.0" });
    expect(threats.every((one: { generated: boolean }) => !one.generated)).toBe(true);
  });

  test("prints a table, and CSV under Microsoft's columns", async () => {
    const folder = folderWithModel();
    const table = await runCommand(["analyze", "small.tm7"], folder);
    expect(table.stdout).toMatch(/^#\s+Category\s+Title/);
    expect(table.stdout).toMatch(/\d+ threats, 0 judged/);
    const csv = await runCommand(["analyze", "small.tm7", "--format", "csv"], folder);
    expect(csv.stdout).toMatch(/^Id,Title,Category,Diagram/);
  });

  test("keeps a file's control characters from the terminal", async () => {
    const folder = temporaryFolder();
    const hostile = smallModel()
      .replace("flow is 'ROOT'", "source is 'GE.P'")
      .replaceAll(">Request<", ">\u009b31mred&#xD;&#xA;second<");
    fs.writeFileSync(path.join(folder, "hostile.tm7"), hostile);
    const { stdout, code } = await runCommand(["analyze", "hostile.tm7"], folder);
    expect(code).toBe(0);
    expect(stdout).not.toContain("\u009b");
  });

  test("ends quietly when its reader has seen enough", async () => {
    const folder = temporaryFolder();
    const threats = Array.from({ length: 3000 }, (_, at) => threat({ typeId: `T${at}` }));
    const model = tm7({ threats, knowledgeBase: knowledgeBase() });
    fs.writeFileSync(path.join(folder, "long.tm7"), model);
    const child = startCommand(["analyze", "long.tm7", "--format", "json"], folder);
    child.stdout.once("data", () => child.stdout.destroy());
    const ended = await endOf(child);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("report and render", () => {
  test.each([
    ["report", "out.html", /^<!DOCTYPE html>[^]*Browser/],
    ["report", "out.csv", /^Id,Title/],
    ["render", "out.svg", /^<svg[^]*Browser[^]*@font-face|^<svg[^]*@font-face[^]*Browser/],
  ])("%s writes %s and prints nothing", async (command, output, content) => {
    const folder = folderWithModel();
    const ended = await runCommand([command, "small.tm7", "-o", output], folder);
    expect(ended).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(fs.readFileSync(path.join(folder, output), "utf8")).toMatch(content);
    expect(fs.readdirSync(folder).sort()).toEqual([output, "small.tm7"]);
  });

  test(
    "PDF and PNG come from the browser that is named",
    async () => {
      const cache = path.join(import.meta.dirname, "../../../.cache");
      const environment = { PALISADE_BROWSER: (await bundledChromium(cache)) ?? "" };
      const folder = folderWithModel();
      const pdf = await runCommand(["report", "small.tm7", "-o", "o.pdf"], folder, environment);
      expect(pdf).toMatchObject({ code: 0, stderr: "" });
      expect(fs.readFileSync(path.join(folder, "o.pdf"), "latin1")).toMatch(/^%PDF-/);
      const png = await runCommand(["render", "small.tm7", "-o", "o.png"], folder, environment);
      expect(png).toMatchObject({ code: 0, stderr: "" });
      expect(fs.readFileSync(path.join(folder, "o.png"), "latin1").slice(1, 4)).toBe("PNG");
    },
    patience,
  );

  test("a diagram is named by its number or its name", async () => {
    const folder = folderWithModel();
    for (const which of ["1", "Diagram 1"]) {
      const args = ["render", "small.tm7", "--diagram", which, "-o", "out.svg"];
      expect(await runCommand(args, folder)).toMatchObject({ code: 0 });
    }
    const missing = ["render", "small.tm7", "--diagram", "2", "-o", "out.svg"];
    const { code, stderr } = await runCommand(missing, folder);
    expect(code).toBe(1);
    expect(stderr).toBe("palisade: small.tm7: The model has no diagram 2. It has: 1 Diagram 1.\n");
  });

  test("what stood under the name before stays when the new cannot be made", async () => {
    const folder = folderWithModel();
    fs.writeFileSync(path.join(folder, "out.pdf"), "before");
    const environment = { PALISADE_BROWSER: path.join(folder, "none") };
    const ended = await runCommand(["report", "small.tm7", "-o", "out.pdf"], folder, environment);
    expect(ended).toMatchObject({ code: 1, stdout: "" });
    expect(fs.readFileSync(path.join(folder, "out.pdf"), "utf8")).toBe("before");
  });
});

describe("faults of the input or the usage end with code 1 and one line", () => {
  test.each([
    ["an unknown command", ["nonsense"], /unknown command/],
    ["an unknown option", ["analyze", "small.tm7", "--nonsense"], /unknown option/],
    ["no file", ["analyze"], /missing required argument 'file'/],
    ["too many files", ["analyze", "small.tm7", "two.tm7"], /too many arguments/],
    ["no output", ["report", "small.tm7"], /required option/],
    ["an unknown format", ["analyze", "small.tm7", "--format", "xml"], /Allowed choices/],
    ["a file that is not there", ["analyze", "none.tm7"], /none\.tm7: There is no such file/],
    ["a folder", ["analyze", "."], /This is not a file/],
    ["a file of another kind", ["analyze", "text.txt"], /text\.txt: .*\.txt/],
    ["a template", ["analyze", "t.tb7"], /template/],
    ["a broken model", ["analyze", "cut.tm7"], /cut\.tm7, line \d+/],
    ["a broken template", ["analyze", "small.tm7", "--template", "cut.tb7"], /cut\.tb7/],
    ["a report of no kind", ["report", "small.tm7", "-o", "out.doc"], /\.html, \.pdf or \.csv/],
    ["a picture of no kind", ["render", "small.tm7", "-o", "out.gif"], /\.svg or \.png/],
    ["a folder that is not there", ["report", "small.tm7", "-o", "no/out.csv"], /not there/],
    ["a folder to write over", ["report", "small.tm7", "-o", "sub.csv"], /This is a folder/],
    ["no port", ["serve", "--port", "99999"], /port/],
    ["a data folder that is a file", ["serve", "--no-open", "--data", "text.txt"], /data folder/],
  ])("%s", async (_, args, words) => {
    const folder = folderWithModel();
    fs.writeFileSync(path.join(folder, "text.txt"), "text");
    fs.writeFileSync(path.join(folder, "t.tb7"), "<KnowledgeBase/>");
    fs.writeFileSync(path.join(folder, "cut.tm7"), smallModel().slice(0, 700));
    fs.writeFileSync(path.join(folder, "cut.tb7"), "<KnowledgeBase>");
    fs.mkdirSync(path.join(folder, "sub.csv"));
    const ended = await runCommand(args, folder);
    expect(ended).toMatchObject({ code: 1, stdout: "" });
    expect(ended.stderr).toMatch(/^palisade: [^\n]+\n$/);
    expect(ended.stderr).toMatch(words);
  });
});

test("help and version end well", async () => {
  const folder = temporaryFolder();
  const help = await runCommand(["--help"], folder);
  expect(help).toMatchObject({ code: 0, stderr: "" });
  expect(help.stdout).toContain("analyze");
  const version = await runCommand(["--version"], folder);
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe("upgrade-check", () => {
  const args = ["upgrade-check", "small.tm7", "--template"];

  /** The model, and a template with nothing in it. */
  function folderWithBoth(): string {
    const folder = folderWithModel();
    fs.writeFileSync(
      path.join(folder, "other.tb7"),
      '<KnowledgeBase><Manifest name="Other" id="o" version="2.0.0.0" author=""/></KnowledgeBase>',
    );
    return folder;
  }

  test("says as JSON what a template would change", async () => {
    const folder = folderWithBoth();
    const ended = await runCommand([...args, "other.tb7", "--format", "json"], folder);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    const json = JSON.parse(ended.stdout);
    expect(Object.keys(json)).toEqual(["file", "from", "to", "stencils", "threats", "verdicts"]);
    expect(Object.keys(json.threats)).toEqual(["unchanged", "added", "gone", "reworded"]);
    expect(Object.keys(json.verdicts)).toEqual(["kept", "moves", "orphaned"]);
    expect(json.to).toEqual({ id: "o", name: "Other", version: "2.0.0.0" });
    expect(json.threats.gone).toMatchObject([{ typeId: "T1", state: "notStarted" }]);
  });

  test("says it as text, and by its exit code when that is asked for", async () => {
    const folder = folderWithBoth();
    const ended = await runCommand([...args, "other.tb7", "--exit-code"], folder);
    expect(ended.code).toBe(2);
    expect(ended.stdout).toMatch(/^threats: 0 added, 1 gone, 0 reworded, 0 unchanged$/m);
  });

  test("refuses what is no template", async () => {
    const ended = await runCommand([...args, "small.tm7"], folderWithModel());
    expect(ended).toMatchObject({ code: 1, stdout: "" });
    expect(ended.stderr).toContain("not the name of a template file");
  });
});
