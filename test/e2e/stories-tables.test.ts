/** A diagram made and looked after by keyboard alone: tables, messages, verdicts that come back. */

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import { effectiveValue } from "../../shared/model/attributes.ts";
import { holdersOf } from "../../shared/model/holders.ts";
import type { Diagram, Line, Shape } from "../../shared/model/model.ts";
import { findStencil } from "../../shared/template/lookup.ts";
import type { Template } from "../../shared/template/template.ts";
import { ISSUES } from "../../shared/validation/finding.ts";
import { corpusExpected, KUBE_ARMOR } from "../corpus/corpus.ts";
import { accessibilityViolations } from "./axe.ts";
import { keyboardHand } from "./keyboard-hand.ts";
import { onlyProject, startApp, type RunningApp } from "./running-app.ts";

const patience = { timeout: 15_000 };

let app: RunningApp;
let page: Page;
let hand: ReturnType<typeof keyboardHand>;

beforeAll(async () => {
  app = await startApp();
  page = app.page;
  hand = keyboardHand(page);
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
});

afterAll(async () => {
  await app.stop();
});

/** A new model in the table view, with a browser and a shop when asked for. */
async function begin(name: string, pair = false): Promise<void> {
  await hand.newModel(name);
  await hand.toTable();
  if (!pair) return;
  await hand.add("Process", "Browser");
  await hand.add("Process", "Shop");
}

const named = (diagram: Diagram, name: string): Shape | Line | undefined =>
  [...diagram.shapes, ...diagram.lines].find((item) => item.name === name);
const names = async (): Promise<readonly string[]> => {
  const { shapes, lines } = await hand.saved();
  return [...shapes, ...lines].map((item) => item.name);
};
const flowEnds = async (): Promise<readonly string[]> => {
  const { shapes, lines } = await hand.saved();
  const nameOf = (id: string | null) => shapes.find((shape) => shape.id === id)?.name ?? "nothing";
  return lines.flatMap((line) =>
    line.kind === "flow"
      ? [`${line.name}: ${nameOf(line.sourceId)} > ${nameOf(line.targetId)}`]
      : [],
  );
};

async function violationsInAllColours(): Promise<readonly string[]> {
  const found: string[] = [];
  for (let turn = 0; turn < 3; turn++) {
    await hand.press("l", "Alt");
    found.push(...(await accessibilityViolations(page)));
  }
  return found;
}

describe("in table mode", () => {
  test("an empty diagram says how to begin, and the first element is made", async () => {
    await begin("First");
    await page.locator("::-p-text(No elements yet)").wait();
    expect(await violationsInAllColours()).toEqual([]);
    await hand.add("Data store", "Orders");
    await expect.poll(names, patience).toEqual(["Orders"]);
    const [store] = (await hand.saved()).shapes;
    expect(store?.kind).toBe("dataStore");
  });

  test("an element is renamed in its cell, and Escape takes typing back", async () => {
    await begin("Rename", true);
    await hand.press("F2");
    await hand.press("End");
    await hand.type(" and cart");
    await hand.press("Enter");
    await expect.poll(names, patience).toEqual(["Browser", "Shop and cart"]);
    await hand.isFocused("grid Elements of Diagram 1");
    await hand.type("Never");
    await hand.press("Escape");
    expect(await hand.cell()).toBe("Shop and cart");
    await hand.press("ArrowUp");
    expect(await hand.cell()).toBe("Browser");
    await hand.type("Client");
    await hand.press("Enter");
    await expect.poll(names, patience).toEqual(["Client", "Shop and cart"]);
  });

  test("two elements are connected, and the flow is reversed", async () => {
    await begin("Connect", true);
    await hand.turnTo("Flows");
    await hand.add("Browser", "Shop", "", "Order");
    await expect.poll(flowEnds, patience).toEqual(["Order: Browser > Shop"]);
    await hand.press("v", "Alt");
    await expect.poll(flowEnds, patience).toEqual(["Order: Shop > Browser"]);
  });

  test("a flow is attached to another element, and to nothing", async () => {
    await begin("Reattach", true);
    await hand.add("Data store", "Orders");
    await hand.turnTo("Flows");
    await hand.add("Browser", "Shop", "", "Order");
    await hand.press("ArrowRight");
    await hand.press("ArrowRight");
    expect(await hand.cell()).toBe("Shop");
    await hand.type("Ord");
    await hand.press("Enter");
    await expect.poll(flowEnds, patience).toEqual(["Order: Browser > Orders"]);
    await hand.press("Enter");
    await hand.type("Attached to nothing");
    await hand.press("Enter");
    await expect.poll(flowEnds, patience).toEqual(["Order: Browser > nothing"]);
  });

  test("a stencil is changed and the name stays", async () => {
    await begin("Stencil", true);
    await hand.press("ArrowRight");
    await hand.type("Web app");
    await hand.press("Enter");
    const stencil = async () => {
      const { model, template } = await onlyProject(page);
      const shop = model.diagrams[0]?.shapes.find((shape) => shape.name === "Shop");
      return shop && findStencil(template, shop.stencilId)?.name;
    };
    await expect.poll(stencil, patience).toBe("Web application");
  });

  test("an element is put into a boundary and out again", async () => {
    await begin("Inside", true);
    await hand.turnTo("Boundaries");
    await hand.add("Trust boundary", "Data centre", "");
    await hand.turnTo("Elements");
    await hand.press("ArrowDown");
    await hand.press("End", "Control");
    await hand.press("Home");
    await hand.press("ArrowRight");
    await hand.press("ArrowRight");
    await hand.type("Data");
    await hand.press("Enter");
    const held = async () => {
      const diagram = await hand.saved();
      return [...holdersOf(diagram)].map(
        ([id, box]) => `${diagram.shapes.find((shape) => shape.id === id)?.name} in ${box.name}`,
      );
    };
    await expect.poll(held, patience).toEqual(["Shop in Data centre"]);
    await hand.type("Outside");
    await hand.press("Enter");
    await expect.poll(held, patience).toEqual([]);
  });

  test("an element is put out of scope with a reason", async () => {
    await begin("Scope", true);
    for (let step = 0; step < 3; step++) await hand.press("ArrowRight");
    await hand.type("Out");
    await hand.press("Enter");
    await hand.press("ArrowRight");
    await hand.type("Bought");
    await hand.press("Enter");
    const scope = async () => {
      const shop = named(await hand.saved(), "Shop");
      return shop !== undefined && "outOfScope" in shop
        ? [shop.outOfScope, shop.outOfScopeReason]
        : [];
    };
    await expect.poll(scope, patience).toEqual([true, "Bought"]);
  });

  test("an attribute is set in its column", async () => {
    await begin("Attribute", true);
    await hand.press("End");
    const label = await page.$$eval(
      '[role="columnheader"]',
      (heads) => heads.at(-1)?.textContent ?? "",
    );
    const before = await hand.cell();
    await hand.press("Enter");
    await hand.press("ArrowDown");
    await hand.press("Enter");
    const value = async () => {
      const shop = named(await hand.saved(), "Shop");
      const attribute = shop?.attributes.find((each) => each.label === label);
      return attribute && effectiveValue(attribute);
    };
    await expect.poll(() => hand.cell(), patience).not.toBe(before);
    const chosen = await hand.cell();
    await expect.poll(value, patience).toBe(chosen);
  });

  test("rows are deleted together, undone and done again", async () => {
    await begin("Delete", true);
    await hand.press("ArrowUp");
    await hand.press("ArrowDown", "Shift");
    await hand.press("Delete");
    await expect.poll(names, patience).toEqual([]);
    await hand.press("z", "Control");
    await expect.poll(names, patience).toEqual(["Browser", "Shop"]);
    await hand.press("z", "Control", "Shift");
    await expect.poll(names, patience).toEqual([]);
  });

  test("a boundary line and a note are made", async () => {
    await begin("Line and note", true);
    await hand.turnTo("Boundaries");
    await hand.add("Trust boundary line", "Internet");
    await hand.turnTo("Notes");
    await hand.add("Annotation", "Ask the bank");
    const kinds = async () => {
      const { shapes, lines } = await hand.saved();
      return [...shapes, ...lines].map((item) => item.kind);
    };
    await expect
      .poll(kinds, patience)
      .toEqual(["process", "process", "annotation", "boundaryLine"]);
    expect(await violationsInAllColours()).toEqual([]);
  });

  test("rows are narrowed by words and sorted by a column", async () => {
    await begin("Filter", true);
    const rows = () =>
      page.$$eval('[role="row"] [data-column="name"]', (cells) =>
        cells.map((cell) => cell.textContent),
      );
    await hand.press("Tab");
    await hand.isFocused("button");
    await hand.press("Enter");
    await hand.press("Enter");
    await expect.poll(rows, patience).toEqual(["Shop", "Browser"]);
    for (let tries = 0; !(await hand.focused()).startsWith("input Filter") && tries < 14; tries++) {
      await hand.press("Tab", "Shift");
    }
    await hand.isFocused("input Filter elements");
    await hand.type("brow");
    await expect.poll(rows, patience).toEqual(["Browser"]);
  });

  test("the keyboard goes from the tables over the form to the grid and on to the properties", async () => {
    await begin("Order", true);
    const way: string[] = [];
    await page.evaluate(() => {
      document.querySelector<HTMLElement>('[aria-label="Table"] button')?.focus();
    });
    for (let step = 0; step < 13; step++) {
      way.push(await hand.focused());
      await hand.press("Tab");
    }
    expect(way).toEqual([
      "button",
      "button",
      "button",
      "button",
      "input Filter elements",
      "button Delete rows",
      "button",
      "combobox Stencil",
      "input Name",
      "combobox Inside",
      "button",
      "grid Elements of Diagram 1",
      "button",
    ]);
  });
});

describe("messages", () => {
  test("are counted, gone through by F8, and select what they are about", async () => {
    await begin("Messages", true);
    await hand.press("F8");
    await page.locator('[aria-labelledby="messages-heading"]').wait();
    const current = () =>
      page.$$eval('[role="listbox"] [aria-selected="true"]', (rows) =>
        rows.map((row) => row.textContent),
      );
    await expect
      .poll(current, patience)
      .toEqual([expect.stringContaining("No data flow reaches or leaves it.")]);
    const [first] = await current();
    await hand.press("F8");
    await expect.poll(async () => (await current())[0], patience).not.toBe(first);
    await hand.press("F8", "Shift");
    await expect.poll(async () => (await current())[0], patience).toBe(first);
    expect(await violationsInAllColours()).toEqual([]);
    await hand.press("m", "Alt");
  });

  test("are silenced with a reason, and let speak again", async () => {
    await begin("Silence", true);
    await hand.press("m", "Alt");
    await hand.isFocused("listbox Messages");
    await hand.press("Home");
    await hand.press("s");
    await hand.isFocused("input Reason");
    expect(await accessibilityViolations(page)).toEqual([]);
    await hand.type("Drawn later");
    await hand.press("Enter");
    const stored = async () => (await onlyProject(page)).model.messages;
    await expect.poll(stored, patience).toMatchObject([
      {
        issueId: ISSUES.unreachable.id,
        enabled: false,
        text: expect.stringContaining("Drawn later"),
      },
    ]);
    await hand.press("z", "Control");
    await expect.poll(stored, patience).toEqual([]);
    await hand.press("m", "Alt");
  });
});

describe("on the canvas", () => {
  test("a flow is drawn from the focused element to one called by its first letters", async () => {
    await begin("Draw", true);
    await hand.press("1", "Alt");
    await page.locator('[role="listbox"][data-region="canvas"]').wait();
    await hand.press("d", "Alt");
    await hand.isFocused(/^listbox Diagram/u);
    await hand.press("Home");
    await hand.press("c");
    await hand.type("sh");
    await hand.press("Enter");
    await expect.poll(flowEnds, patience).toEqual(["Data flow: Browser > Shop"]);
  });

  test("flows are followed, and an element made wider", async () => {
    await begin("Follow", true);
    await hand.turnTo("Flows");
    await hand.add("Browser", "Shop", "", "Order");
    await hand.press("1", "Alt");
    await page.locator('[role="listbox"][data-region="canvas"]').wait();
    await hand.press("d", "Alt");
    await hand.isFocused(/^listbox Diagram/u);
    const spoken = () =>
      page.evaluate(() => {
        const id = document.activeElement?.getAttribute("aria-activedescendant") ?? "";
        return document.getElementById(id)?.textContent ?? "";
      });
    await hand.press("Home");
    await hand.press(".");
    await expect.poll(spoken, patience).toContain("Order");
    await hand.press(".");
    await expect.poll(spoken, patience).toContain("Shop, 1 flow in, 0 flows out");
    await hand.press("ArrowRight", "Alt");
    const width = async () => {
      const shop = named(await hand.saved(), "Shop");
      return shop !== undefined && "width" in shop ? shop.width : 0;
    };
    await expect.poll(width, patience).toBe(110);
    await hand.press(",");
    await expect.poll(spoken, patience).toContain("Order");
  });
});

test("a judged flow that is deleted and drawn again has its verdict back; one that is like it is proposed", async () => {
  await begin("Verdicts", true);
  await hand.turnTo("Flows");
  await hand.add("Browser", "Shop", "", "Order");
  await hand.press("2", "Alt");
  await hand.press("t", "Alt");
  await hand.isFocused("grid Threat list");
  await hand.press("ArrowDown");
  await hand.press("3");
  const verdicts = async () =>
    (await onlyProject(page)).model.threats.flatMap(({ verdict, orphaned, number }) =>
      verdict.state === "mitigated" ? [{ orphaned, number }] : [],
    );
  await expect.poll(async () => (await verdicts()).length, patience).toBe(1);
  const [judged] = await verdicts();

  await hand.toTable();
  await hand.turnTo("Flows");
  await hand.press("ArrowDown");
  await hand.press("Delete");
  await expect.poll(flowEnds, patience).toEqual([]);
  await hand.add("Browser", "Shop", "", "Order");
  await hand.press("2", "Alt");
  await expect.poll(verdicts, patience).toEqual([judged]);
  expect(judged?.orphaned).toBe(false);

  await hand.toTable();
  await hand.turnTo("Flows");
  await hand.press("ArrowDown");
  await hand.press("Delete");
  await expect.poll(flowEnds, patience).toEqual([]);
  await hand.add("Browser", "Shop", "", "Orders");
  await hand.press("2", "Alt");
  await page.locator("::-p-text(1 verdict lost its threat)").wait();
  await page.focus('[aria-label="Verdicts without a threat"] button');
  await hand.press("Enter");
  expect(await violationsInAllColours()).toEqual([]);
  await hand.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(
    "Give to Orders",
  );
  await hand.press("Enter");
  await expect.poll(verdicts, patience).toEqual([judged]);
});

/** A diagram in words, so that two made in different ways can be compared; places and ids do not count. */
function inWords(template: Template, { shapes, lines }: Diagram): readonly string[] {
  const oneLine = (name: string): string => name.replace(/\s+/gu, " ").trim();
  const nameOf = (id: string | null): string =>
    oneLine(shapes.find((shape) => shape.id === id)?.name ?? "nothing");
  const holders = holdersOf({ shapes });
  return [...shapes, ...lines]
    .map((item) => {
      const attributes = item.attributes.flatMap((attribute) =>
        attribute.kind === "list" ? [`${attribute.name}=${effectiveValue(attribute)}`] : [],
      );
      const ends =
        item.kind === "flow" ? `${nameOf(item.sourceId)} > ${nameOf(item.targetId)}` : "";
      const holder = oneLine(holders.get(item.id)?.name ?? "");
      const stencil = findStencil(template, item.stencilId)?.name ?? "";
      return [item.kind, oneLine(item.name), stencil, ends, holder, ...attributes].join(" | ");
    })
    .sort();
}

test.runIf(corpusExpected)("the KubeArmor diagram is built by keyboard alone", async () => {
  const read = readTm7(readFileSync(KUBE_ARMOR), "KubeArmor.tm7");
  if (!read.ok || read.value.template === null) throw new Error("the corpus model is read");
  const { model, template } = read.value;
  const [wanted] = model.diagrams;
  if (wanted === undefined) throw new Error("the model has a diagram");
  const stencil = ({ stencilId }: Shape | Line) => findStencil(template, stencilId)?.name ?? "";
  const nameOf = (id: string | null) => wanted.shapes.find((shape) => shape.id === id)?.name ?? "";
  const holders = holdersOf(wanted);
  const inside = ({ id }: Shape) => holders.get(id)?.name ?? "Outside";

  await hand.open(join(dirname(KUBE_ARMOR), "../../templates/k8s-STRIDE-template.tb7"));
  await page.locator("::-p-text(Template added)").wait();
  await hand.newModel("KubeArmor again", "Kubernetes Template");
  await hand.toTable();
  await hand.turnTo("Boundaries");
  for (const shape of wanted.shapes.filter(({ kind }) => kind === "boundaryBox")) {
    await hand.add(stencil(shape), shape.name, inside(shape));
  }
  for (const line of wanted.lines.filter(({ kind }) => kind === "boundaryLine")) {
    await hand.add(stencil(line), line.name);
  }
  await hand.turnTo("Elements");
  for (const shape of wanted.shapes) {
    if ("outOfScope" in shape) await hand.add(stencil(shape), shape.name, inside(shape));
  }
  await hand.turnTo("Notes");
  for (const note of wanted.shapes.filter(({ kind }) => kind === "annotation")) {
    await hand.add(stencil(note), note.name.replace(/\s+/gu, " "), inside(note));
  }
  await hand.turnTo("Flows");
  for (const line of wanted.lines) {
    if (line.kind !== "flow") continue;
    await hand.add(nameOf(line.sourceId), nameOf(line.targetId), stencil(line), line.name);
  }
  await expect
    .poll(async () => inWords(template, await hand.saved()), patience)
    .toEqual(inWords(template, wanted));
  const { shapes } = await hand.saved();
  const elements = shapes.filter((shape) => "outOfScope" in shape);
  const apart = elements.every((one) =>
    elements.every(
      (other) =>
        one === other ||
        Math.abs(one.left - other.left) >= 100 ||
        Math.abs(one.top - other.top) >= 100,
    ),
  );
  expect(apart).toBe(true);
  expect(app.complaints).toEqual([]);
});
