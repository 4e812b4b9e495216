/** `palisade convert` as a person runs it. */

import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runCommand } from "../../builders/command.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";
import { smallModel } from "../../builders/tm7.ts";

function folderWith(files: Readonly<Record<string, string>> = { "small.tm7": smallModel() }) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    fs.writeFileSync(path.join(folder, name), text);
  }
  const read = (name: string) => fs.readFileSync(path.join(folder, name), "utf8");
  return { folder, read, convert: (...args: string[]) => runCommand(["convert", ...args], folder) };
}

describe("convert", { timeout: 60_000 }, () => {
  test("to the same format copies the bytes, over the file itself too", async () => {
    const { convert, read, folder } = folderWith();
    expect(await convert("small.tm7", "-o", "copy.tm7")).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
    expect(read("copy.tm7")).toBe(smallModel());
    expect(await convert("small.tm7", "-o", "small.tm7")).toMatchObject({ code: 0 });
    expect(read("small.tm7")).toBe(smallModel());
    expect(fs.readdirSync(folder).toSorted()).toEqual(["copy.tm7", "small.tm7"]);
  });

  test("to a project with its template and back, both ways of naming the template", async () => {
    const { convert, read } = folderWith();
    await convert("small.tm7", "-o", "a.palisade.json", "--embed-template");
    await convert("a.palisade.json", "-o", "a.tm7");
    expect(read("a.tm7")).toContain("<a:Id>T1</a:Id>");
    await convert("small.tm7", "-o", "t.tb7");
    const named = await convert("small.tm7", "-o", "b.palisade.json");
    expect(named.stderr).toBe(
      "dropped: template: The project only names its template; people who lack it need it put in (--embed-template).\n",
    );
    const lost = await convert("b.palisade.json", "-o", "lost.tm7");
    expect(lost).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("--template") as string,
    });
    await convert("b.palisade.json", "-o", "b.tm7", "--template", "t.tb7");
    expect(read("b.tm7")).toBe(read("a.tm7"));
  });

  test("with --scrub leaves out who did something, and says where it was", async () => {
    const { convert, read } = folderWith();
    const ended = await convert("small.tm7", "-o", "clean.tm7", "--scrub");
    expect(ended).toMatchObject({ code: 0, stdout: "" });
    expect(ended.stderr).toMatch(/^dropped: note 1, added by: /m);
    expect(read("small.tm7")).toContain("ME\\me");
    expect(read("clean.tm7")).not.toContain("ME\\me");
  });

  test.each([
    [["t.tb7", "-o", "x.tm7"], /no model in it.*\.tb7 and \.yaml only/],
    [["t.tb7", "-o", "x.palisade.json"], /no model in it/],
    [["bare.tm7", "-o", "x.tb7"], /no template in this file.*--template/],
    [["small.tm7", "-o", "x.json"], /Palisade writes \.tm7, \.tb7, \.yaml and \.palisade\.json/],
    [["text.txt", "-o", "x.tm7"], /Palisade reads \.tm7, \.tb7, \.yaml and \.palisade\.json/],
    [["newer.palisade.json", "-o", "x.tm7"], /newer Palisade.*Update/],
    [["cut.palisade.json", "-o", "x.tm7"], /cut\.palisade\.json, line 1: .*not well-formed/],
    [["small.tm7", "-o", "none/x.tm7"], /folder of this file is not there/],
    [["small.tm7"], /required option/],
  ])("%j is refused in one line and leaves nothing behind", async (args, words) => {
    const files = {
      "small.tm7": smallModel(),
      "bare.tm7": smallModel().replace(/<KnowledgeBase.*<\/KnowledgeBase>/, ""),
      "t.tb7": "<KnowledgeBase/>",
      "text.txt": "text",
      "newer.palisade.json": '{"palisade":"model/99"}',
      "cut.palisade.json": '{"palisade":',
    };
    const { convert, folder } = folderWith(files);
    const ended = await convert(...args);
    expect(ended).toMatchObject({ code: 1, stdout: "" });
    expect(ended.stderr).toMatch(/^palisade: [^\n]+\n$/);
    expect(ended.stderr).toMatch(words);
    expect(fs.readdirSync(folder).toSorted()).toEqual(Object.keys(files).toSorted());
  });
});
