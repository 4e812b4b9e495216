/** What the tables of a diagram show, and that what is put into a cell is what then stands in it. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addRow, type NewRow } from "../../../renderer/tables/add-row.ts";
import { cellEdit } from "../../../renderer/tables/cell-edit.ts";
import {
  attributeColumns,
  cellOf,
  fixedColumns,
  rowsOf,
  sharedColumns,
  shownRows,
  tableContext,
  tableOf,
  type Column,
  type Item,
  type TableContext,
  type TableKind,
} from "../../../renderer/tables/diagram-tables.ts";
import { applyChange } from "../../../shared/model/change.ts";
import { modelSchema } from "../../../shared/model/schema.ts";
import type { Model } from "../../../shared/model/model.ts";
import { arbitraryModel } from "../../builders/arbitrary-model.ts";
import {
  aBox,
  aDefinition,
  aDiagram,
  aFlow,
  aModel,
  anElement,
  aStencil,
  aTemplate,
  chosen,
  genericStencils,
} from "../../builders/template.ts";

const template = aTemplate({
  stencils: [
    ...genericStencils,
    aStencil("SE.P.Web", { parentId: "GE.P", name: "Web", attributes: [aDefinition("cached")] }),
  ],
});
const kinds: readonly TableKind[] = ["elements", "flows", "boundaries", "notes"];

function contextOf(model: Model, at = 0): TableContext | null {
  const diagram = model.diagrams[at % Math.max(1, model.diagrams.length)];
  return diagram === undefined ? null : tableContext(model, template, diagram);
}

test("every item stands in one table, the one it says", () => {
  fc.assert(
    fc.property(arbitraryModel, fc.nat(), (model, at) => {
      const context = contextOf(model, at);
      fc.pre(context !== null);
      const { diagram } = context;
      const ids = kinds.flatMap((kind) =>
        rowsOf(diagram, kind).map((item) => {
          expect(tableOf(item)).toBe(kind);
          return item.id;
        }),
      );
      const all = [...diagram.shapes, ...diagram.lines].map(({ id }) => id);
      expect(ids.toSorted()).toEqual(all.toSorted());
    }),
  );
});

test("what is put into a cell stands in it, and the model stays a model", () => {
  fc.assert(
    fc.property(
      arbitraryModel,
      fc.nat(),
      fc.nat(),
      fc.nat(),
      fc.nat(),
      fc.string(),
      (model, at, rowAt, columnAt, choiceAt, text) => {
        const context = contextOf(model, at);
        fc.pre(context !== null);
        const rows = kinds.flatMap((kind) => rowsOf(context.diagram, kind));
        const item = rows[rowAt % Math.max(1, rows.length)];
        fc.pre(item !== undefined);
        const columns: readonly Column[] = [
          ...fixedColumns(tableOf(item)),
          ...attributeColumns([item]).map(({ column }) => column),
        ];
        const column = columns[columnAt % columns.length];
        fc.pre(column !== undefined && column.id !== "inside");
        const cell = cellOf(context, item, column);
        fc.pre(cell.kind !== "fixed");
        const choices = cell.kind === "choice" ? cell.choices() : [];
        const value = cell.kind === "text" ? text : choices[choiceAt % choices.length]?.value;
        fc.pre(value !== undefined);
        const change = cellEdit(context, item, column.id, value);
        const after = change === null ? model : applyChange(model, change);
        expect(modelSchema.safeParse(after).success).toBe(true);
        const now = contextOf(after, at);
        const items = now === null ? [] : [...now.diagram.shapes, ...now.diagram.lines];
        const same = items.find(({ id }) => id === item.id);
        if (now === null || same === undefined) throw new Error("the item is still there");
        const shown = cellOf(now, same, column);
        if (shown.kind === "choice") expect(shown.value).toBe(value);
        else expect(shown.text).toBe(value);
      },
    ),
  );
});

const pair = aModel([
  aDiagram(
    "d",
    [
      aBox("box", { left: 0, top: 0, width: 300, height: 300, name: "Centre" }),
      anElement("a", { left: 40, top: 60, name: "Shop 10", attributes: [chosen("x", "Yes")] }),
      anElement("b", {
        left: 500,
        name: "Shop 9",
        attributes: [chosen("x", "No"), chosen("y", "1")],
      }),
    ],
    [
      aFlow("f", "a", "b", {
        name: "Order",
        source: { x: 135, y: 110 },
        target: { x: 505, y: 50 },
      }),
    ],
  ),
]);
const context = contextOf(pair);
if (context === null) throw new Error("the pair has a diagram");
const row = (id: string): Item => {
  const item = [...context.diagram.shapes, ...context.diagram.lines].find((each) => each.id === id);
  if (item === undefined) throw new Error(`there is no ${id}`);
  return item;
};
const text = (id: string, column: Column["id"]): string =>
  cellOf(context, row(id), { id: column, label: "", width: 1 }).text;

describe("a cell", () => {
  test("says what follows from the diagram", () => {
    expect(text("a", "inside")).toBe("Centre");
    expect(text("b", "inside")).toBe("");
    expect(text("box", "holds")).toBe("Shop 10");
    expect([text("f", "from"), text("f", "to"), text("f", "crosses")]).toEqual([
      "Shop 10",
      "Shop 9",
      "Centre",
    ]);
    expect([text("a", "attribute:y"), text("b", "attribute:y")]).toEqual(["", "1"]);
  });
});

test("columns are those all rows share; others are offered", () => {
  const rows = rowsOf(context.diagram, "elements");
  const offered = attributeColumns(rows);
  expect(offered.map(({ column, rows: count }) => [column.id, count])).toEqual([
    ["attribute:x", 2],
    ["attribute:y", 1],
  ]);
  expect(sharedColumns(offered, rows.length).map(({ id }) => id)).toEqual(["attribute:x"]);
});

test("rows are found by words of any column and sorted as people count", () => {
  const rows = rowsOf(context.diagram, "elements");
  const columns = fixedColumns("elements");
  const ids = (words: string, descending: boolean | null): readonly string[] =>
    shownRows(
      context,
      rows,
      columns,
      words,
      descending === null ? null : { column: "name", descending },
    ).map(({ id }) => id);
  expect(ids("", null)).toEqual(["a", "b"]);
  expect(ids("", false)).toEqual(["b", "a"]);
  expect(ids("", true)).toEqual(["a", "b"]);
  expect(ids("centre SHOP", null)).toEqual(["a"]);
});

describe("a new row", () => {
  const fresh: NewRow = {
    stencilId: "GE.P",
    name: "",
    boxId: null,
    sourceId: null,
    targetId: null,
  };
  const added = (more: Partial<NewRow>) => {
    const change = addRow(context, { ...fresh, ...more }, "new");
    const now = change && contextOf(applyChange(pair, change));
    return now && [...now.diagram.shapes, ...now.diagram.lines].find(({ id }) => id === "new");
  };

  test("is called like its stencil unless it is named, and goes into the box asked for", () => {
    expect(added({ stencilId: "SE.P.Web" })?.name).toBe("Web");
    expect(added({ name: "Till" })?.name).toBe("Till");
    const change = addRow(context, { ...fresh, boxId: "box" }, "new");
    const now = change && contextOf(applyChange(pair, change));
    expect(now?.holders.get("new")?.id).toBe("box");
  });

  test("of a flow needs both ends", () => {
    const flow = { stencilId: "GE.DF", sourceId: "a" };
    expect(added(flow)).toBeNull();
    expect(added({ ...flow, targetId: "box" })).toBeNull();
    expect(added({ ...flow, targetId: "b" })).toMatchObject({ sourceId: "a", targetId: "b" });
  });

  test("of a stencil that cannot be drawn is none", () => {
    expect(added({ stencilId: "unknown" })).toBeNull();
  });
});
