import { describe, expect, test } from "vitest";
import type { CallOutput } from "../../../shared/api.ts";
import type { AskedRule } from "../../../shared/stride/firing.ts";
import type { FiringModel } from "../../../shared/api-over-models.ts";
import type { Store } from "../../../main/store/store.ts";
import type { Model } from "../../../shared/model/model.ts";
import { testServices, type TestServices } from "../../builders/services.ts";
import { buildModel, buildTemplate } from "../../builders/small-project.ts";
import { aDiagram, aFlow, anElement } from "../../builders/template.ts";

const anyProcess = { include: "source is 'GE.P'", exclude: "", scope: "interaction" } as const;

function addModel(store: Store, name: string, model: Model): string {
  const templateKey = store.templates.put(buildTemplate(), "embedded", null);
  return store.projects.create({ name, model, templateKey, file: null });
}

/** Asks page after page. */
async function askAll(services: TestServices, rule: AskedRule = anyProcess) {
  const models: FiringModel[] = [];
  const unread: string[] = [];
  let pages = 0;
  let after: string | null = null;
  do {
    const page: CallOutput<"rules.firing"> = await services.call("rules.firing", { rule, after });
    models.push(...page.models);
    unread.push(...page.unread);
    after = page.next;
    pages += 1;
  } while (after !== null);
  return { models, unread, pages };
}

describe("asking a rule of all models", () => {
  test("tells where it fires, with how often it was asked", async () => {
    const services = testServices();
    const shop = addModel(services.store, "Shop", buildModel());
    const none = aDiagram(
      "d",
      [anElement("a", { stencilId: "GE.DS", genericStencilId: "GE.DS" })],
      [aFlow("f", "a", "a")],
    );
    addModel(services.store, "Archive", buildModel({ diagrams: [none] }));
    const { models, unread } = await askAll(services);
    expect(unread).toEqual([]);
    const byName = models.toSorted((a, b) => (a.projectName < b.projectName ? -1 : 1));
    expect(byName).toMatchObject([
      { projectName: "Archive", asked: 1, fires: 0 },
      {
        projectId: shop,
        projectName: "Shop",
        asked: 1,
        fires: 1,
        places: [
          { diagramId: "d1", itemId: "request", ends: ["Name of browser", "Name of server"] },
        ],
      },
    ]);
  });

  test("asks every model once, page by page", async () => {
    const services = testServices();
    const large = buildModel({
      diagrams: [
        aDiagram(
          "d",
          [anElement("a"), anElement("b")],
          Array.from({ length: 1500 }, (_, at) => aFlow(`f${at}`, "a", "b")),
        ),
      ],
    });
    const ids = Array.from({ length: 12 }, (_, at) => addModel(services.store, `M${at}`, large));
    const { models } = await askAll(services);
    expect(models.map(({ projectId }) => projectId).toSorted()).toEqual(ids.toSorted());
    expect(models.every(({ fires, places }) => fires === 1500 && places.length === 200)).toBe(true);
  });

  test("goes on behind a model that was deleted between two pages", async () => {
    const services = testServices();
    const ids = ["A", "B", "C"].map((name) => addModel(services.store, name, buildModel()));
    const [first, ...rest] = ids.toSorted();
    if (first === undefined) throw new Error("no model");
    await services.call("projects.delete", { id: first });
    const page = await services.call("rules.firing", { rule: anyProcess, after: first });
    expect(page.models.map(({ projectId }) => projectId)).toEqual(rest);
    expect(page.next).toBeNull();
  });

  test("finds nothing by what is no rule, and refuses a scope there is not", async () => {
    const services = testServices();
    addModel(services.store, "Shop", buildModel());
    const { models } = await askAll(services, { ...anyProcess, include: "source is" });
    expect(models).toMatchObject([{ asked: 1, fires: 0, places: [] }]);
    const refused = await services.dispatch("rules.firing", {
      rule: { ...anyProcess, scope: "planet" },
      after: null,
    });
    expect(refused).toMatchObject({ ok: false, problem: { code: "invalid-input" } });
  });
});
