/** The native project file: exact, the same bytes for the same project, small differences, every fault named. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import prettier from "prettier";
import { describe, expect, test, vi } from "vitest";
import { palisadeModelSchema } from "../../../shared/formats/palisade/published-schema.ts";
import { readPalisade } from "../../../shared/formats/palisade/read.ts";
import { CURRENT_VERSION } from "../../../shared/formats/palisade/schema.ts";
import { referenceOf, writePalisade } from "../../../shared/formats/palisade/write.ts";
import type { Migration } from "../../../shared/formats/palisade/migrations.ts";
import type { Model } from "../../../shared/model/model.ts";
import type { Template } from "../../../shared/template/template.ts";
import { arbitraryEdit, editedBy } from "../../builders/arbitrary-edits.ts";
import { arbitraryModel } from "../../builders/arbitrary-model.ts";
import { anyText } from "../../builders/arbitrary-text.ts";
import { buildModel, buildTemplate } from "../../builders/small-project.ts";
import { aDiagram, aFlow, aModel, anElement } from "../../builders/template.ts";
import { aThreat } from "../../builders/threat.ts";
import { bytesOf } from "../../builders/tm7-text.ts";
import { problemOf, valueOf } from "./reading.ts";

// Many random cases on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const template = buildTemplate();
const MODEL = buildModel({ threats: [aThreat(1), aThreat(2)] });

function write(model: Model, embedded: Template | null = null): string {
  const writing = { model, template: embedded ?? template, embedTemplate: embedded !== null, hash };
  return new TextDecoder().decode(valueOf(writePalisade(writing)));
}

function read(text: string, migrations?: readonly Migration[]) {
  return readPalisade(bytesOf(text), "p.palisade.json", hash, migrations);
}

const arbitraryProject: fc.Arbitrary<Model> = fc
  .tuple(arbitraryModel, fc.array(arbitraryEdit(anyText), { maxLength: 12 }))
  .map(([model, edits]) => editedBy(model, edits));

describe("a project", () => {
  test("reads as it was written, whatever its texts hold", () => {
    fc.assert(
      fc.property(arbitraryProject, fc.boolean(), (model, embed) => {
        const file = valueOf(read(write(model, embed ? template : null)));
        expect(file.model).toEqual(model);
        expect(file.template).toEqual(embed ? template : null);
        expect(file.templateReference).toEqual(referenceOf(template, hash));
        expect(file.ledger).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("is the same bytes for the same model, in whatever order its members were made", () => {
    fc.assert(
      fc.property(arbitraryProject, (model) => {
        expect(write(membersTurned(model))).toBe(write(model));
        expect(write(valueOf(read(write(model))).model)).toBe(write(model));
      }),
    );
  });

  test("keeps naming a template that is not at hand", () => {
    const reference = { id: "t", name: "Elsewhere", version: "1.0.0.0", hash: "x" };
    const writing = { model: MODEL, template: reference, embedTemplate: true, hash };
    const text = new TextDecoder().decode(valueOf(writePalisade(writing)));
    expect(valueOf(read(text))).toMatchObject({ template: null, templateReference: reference });
  });

  test("with numbers JSON cannot hold is refused with its place", () => {
    const zoom = { ...aDiagram("d", [], []), zoom: Number.NaN };
    const unsound = { ...MODEL, diagrams: [zoom] };
    const writing = { model: unsound, template, embedTemplate: false, hash };
    expect(problemOf(writePalisade(writing))).toMatchObject({
      code: "model-unsound",
      place: "diagrams[0].zoom",
    });
  });
});

/** The value with the members of every object in the opposite order. */
function membersTurned<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).reverse())
      : part,
  );
}

describe("the hash of a template", () => {
  test("does not depend on the order of members, and tells every change", () => {
    expect(referenceOf(membersTurned(template), hash)).toEqual(referenceOf(template, hash));
    const other = { ...template, statusUsed: !template.statusUsed };
    expect(referenceOf(other, hash).hash).not.toBe(referenceOf(template, hash).hash);
  });

  test("is this one, on every machine", () => {
    expect(referenceOf(template, hash).hash).toBe(
      "b953958963bfec7fbc3041115075de354b606c3713747ac2af4895729156afc3",
    );
  });

  test("shows that an embedded template was changed by hand", () => {
    const changed = write(MODEL, template).replace('"Title T1"', '"Another title"');
    expect(valueOf(read(changed)).ledger).toMatchObject([
      { effect: "approximated", place: "embeddedTemplate" },
    ]);
  });
});

describe("in a review", () => {
  function withShape(id: string, change: object): Model {
    const [diagram] = MODEL.diagrams;
    if (diagram === undefined) throw new Error("the model has a diagram");
    const shapes = diagram.shapes.map((shape) =>
      shape.id === id ? { ...shape, ...change } : shape,
    );
    return { ...MODEL, diagrams: [{ ...diagram, shapes }] };
  }

  test("a renamed element is one line", () => {
    const { gone, come } = lineDifference(
      write(MODEL),
      write(withShape("browser", { name: "Tab" })),
    );
    expect([gone.length, come.length]).toEqual([1, 1]);
    expect(come[0]).toContain('"name": "Tab"');
  });

  test("a moved element is its coordinates", () => {
    const moved = write(withShape("browser", { left: 7, top: 8 }));
    expect(lineDifference(write(MODEL), moved).come.map((line) => line.trim())).toEqual([
      '"left": 7,',
      '"top": 8,',
    ]);
  });

  test("a new flow is one group of lines and one line of the order", () => {
    const [diagram] = MODEL.diagrams;
    if (diagram === undefined) throw new Error("the model has a diagram");
    const lines = [...diagram.lines, aFlow("answer", "server", "browser")];
    const after = write({ ...MODEL, diagrams: [{ ...diagram, lines }] });
    const { gone, come, groups } = lineDifference(write(MODEL), after);
    // The line before the last of a list gets a comma.
    expect(gone.map((line) => line.trim())).toEqual(['"request"']);
    expect(come.filter((line) => line.includes('"answer"')).length).toBe(2);
    expect(groups).toBe(2);
  });

  test("what comes to the front is one line that moved", () => {
    const [diagram] = MODEL.diagrams;
    if (diagram === undefined) throw new Error("the model has a diagram");
    const three = [...diagram.shapes, anElement("cache")];
    const text = (shapes: typeof three) => write({ ...MODEL, diagrams: [{ ...diagram, shapes }] });
    const turned = [...three.slice(1), ...three.slice(0, 1)];
    const { gone, come } = lineDifference(text(three), text(turned));
    expect(gone.length).toBeLessThanOrEqual(2);
    expect(come.length).toBeLessThanOrEqual(2);
  });

  test("a verdict is the lines that say it", () => {
    const judged = MODEL.threats.map((threat, at) =>
      at === 1
        ? { ...threat, verdict: { ...threat.verdict, state: "mitigated" as const } }
        : threat,
    );
    const { come } = lineDifference(write(MODEL), write({ ...MODEL, threats: judged }));
    expect(come.map((line) => line.trim())).toEqual(['"state": "mitigated",']);
  });
});

/** Lines only the one or the other text has (by the longest common run of lines), and how many runs of new ones. */
function lineDifference(before: string, after: string) {
  const [a, b] = [before.split("\n"), after.split("\n")];
  const longest = a.map(() => b.map(() => 0));
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = longest[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const gone: string[] = [];
  const come: string[] = [];
  let groups = 0;
  let inGroup = false;
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      [i, j, inGroup] = [i + 1, j + 1, false];
    } else if (j < b.length && (i === a.length || at(i, j + 1) >= at(i + 1, j))) {
      if (!inGroup) groups += 1;
      inGroup = true;
      come.push(b[j++] ?? "");
    } else gone.push(a[i++] ?? "");
  }
  return { gone, come, groups };
}

describe("versions", () => {
  test("an older file is brought up by the steps there are", () => {
    const older = write(MODEL)
      .replace(`model/${CURRENT_VERSION}`, "model/0")
      .replace('"generationEnabled"', '"generation"');
    const steps: readonly Migration[] = [
      {
        from: 0,
        migrate: ({ generation, ...rest }) => ({ ...rest, generationEnabled: generation }),
      },
    ];
    expect(valueOf(read(older, steps)).model).toEqual(MODEL);
    expect(valueOf(read(older, steps)).ledger).toEqual([]);
    expect(problemOf(read(older))).toMatchObject({
      code: "version-unknown",
      message: "There never was a version model/0.",
      place: "p.palisade.json, line 2, palisade",
    });
  });

  test("a newer file says so and what to do", () => {
    const newer = write(MODEL).replace(`model/${CURRENT_VERSION}`, `model/${CURRENT_VERSION + 1}`);
    const problem = problemOf(read(newer));
    expect(problem).toMatchObject({ code: "file-newer", remedy: "Update Palisade to open it." });
    expect(problem.message).toContain(`model/${CURRENT_VERSION + 1}`);
  });
});

describe("a broken file", () => {
  const TEXT = write(MODEL, template);

  test("gives a problem with its line, or a model, never an exception", () => {
    const bytes = bytesOf(TEXT);
    const mutation = fc.record({
      at: fc.nat(bytes.length - 1),
      remove: fc.nat(20),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 4 }),
        fc
          .constantFrom("{", "}", "[", "]", ",", ":", '"', "null", "-1e999", "\\u0000", "\\", "1")
          .map(bytesOf),
      ),
    });
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
        const broken = mutations.reduce(
          (all, { at, remove, put }) =>
            Uint8Array.from([...all.subarray(0, at), ...put, ...all.subarray(at + remove)]),
          Uint8Array.from(bytes),
        );
        const result = readPalisade(broken, "p.palisade.json", hash);
        if (result.ok) {
          const again = write(result.value.model);
          expect(valueOf(read(again)).model).toEqual(result.value.model);
          return;
        }
        expect(result.problem.message).toMatch(/\.$/);
        expect(result.problem.place).toMatch(/^p\.palisade\.json/);
        const whole = ["file-newer", "not-a-palisade-file", "file-empty", "file-binary"];
        if (whole.includes(result.problem.code) || result.problem.code === "file-zip") return;
        expect(result.problem.place).toMatch(/, line \d+/);
      }),
      { numRuns: 1500 },
    );
  });

  test("names the path and line of what is unsound", () => {
    const text = TEXT.replace('"left": 300', '"left": "far"');
    const line = text.slice(0, text.indexOf('"far"')).split("\n").length;
    expect(problemOf(read(text))).toMatchObject({
      code: "file-unsound",
      place: `p.palisade.json, line ${line}, diagrams[0].shapes[1].left`,
    });
  });

  test("names an order that does not name every shape once", () => {
    const text = TEXT.replace('"browser",\n', '"server",\n');
    expect(problemOf(read(text))).toMatchObject({
      code: "order-unsound",
      place: expect.stringMatching(/line \d+, diagrams\[0\]\.paintOrder$/) as string,
    });
  });

  test("says which members mean nothing", () => {
    const text = TEXT.replace('"notes": []', '"notes": [],\n  "colour": "red"');
    expect(valueOf(read(text)).ledger).toEqual([
      { effect: "dropped", place: "colour", what: "A project has no such member." },
    ]);
  });

  test.each([
    ["brackets without end", "[".repeat(5_000_000)],
    ["members without end", '{"a":'.repeat(5_000_000)],
    ["60 MB in one text", `{"palisade":"${"x".repeat(60_000_000)}"}`],
    ["60 MB of blanks", `${" ".repeat(60_000_000)}{`],
    ["backslashes without end", `{"palisade":"${"\\\\".repeat(10_000_000)}`],
  ])("of %s is refused", (_, text) => {
    expect(problemOf(read(text)).message.length).toBeLessThan(300);
  });
});

test("the published JSON Schema is the one files are read with", async () => {
  const file = new URL("../../../shared/schema/palisade-model-1.schema.json", import.meta.url);
  const options = { ...(await prettier.resolveConfig(file)), parser: "json" };
  const published = readFileSync(file, "utf8");
  expect(published).toBe(await prettier.format(palisadeModelSchema(), options));
});

describe("a list", () => {
  const written = (selected: number): string => {
    const attribute = {
      kind: "list" as const,
      name: "encrypted",
      label: "Encrypted",
      options: ["No", "Yes", "Unknown"],
      selected,
      fixed: false,
    };
    return write(aModel([aDiagram("d", [anElement("e", { attributes: [attribute] })], [])]));
  };
  const selectedIn = (text: string): unknown => {
    const { model, ledger } = valueOf(read(text));
    const attribute = model.diagrams[0]?.shapes[0]?.attributes[0];
    return ledger.length === 0 && attribute?.kind === "list" ? attribute.selected : ledger;
  };

  test("says in words which option holds, and a word changed by hand counts", () => {
    const text = written(1);
    expect(text).toContain('"value": "Yes", "selected": 1');
    expect(selectedIn(text)).toBe(1);
    expect(selectedIn(text.replace('"value": "Yes"', '"value": "Unknown"'))).toBe(2);
    expect(selectedIn(text.replace('"value": "Yes"', '"value": "Perhaps"'))).toBe(1);
    expect(selectedIn(text.replace('"value": "Yes", ', ""))).toBe(1);
  });

  test("with nothing selected says no word", () => {
    expect(written(-1)).not.toContain('"value"');
    expect(selectedIn(written(-1))).toBe(-1);
  });
});
