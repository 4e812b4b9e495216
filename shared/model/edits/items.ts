import type { Change, Patch } from "../change.ts";
import { withSetting, type AttributeSetting } from "../attributes.ts";
import type { Diagram, Id, Line, Model, ModelInformation, Shape } from "../model.ts";

/** Renames a shape or line. Null when the name is the same or the item is not there. */
export function renameItem(model: Model, diagramId: Id, itemId: Id, name: string): Change | null {
  return changeItem(model, diagramId, itemId, `Rename to “${name}”`, (item) =>
    item.name === name ? item : { ...item, name },
  );
}

/** Puts an element or flow in or out of scope, with the reason. Null when nothing changes. */
export function setScope(
  model: Model,
  diagramId: Id,
  itemId: Id,
  scope: { readonly outOfScope: boolean; readonly outOfScopeReason: string },
): Change | null {
  const label = scope.outOfScope ? "Put out of scope" : "Put in scope";
  return changeItem(model, diagramId, itemId, label, (item) => {
    if (!("outOfScope" in item)) return item;
    const same =
      item.outOfScope === scope.outOfScope && item.outOfScopeReason === scope.outOfScopeReason;
    return same ? item : { ...item, ...scope };
  });
}

/**
 * Sets the first attribute named `name` of an item. Null when nothing changes: no such attribute, a heading, a
 * value fixed by the template, a setting of the wrong kind or an option that is not there.
 */
export function setAttribute(
  model: Model,
  diagramId: Id,
  itemId: Id,
  name: string,
  setting: AttributeSetting,
): Change | null {
  return changeItem(model, diagramId, itemId, "Change attribute", (item) => {
    const at = item.attributes.findIndex(
      (attribute) => attribute.name === name && attribute.kind !== "heading",
    );
    const before = item.attributes[at];
    const after = before && withSetting(before, setting);
    if (after === undefined || after === before) return item;
    return { ...item, attributes: item.attributes.with(at, after) };
  });
}

const INFORMATION: readonly (readonly [keyof ModelInformation, string])[] = [
  ["name", "name of the model"],
  ["owner", "owner"],
  ["reviewer", "reviewer"],
  ["contributors", "contributors"],
  ["description", "description"],
  ["assumptions", "assumptions"],
  ["externalDependencies", "external dependencies"],
];

/** Sets who made the model and what it is about. Null when nothing changes. */
export function setInformation(
  model: Model,
  information: Partial<ModelInformation>,
): Change | null {
  const before = model.information;
  const after = { ...before, ...information };
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  const changed = INFORMATION.filter(([member]) => before[member] !== after[member]);
  const [only] = changed;
  const what = changed.length === 1 && only !== undefined ? only[1] : "model information";
  return { label: `Change ${what}`, patches: [{ table: "information", before, after }] };
}

function changeItem(
  model: Model,
  diagramId: Id,
  itemId: Id,
  label: string,
  edit: <Item extends Shape | Line>(item: Item) => Item,
): Change | null {
  const diagram = model.diagrams.find((candidate) => candidate.id === diagramId);
  const patch = diagram && itemPatch(diagram, itemId, edit);
  return patch ? { label, patches: [patch] } : null;
}

function itemPatch(
  diagram: Diagram,
  itemId: Id,
  edit: <Item extends Shape | Line>(item: Item) => Item,
): Patch | null {
  const diagramId = diagram.id;
  const shapeAt = diagram.shapes.findIndex((shape) => shape.id === itemId);
  const shape = diagram.shapes[shapeAt];
  if (shape !== undefined) {
    const after = edit(shape);
    return after === shape
      ? null
      : { table: "shape", diagramId, index: shapeAt, before: shape, after };
  }
  const lineAt = diagram.lines.findIndex((line) => line.id === itemId);
  const line = diagram.lines[lineAt];
  if (line === undefined) return null;
  const after = edit(line);
  return after === line ? null : { table: "line", diagramId, index: lineAt, before: line, after };
}
