/** A diagram as tables: which rows there are and what stands in a cell. Pure, so that it can be tested without a window. */

import { effectiveValue } from "../../shared/model/attributes.ts";
import { boxesOf, holdersOf } from "../../shared/model/holders.ts";
import { isElement } from "../../shared/model/item-patches.ts";
import type {
  Attribute,
  Boundary,
  BoundaryBox,
  Diagram,
  Id,
  Line,
  Model,
  Shape,
} from "../../shared/model/model.ts";
import { crossingsOf } from "../../shared/stride/interactions.ts";
import { findStencil } from "../../shared/template/lookup.ts";
import { kindOfStencil } from "../../shared/template/new-item.ts";
import type { Stencil, Template } from "../../shared/template/template.ts";
import { itemTitle, KIND_NAMES } from "../inspector/kinds.ts";

export type TableKind = "elements" | "flows" | "boundaries" | "notes";
export type Item = Shape | Line;

export const TABLE_NAMES: Record<TableKind, string> = {
  elements: "Elements",
  flows: "Flows",
  boundaries: "Boundaries",
  notes: "Notes",
};

/** What the cells of a diagram are worked out from. */
export interface TableContext {
  readonly model: Model;
  readonly template: Template;
  readonly diagram: Diagram;
  readonly shapes: ReadonlyMap<Id, Shape>;
  readonly holders: ReadonlyMap<Id, BoundaryBox>;
  readonly crossings: ReadonlyMap<Id, readonly Boundary[]>;
}

export function tableContext(model: Model, template: Template, diagram: Diagram): TableContext {
  return {
    model,
    template,
    diagram,
    shapes: new Map(diagram.shapes.map((shape) => [shape.id, shape])),
    holders: holdersOf(diagram),
    crossings: crossingsOf(diagram),
  };
}

/** The rows of a table, in stored order. */
export function rowsOf({ shapes, lines }: Diagram, kind: TableKind): readonly Item[] {
  switch (kind) {
    case "elements":
      return shapes.filter(isElement);
    case "flows":
      return lines.filter((line) => line.kind === "flow");
    case "boundaries":
      return [...boxesOf({ shapes }), ...lines.filter((line) => line.kind === "boundaryLine")];
    case "notes":
      return shapes.filter((shape) => shape.kind === "annotation");
  }
}

/** The table an item stands in. */
export function tableOf(item: Item): TableKind {
  switch (item.kind) {
    case "flow":
      return "flows";
    case "boundaryBox":
    case "boundaryLine":
      return "boundaries";
    case "annotation":
      return "notes";
    case "process":
    case "dataStore":
    case "externalInteractor":
      return "elements";
  }
}

type FixedColumn =
  "name" | "stencil" | "inside" | "from" | "to" | "crosses" | "holds" | "scope" | "reason";

export interface Column {
  /** A word for what every diagram has; for an attribute its name after `attribute:`. */
  readonly id: FixedColumn | `attribute:${string}`;
  readonly label: string;
  /** Pixels. */
  readonly width: number;
}

const NAME: Column = { id: "name", label: "Name", width: 220 };
const STENCIL: Column = { id: "stencil", label: "Stencil", width: 190 };
const INSIDE: Column = { id: "inside", label: "Inside", width: 180 };
const SCOPE: readonly Column[] = [
  { id: "scope", label: "Scope", width: 110 },
  { id: "reason", label: "Reason out of scope", width: 190 },
];

const FIXED_COLUMNS: Record<TableKind, readonly Column[]> = {
  elements: [NAME, STENCIL, INSIDE, ...SCOPE],
  flows: [
    NAME,
    { id: "from", label: "From", width: 180 },
    { id: "to", label: "To", width: 180 },
    STENCIL,
    { id: "crosses", label: "Crosses", width: 170 },
    ...SCOPE,
  ],
  boundaries: [NAME, STENCIL, INSIDE, { id: "holds", label: "Holds", width: 220 }],
  notes: [{ ...NAME, label: "Text", width: 420 }, INSIDE],
};

const ATTRIBUTE_WIDTH = 160;

/** The columns every table of a kind has. */
export function fixedColumns(kind: TableKind): readonly Column[] {
  return FIXED_COLUMNS[kind];
}

/** An attribute as a column, and how many of the rows have it. */
export interface AttributeColumn {
  readonly column: Column;
  readonly rows: number;
}

/** Attributes of the rows, those that most rows have first. */
export function attributeColumns(rows: readonly Item[]): readonly AttributeColumn[] {
  const counts = new Map<string, { label: string; rows: number }>();
  for (const { attributes } of rows) {
    const own = new Set<string>();
    for (const attribute of attributes) {
      if (attribute.kind === "heading" || attribute.kind === "custom") continue;
      if (own.has(attribute.name)) continue;
      own.add(attribute.name);
      const known = counts.get(attribute.name) ?? { label: labelOf(attribute), rows: 0 };
      counts.set(attribute.name, { ...known, rows: known.rows + 1 });
    }
  }
  return [...counts]
    .map(([name, { label, rows: count }]): AttributeColumn => ({
      column: { id: `attribute:${name}`, label, width: ATTRIBUTE_WIDTH },
      rows: count,
    }))
    .sort((a, b) => b.rows - a.rows);
}

function labelOf({ label, name }: Attribute): string {
  return label.trim() || name;
}

/** At first no more than these are shown, for a table should be read, not searched. */
const MOST_AT_FIRST = 6;

/** The attribute columns shown until a person chooses others: those all rows share. */
export function sharedColumns(
  columns: readonly AttributeColumn[],
  rowCount: number,
): readonly Column[] {
  return columns
    .filter(({ rows }) => rows === rowCount)
    .slice(0, MOST_AT_FIRST)
    .map(({ column }) => column);
}

export interface Choice {
  readonly value: string;
  readonly text: string;
  /** Tells apart what is called the same. */
  readonly detail?: string;
}

export type Cell =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "choice";
      readonly text: string;
      readonly value: string;
      readonly choices: () => readonly Choice[];
    }
  /** What cannot be edited, and why. */
  | { readonly kind: "fixed"; readonly text: string; readonly why: string };

export const NOWHERE = "";
const OUTSIDE = "Outside all boundaries";
const IN_SCOPE: Choice = { value: "in", text: "In scope" };
const OUT_OF_SCOPE: Choice = { value: "out", text: "Out of scope" };
const YES_NO: readonly Choice[] = [
  { value: "true", text: "Yes" },
  { value: "false", text: "No" },
];

/** What stands in a cell. */
export function cellOf(context: TableContext, item: Item, { id }: Column): Cell {
  switch (id) {
    case "name":
      return { kind: "text", text: item.name };
    case "stencil":
      return stencilCell(context, item);
    case "inside":
      return insideCell(context, item);
    case "from":
    case "to":
      return endCell(context, item, id);
    case "crosses":
      return computed(context.crossings.get(item.id) ?? []);
    case "holds":
      return computed(
        context.diagram.shapes.filter((shape) => context.holders.get(shape.id)?.id === item.id),
      );
    case "scope": {
      if (!("outOfScope" in item)) return missing;
      const { text, value } = item.outOfScope ? OUT_OF_SCOPE : IN_SCOPE;
      return { kind: "choice", text, value, choices: () => [IN_SCOPE, OUT_OF_SCOPE] };
    }
    case "reason":
      return "outOfScope" in item ? { kind: "text", text: item.outOfScopeReason } : missing;
    default:
      return attributeCell(item, id.slice("attribute:".length));
  }
}

const missing: Cell = { kind: "fixed", text: "", why: "It has no such attribute" };

function computed(items: readonly Item[]): Cell {
  return { kind: "fixed", text: items.map(itemTitle).join(", "), why: "Follows from the diagram" };
}

function stencilCell({ template }: TableContext, item: Item): Cell {
  const text = findStencil(template, item.stencilId)?.name ?? KIND_NAMES[item.kind];
  return {
    kind: "choice",
    text,
    value: item.stencilId,
    choices: () => stencilChoices(template, (kind) => kind === item.kind, item.stencilId),
  };
}

type StencilKind = NonNullable<ReturnType<typeof kindOfStencil>>;

/** The stencils of the palette that make such items, by name, and one more if it is not among them. */
export function stencilChoices(
  template: Template,
  makes: (kind: StencilKind) => boolean,
  also: Id | null = null,
): readonly Choice[] {
  const fitting = template.stencils.filter((stencil) => {
    const kind = kindOfStencil(template, stencil.id);
    return kind !== null && makes(kind) && (!stencil.hidden || stencil.id === also);
  });
  return fitting
    .map((stencil) => ({
      value: stencil.id,
      text: stencil.name,
      detail: detailOf(template, stencil),
    }))
    .sort((a, b) => collator.compare(a.text, b.text));
}

function detailOf(template: Template, { id, parentId }: Stencil): string {
  const parent = parentId === null ? null : findStencil(template, parentId);
  const kind = kindOfStencil(template, id);
  return parent?.name ?? (kind === null ? "" : KIND_NAMES[kind]);
}

/** Whether a stencil makes rows of a table. */
export function makesRowsOf(table: TableKind, kind: StencilKind): boolean {
  switch (table) {
    case "elements":
      return kind === "process" || kind === "dataStore" || kind === "externalInteractor";
    case "flows":
      return kind === "flow";
    case "boundaries":
      return kind === "boundaryBox" || kind === "boundaryLine";
    case "notes":
      return kind === "annotation";
  }
}

function insideCell(context: TableContext, item: Item): Cell {
  if (!("left" in item)) {
    return {
      kind: "fixed",
      text: "",
      why: "A line lies across the diagram, not inside a boundary",
    };
  }
  const holder = context.holders.get(item.id);
  return {
    kind: "choice",
    text: holder === undefined ? "" : itemTitle(holder),
    value: holder?.id ?? NOWHERE,
    choices: () => boxChoices(context).filter(({ value }) => value !== item.id),
  };
}

/** The boxes something can be put into; the first choice is none of them. */
export function boxChoices({ diagram, holders }: TableContext): readonly Choice[] {
  return [
    { value: NOWHERE, text: OUTSIDE },
    ...boxesOf(diagram).map((box) => choiceOf(box, holders)),
  ];
}

/** The elements a flow can be attached to. */
export function elementChoices({ diagram, holders }: TableContext): readonly Choice[] {
  return diagram.shapes
    .filter(isElement)
    .map((element) => choiceOf(element, holders))
    .sort((a, b) => collator.compare(a.text, b.text));
}

function choiceOf(shape: Shape, holders: ReadonlyMap<Id, BoundaryBox>): Choice {
  const holder = holders.get(shape.id);
  const choice = { value: shape.id, text: itemTitle(shape) };
  return holder === undefined ? choice : { ...choice, detail: `in ${itemTitle(holder)}` };
}

function endCell(context: TableContext, item: Item, which: "from" | "to"): Cell {
  if (item.kind !== "flow") return missing;
  const id = which === "from" ? item.sourceId : item.targetId;
  const shape = id === null ? undefined : context.shapes.get(id);
  return {
    kind: "choice",
    text: shape === undefined ? "" : itemTitle(shape),
    value: shape?.id ?? NOWHERE,
    choices: () => [...elementChoices(context), { value: NOWHERE, text: "Attached to nothing" }],
  };
}

function attributeCell(item: Item, name: string): Cell {
  const attribute = item.attributes.find((each) => each.kind !== "heading" && each.name === name);
  const text = attribute === undefined ? null : effectiveValue(attribute);
  switch (attribute?.kind) {
    case "text":
      return { kind: "text", text: attribute.value };
    case "boolean":
      return {
        kind: "choice",
        text: attribute.value ? "Yes" : "No",
        value: String(attribute.value),
        choices: () => YES_NO,
      };
    case "list": {
      if (attribute.fixed) return { kind: "fixed", text: text ?? "", why: "Fixed by the template" };
      const { options, selected } = attribute;
      const choices = () => options.map((option, at) => ({ value: String(at), text: option }));
      return { kind: "choice", text: text ?? "", value: String(selected), choices };
    }
    case "heading":
    case "custom":
    case undefined:
      return missing;
  }
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

export interface TableSort {
  readonly column: Column["id"];
  readonly descending: boolean;
}

/** Rows that hold every word somewhere in the columns shown, sorted; unsorted they keep the diagram's order. */
export function shownRows(
  context: TableContext,
  rows: readonly Item[],
  columns: readonly Column[],
  text: string,
  sort: TableSort | null,
): readonly Item[] {
  const words = text.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const found =
    words.length === 0
      ? rows
      : rows.filter((item) => {
          const all = columns
            .map((column) => cellOf(context, item, column).text)
            .join("\n")
            .toLocaleLowerCase();
          return words.every((word) => all.includes(word));
        });
  const column = columns.find(({ id }) => id === sort?.column);
  if (sort === null || column === undefined) return found;
  const direction = sort.descending ? -1 : 1;
  return found
    .map((item) => ({ item, text: cellOf(context, item, column).text }))
    .sort((a, b) => direction * collator.compare(a.text, b.text))
    .map(({ item }) => item);
}
