/** `palisade template` as a person runs it. */

import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runCommand } from "../../builders/command.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";
import { smallModel } from "../../builders/tm7.ts";

const BASE = `# Ours.
palisade: template/1
manifest: { id: base, name: Base, version: 1.0.0.0, author: me }
categories:
  - { id: S, name: Spoofing, description: d }
stencils:
  - { id: GE.P, name: Process, shape: ellipse, icon: pod }
  - id: GE.DF
    name: Flow
    shape: line
    attributes: [{ name: tls, label: TLS, values: [Not stated, No, Yes], unknown: Not stated }]
threats:
  - id: S1
    title: Spoofing
    category: S
    include: flow.tls is 'No' # plain
    description: d
    examples:
      - { source: GE.P, target: GE.P, flow: { is: GE.DF, tls: No }, expect: fires }
      - name: encrypted
        source: GE.P
        target: GE.P
        flow: { is: GE.DF, tls: Yes }
        expect: silent
`;

const OWN = `palisade: template/1
manifest: { id: own, name: Own, version: 1.0.0.0, author: me }
extends: base/template.yaml
threats:
  - id: S1
    include: flow.tls is 'Not stated'
`;

function folderWith(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return {
    read: (name: string) => fs.readFileSync(path.join(folder, name), "utf8"),
    template: (...args: string[]) => runCommand(["template", ...args], folder),
  };
}

const FILES = {
  "base/template.yaml": BASE,
  "base/icons/pod.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h2"/></svg>',
  "own.yaml": OWN,
  "small.tm7": smallModel(),
};

describe("template", { timeout: 60_000 }, () => {
  test("lint names the lines of what it finds, and fails for more than hints", async () => {
    const { template } = folderWith({
      ...FILES,
      "wrong.yaml": OWN.replace("'Not stated'", "'Never'"),
    });
    const ended = await template("lint", "wrong.yaml");
    expect(ended).toMatchObject({ code: 2, stderr: "" });
    expect(ended.stdout).toMatch(
      /^wrong\.yaml: 6:14: error unknown-value: threatType S1, include, /m,
    );
    expect(ended.stdout).toMatch(/^wrong\.yaml: \d+ error, \d+ warning, \d+ hint$/m);
    const json = await template("lint", "wrong.yaml", "--json");
    expect(json.code).toBe(2);
    expect(JSON.parse(json.stdout)).toMatchObject([{ file: "wrong.yaml", problems: [] }]);
    const stride = path.join(import.meta.dirname, "../../../stencils/stride/template.yaml");
    expect(await template("lint", stride)).toMatchObject({ code: 0 });
  });

  test("test runs examples, also those a template takes over, and says why one fails", async () => {
    const { template } = folderWith(FILES);
    expect(await template("test", "base/template.yaml", "own.yaml")).toEqual({
      code: 2,
      stderr: "",
      stdout:
        "base/template.yaml: 2 passed, 0 failed\n" +
        "own.yaml: S1, example 1: fires is expected, it is silent. Its include does not hold: flow.tls is 'Not stated' is false (it is “No”).\n" +
        "own.yaml: 1 passed, 1 failed\n",
    });
    const json = await template("test", "own.yaml", "--json");
    expect(JSON.parse(json.stdout)).toMatchObject([
      { file: "own.yaml", problems: [], examples: [{ passes: false }, { passes: true }] },
    ]);
  });

  test("test goes on past files that cannot be read, and tells all that is wrong with them", async () => {
    const { template } = folderWith({
      ...FILES,
      "a.yaml": OWN.replace("base/template.yaml", "b.yaml"),
      "b.yaml": OWN.replace("base/template.yaml", "a.yaml"),
      "bad.yaml": BASE.replace("shape: line", "shape: wavy").replace("description: d }", "}"),
    });
    const ended = await template("test", "bad.yaml", "none.yaml", "a.yaml", "base/template.yaml");
    expect(ended.code).toBe(1);
    expect(ended.stdout).toBe("base/template.yaml: 2 passed, 0 failed\n");
    const [first, second, third, fourth] = ended.stderr.split("\n");
    expect(first).toContain("bad.yaml, line 5, column 5, categories[0].description: “description”");
    expect(second).toContain("bad.yaml, line 10, column 12, stencils[1].shape: Expected one of");
    expect(third).toContain("none.yaml: There is no such file.");
    expect(fourth).toContain("in a circle: a.yaml → b.yaml → a.yaml");
  });

  test("convert writes what a template builds on with it, tells what is lost, and comes back", async () => {
    const { template, read } = folderWith(FILES);
    const there = await template("convert", "own.yaml", "-o", "own.tb7");
    expect(there).toMatchObject({ code: 0, stdout: "" });
    expect(there.stderr).toMatch(/^dropped: template, \d examples? \([^)]+\): /mu);
    expect(read("own.tb7")).toContain("<Include>flow.tls is 'Not stated'</Include>");
    expect(await template("convert", "own.tb7", "-o", "back.yaml")).toMatchObject({
      code: 0,
      stderr: "",
    });
    expect(read("back.yaml")).toContain("icon: data:image/svg+xml;base64,");
    await template("convert", "base/template.yaml", "-o", "alone.yaml");
    const icon = /icon: ("data:[^"]+")/.exec(read("alone.yaml"))?.[1] ?? "";
    expect(icon).toMatch(/^"data:image\/svg\+xml;base64,/);
    // Comments and all else stay.
    expect(read("alone.yaml").replace(icon, "pod")).toBe(BASE);
    await template("convert", "own.yaml", "-o", "flat.yaml");
    expect(read("flat.yaml")).not.toContain("extends");
    expect(await template("convert", "small.tm7", "-o", "x.tb7")).toMatchObject({ code: 1 });
  });

  test("extract writes the template of a model", async () => {
    const { template, read } = folderWith(FILES);
    expect(await template("extract", "small.tm7", "-o", "it.yaml")).toMatchObject({ code: 0 });
    expect(read("it.yaml")).toContain("  - id: T1\n");
    expect(await template("extract", "small.tm7", "-o", "it.tb7")).toMatchObject({ code: 0 });
    expect(await template("extract", "small.tm7", "-o", "it.tm7")).toMatchObject({ code: 1 });
  });
});
