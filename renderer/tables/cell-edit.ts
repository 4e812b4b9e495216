/** What editing a cell does to the model. */

import type { Change } from "../../shared/model/change.ts";
import { changeStencil } from "../../shared/model/edits/attributes.ts";
import { renameItem, setAttribute, setScope } from "../../shared/model/edits/items.ts";
import { reattachFlow } from "../../shared/model/edits/lines.ts";
import { putInside } from "../../shared/model/edits/put-inside.ts";
import type { FlowEnd } from "../../shared/model/flow-course.ts";
import { isElement } from "../../shared/model/item-patches.ts";
import type { Flow, Id, Model } from "../../shared/model/model.ts";
import { stencilToBe } from "../../shared/template/fit-clip.ts";
import { findStencil } from "../../shared/template/lookup.ts";
import type { Template } from "../../shared/template/template.ts";
import { NOWHERE, type Column, type Item, type TableContext } from "./diagram-tables.ts";

/**
 * The change that gives a cell another value. Null when nothing changes or the cell cannot have it.
 * @param value the text typed, or the value of the choice taken
 */
export function cellEdit(
  { model, template, diagram, shapes }: TableContext,
  item: Item,
  column: Column["id"],
  value: string,
): Change | null {
  switch (column) {
    case "name":
      return renameItem(model, diagram.id, item.id, value);
    case "stencil":
      return withStencil(model, template, diagram.id, item, value);
    case "inside":
      return putInside(model, diagram.id, item.id, value === NOWHERE ? null : value);
    case "from":
    case "to": {
      if (item.kind !== "flow") return null;
      const which = column === "from" ? "source" : "target";
      const element = shapes.get(value);
      const end = element !== undefined && isElement(element) ? { element } : loose(item, which);
      const towards = which === "source" ? item.target : item.source;
      const alreadyThere = (which === "source" ? item.sourceId : item.targetId) === (value || null);
      if (alreadyThere) return null;
      return reattachFlow(model, diagram.id, item.id, which, end, towards);
    }
    case "scope":
      return "outOfScope" in item
        ? setScope(model, diagram.id, item.id, {
            outOfScope: value === "out",
            outOfScopeReason: item.outOfScopeReason,
          })
        : null;
    case "reason":
      return "outOfScope" in item
        ? setScope(model, diagram.id, item.id, {
            outOfScope: item.outOfScope,
            outOfScopeReason: value,
          })
        : null;
    case "crosses":
    case "holds":
      return null;
    default:
      return withAttribute(model, diagram.id, item, column.slice("attribute:".length), value);
  }
}

/** The end where it is, attached to nothing. */
function loose(flow: Flow, which: "source" | "target"): FlowEnd {
  return { point: flow[which] };
}

function withStencil(
  model: Model,
  template: Template,
  diagramId: Id,
  item: Item,
  stencilId: Id,
): Change | null {
  const stencil = findStencil(template, stencilId);
  if (stencil === null) return null;
  const ids = new Set([item.id]);
  return changeStencil(model, diagramId, ids, stencilToBe(template, stencil));
}

function withAttribute(
  model: Model,
  diagramId: Id,
  item: Item,
  name: string,
  value: string,
): Change | null {
  const attribute = item.attributes.find((each) => each.kind !== "heading" && each.name === name);
  switch (attribute?.kind) {
    case "list":
      return setAttribute(model, diagramId, item.id, name, Number(value));
    case "boolean":
      return setAttribute(model, diagramId, item.id, name, value === "true");
    case "text":
      return setAttribute(model, diagramId, item.id, name, value);
    case "heading":
    case "custom":
    case undefined:
      return null;
  }
}
