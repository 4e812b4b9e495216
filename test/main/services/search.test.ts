import Database from "better-sqlite3";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CallOutput } from "../../../shared/api.ts";
import { renameItem } from "../../../shared/model/edits/items.ts";
import { judgeThreats } from "../../../shared/model/edits/threats.ts";
import type { Model } from "../../../shared/model/model.ts";
import { analyze } from "../../../shared/stride/analyze.ts";
import { arbitraryModel } from "../../builders/arbitrary-model.ts";
import { testServices, type TestServices } from "../../builders/services.ts";
import { buildModel, buildTemplate } from "../../builders/small-project.ts";

type Hit = CallOutput<"search.find">["hits"][number];

function addProject(services: TestServices, name: string, model: Model): string {
  const { projects, templates } = services.store;
  const templateKey = templates.put(buildTemplate(), "embedded", null);
  return projects.create({ name, model, templateKey, file: null });
}

function shop(changes: Partial<Model> = {}) {
  const services = testServices();
  const id = addProject(services, "Shop", buildModel(changes));
  const find = async (text: string) =>
    (await services.call("search.find", { text, limit: 50 })).hits;
  return { services, id, find };
}

const textOf = (segments: Hit["title"]) => segments.map(({ text }) => text).join("");
const matchedOf = (segments: Hit["title"]) =>
  segments.flatMap(({ text, matched }) => (matched ? [text] : []));

describe("searching", () => {
  test("finds the things of a model by the beginning of their names, with where they are", async () => {
    const { id, find } = shop();
    const [browser] = await find("of BROW");
    expect(browser).toMatchObject({
      projectId: id,
      projectName: "Shop",
      kind: "element",
      itemId: "browser",
      diagramId: "d1",
      threatKey: null,
      where: "Diagram d1",
    });
    expect(matchedOf(browser?.title ?? [])).toEqual(["of", "brow"]);
    expect(await find("shop")).toMatchObject([{ kind: "model", itemId: null, diagramId: null }]);
    const flow = (await find("request")).find(({ kind }) => kind === "flow");
    expect(flow).toMatchObject({
      itemId: "request",
      where: "Name of browser → Name of server · Diagram d1",
    });
  });

  test("finds model information and notes", async () => {
    const { information } = buildModel();
    const note = { id: 3, message: "Ask Grace about tokens", addedBy: "Ada", addedAt: "" };
    const { find } = shop({
      information: { ...information, assumptions: "Everything is encrypted" },
      notes: [note],
    });
    expect(await find("encrypted")).toMatchObject([{ kind: "model" }]);
    const [found] = await find("tokens");
    expect(found).toMatchObject({ kind: "note", where: "Ada", title: [] });
    expect(textOf(found?.excerpt ?? [])).toBe("Ask Grace about tokens");
  });

  test("finds generated threats, and the reason given for a verdict", async () => {
    const { services, id, find } = shop();
    const { model, template, analysisOptions } = await services.call("projects.open", { id });
    const threats = analyze(template, model, analysisOptions).threats.map(({ threat }) => threat);
    const [threat] = threats;
    expect((await find("title t1")).map(({ threatKey }) => threatKey)).toEqual([threat?.key]);
    const judgement = { state: "mitigated" as const, justification: "The relay retries" };
    const change = judgeThreats(model, threats, judgement, "Ada", "2026-01-01T00:00:00Z");
    if (change === null) throw new Error("nothing to judge");
    await services.call("projects.append", { id, baseSeq: 0, change });
    const [reason] = await find("relay");
    expect(reason).toMatchObject({ kind: "threat", threatKey: threat?.key });
    expect(textOf(reason?.excerpt ?? [])).toContain("The relay retries");
  });

  test("follows every change", async () => {
    const { services, id, find } = shop();
    expect(await find("phone")).toEqual([]);
    const change = renameItem(buildModel(), "d1", "browser", "Phone");
    if (change === null) throw new Error("nothing to rename");
    await services.call("projects.append", { id, baseSeq: 0, change });
    expect((await find("phone")).some(({ itemId }) => itemId === "browser")).toBe(true);
    expect((await find("browser")).some(({ itemId }) => itemId === "browser")).toBe(false);
    await services.call("projects.delete", { id });
    expect(await find("phone")).toEqual([]);
  });

  test("puts what is called so before what only mentions it", async () => {
    const { services, find } = shop();
    const { information } = buildModel();
    const mentioning = { ...information, description: "browser ".repeat(30) };
    addProject(services, "Mentions", buildModel({ information: mentioning, diagrams: [] }));
    const kinds = (await find("browser")).map(({ kind }) => kind);
    expect(kinds[0]).toBe("element");
    expect(kinds.at(-1)).not.toBe("element");
    expect(kinds).toContain("model");
  });

  test("ignores case and accents both ways", async () => {
    const { information } = buildModel();
    const { find } = shop({ information: { ...information, owner: "Zoë Ångström" } });
    for (const text of ["zoe", "ZOË", "angstrom", "ÅNG"]) expect(await find(text)).toHaveLength(1);
  });

  test("says when there is more than was asked for", async () => {
    const { services } = shop();
    const one = await services.call("search.find", { text: "name", limit: 1 });
    expect(one).toMatchObject({ more: true, hits: [{}] });
    const all = await services.call("search.find", { text: "name", limit: 50 });
    expect(all.more).toBe(false);
  });

  test.each([
    ["", false],
    ["   ", false],
    ['"', false],
    ["- *", false],
    ["🙂", false],
    ["\u0000", false],
    ['"brow*', true],
    ["-browser", true],
    ["browser)", true],
    ["title:browser", false],
    ["NOT browser", false],
    ["browser OR shop", false],
    ["NEAR(browser)", false],
    ["browser 🙂", true],
  ])("takes %j as words and nothing else", async (text, found) => {
    const { services, find } = shop();
    expect((await find(text)).length > 0).toBe(found);
    expect(services.bugs).toEqual([]);
  });

  test("names the projects it could not read, and finds the others", async () => {
    const services = testServices({
      change: (store) => ({
        ...store,
        projects: {
          ...store.projects,
          open: (id) =>
            id === broken
              ? { ok: false, problem: { code: "x", message: "x", place: null, remedy: null } }
              : store.projects.open(id),
        },
      }),
    });
    const broken = addProject(services, "Broken", buildModel());
    const sound = addProject(services, "Sound", buildModel());
    const { hits, unread } = await services.call("search.find", { text: "browser", limit: 50 });
    expect(unread).toEqual(["Broken"]);
    expect(new Set(hits.map(({ projectId }) => projectId))).toEqual(new Set([sound]));
  });
});

test("a full disk keeps nobody from the list, and the search says what it could not read", async () => {
  const services = testServices({
    change: (store) => ({
      ...store,
      projections: {
        ...store.projections,
        write() {
          throw new Database.SqliteError("full", "SQLITE_FULL");
        },
      },
    }),
  });
  for (const name of ["Bank", "Shop"]) addProject(services, name, buildModel());
  expect(await services.call("projects.list", {})).toHaveLength(2);
  const { hits, unread } = await services.call("search.find", { text: "browser", limit: 50 });
  expect(hits).toEqual([]);
  expect(unread).toEqual(["Shop", "Bank"]);
});

/** What the index makes of a text, said independently of it. */
function wordsOf(text: string): readonly string[] {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** Every text of a model with the name of its place, by walking the model. */
function scan(name: string, model: Model): readonly (readonly [place: string, text: string])[] {
  const { threats } = analyze(buildTemplate(), model, { titlesFrozen: false, loaded: false });
  return [
    ["model", [name, ...Object.values(model.information)].join(" ")],
    ...model.diagrams.flatMap((diagram): (readonly [string, string])[] => [
      [diagram.id, diagram.name],
      ...[...diagram.shapes, ...diagram.lines].map((item) => [item.id, item.name] as const),
    ]),
    ...model.notes.map(({ message }) => ["note", message] as const),
    ...threats.map(({ threat }) => {
      const { key, title, description, interaction, verdict } = threat;
      return [key, [title, description, interaction, verdict.justification].join(" ")] as const;
    }),
  ];
}

test("searching finds exactly what a scan of all models finds", async () => {
  const services = testServices();
  const projects = fc.array(arbitraryModel, { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(projects, fc.array(fc.nat(), { maxLength: 3 }), async (models, picks) => {
      const ids = models.map((model, at) => addProject(services, `Project ${at}`, model));
      const texts = models.flatMap((model, at) =>
        scan(`Project ${at}`, model).map(([place, text]) => ({ at: `${ids[at]} ${place}`, text })),
      );
      const known = texts.flatMap(({ text }) => wordsOf(text));
      const words = picks.map((pick) => {
        const word = known[pick % known.length] ?? "none";
        return pick % 2 === 0 ? word : word.slice(0, 1);
      });
      const { hits } = await services.call("search.find", { text: words.join(" "), limit: 500 });
      const found = hits.map((hit) => `${hit.projectId} ${placeOf(hit)}`);
      const expected = texts.filter(
        ({ text }) =>
          words.length > 0 &&
          words.every((word) => wordsOf(text).some((candidate) => candidate.startsWith(word))),
      );
      for (const id of ids) await services.call("projects.delete", { id });
      expect(found.toSorted()).toEqual(expected.map(({ at }) => at).toSorted());
    }),
    { numRuns: 60, endOnFailure: true },
  );
}, 30_000);

function placeOf({ kind, itemId, threatKey }: Hit): string {
  if (kind === "threat") return threatKey ?? "";
  return itemId ?? kind;
}
