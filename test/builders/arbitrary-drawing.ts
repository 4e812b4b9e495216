/** The edits that draw, with random parameters that fit whatever the model holds at its turn. */

import fc from "fast-check";
import type { Change } from "../../shared/model/change.ts";
import { copyItems } from "../../shared/model/clip.ts";
import { boxesOf } from "../../shared/model/holders.ts";
import { addItems } from "../../shared/model/edits/add-items.ts";
import { applyLayout } from "../../shared/model/edits/apply-layout.ts";
import {
  alignShapes,
  distributeShapes,
  matchSizes,
} from "../../shared/model/edits/arrange-items.ts";
import {
  addCustomAttribute,
  changeStencil,
  editCustomAttribute,
  setAttributeOfMany,
  setScopeOfMany,
} from "../../shared/model/edits/attributes.ts";
import { deleteItems } from "../../shared/model/edits/delete-items.ts";
import {
  addDiagram,
  deleteDiagram,
  duplicateDiagram,
  moveDiagram,
  renameDiagram,
} from "../../shared/model/edits/diagrams.ts";
import {
  addFlowsBack,
  bendLine,
  moveLineEnd,
  reattachFlow,
  reverseFlows,
  straightenLines,
} from "../../shared/model/edits/lines.ts";
import { encloseItems } from "../../shared/model/edits/enclose-items.ts";
import { lockItems } from "../../shared/model/edits/lock-items.ts";
import { addInside, putInside } from "../../shared/model/edits/put-inside.ts";
import { reorderShapes } from "../../shared/model/edits/order-items.ts";
import { pasteItems } from "../../shared/model/edits/paste-items.ts";
import { placeShapes } from "../../shared/model/edits/resize-items.ts";
import { isElement } from "../../shared/model/item-patches.ts";
import type { Diagram, Id, Model } from "../../shared/model/model.ts";
import { aBox, aDiagram, anElement, chosen } from "./template.ts";

type Edit = (model: Model) => Change | null;

/** What one edit may take: a diagram, some of its items, numbers and a text. */
interface Draw {
  readonly diagram: Diagram;
  readonly ids: ReadonlySet<Id>;
  readonly numbers: readonly [number, number, number, number];
  readonly flag: boolean;
  readonly text: string;
  readonly newId: () => Id;
}

function drawing(edit: (model: Model, draw: Draw) => Change | null): fc.Arbitrary<Edit> {
  const number = fc.integer({ min: -900, max: 900 });
  return fc
    .tuple(
      fc.nat(),
      fc.nat(),
      fc.tuple(number, number, number, number),
      fc.boolean(),
      fc.string(),
      fc.uuid(),
    )
    .map(([diagramAt, seed, numbers, flag, text, uuid]) => (model) => {
      const diagram = model.diagrams[diagramAt % Math.max(1, model.diagrams.length)];
      if (diagram === undefined) return null;
      const items = [...diagram.shapes, ...diagram.lines];
      const ids = new Set(
        items.flatMap(({ id }, index) => (((seed >> (index % 30)) & 1) === 1 ? [id] : [])),
      );
      let count = 0;
      const newId = (): Id => `${uuid}-${count++}`;
      return edit(model, { diagram, ids, numbers, flag, text, newId });
    });
}

function only<Item>(items: readonly Item[], number: number): Item | undefined {
  return items[Math.abs(number) % Math.max(1, items.length)];
}

/** By the name of the function in `shared/model/edits`. */
export const arbitraryDrawing: Readonly<Record<string, fc.Arbitrary<Edit>>> = {
  addItems: drawing((model, { diagram, newId, numbers: [left, top] }) =>
    addItems(model, diagram.id, [anElement(newId(), { left, top })], []),
  ),
  addInside: drawing((model, { diagram, newId, flag, numbers: [at] }) => {
    const box = only(boxesOf(diagram), at);
    const inside = flag ? (box?.id ?? null) : null;
    return addInside(model, diagram.id, anElement(newId()), inside);
  }),
  putInside: drawing((model, { diagram, flag, numbers: [which, at] }) => {
    const shape = only(diagram.shapes, which);
    const box = only(boxesOf(diagram), at);
    return shape ? putInside(model, diagram.id, shape.id, flag ? (box?.id ?? null) : null) : null;
  }),
  deleteItems: drawing((model, { diagram, ids }) => deleteItems(model, diagram.id, ids)),
  placeShapes: drawing((model, { diagram, ids, numbers: [left, top, width, height] }) => {
    const rect = { left, top, width: Math.abs(width), height: Math.abs(height) };
    return placeShapes(model, diagram.id, new Map([...ids].map((id) => [id, rect])), "Resize");
  }),
  bendLine: drawing((model, { diagram, numbers: [at, x, y] }) => {
    const line = only(diagram.lines, at);
    return line ? bendLine(model, diagram.id, line.id, { x, y }) : null;
  }),
  moveLineEnd: drawing((model, { diagram, flag, numbers: [at, x, y] }) => {
    const line = only(diagram.lines, at);
    const which = flag ? "source" : "target";
    return line ? moveLineEnd(model, diagram.id, line.id, which, { x, y }) : null;
  }),
  reattachFlow: drawing((model, { diagram, flag, numbers: [at, to, x, y] }) => {
    const line = only(diagram.lines, at);
    const element = only(diagram.shapes.filter(isElement), to);
    if (line === undefined) return null;
    const end = element === undefined || to % 3 === 0 ? { point: { x, y } } : { element };
    const which = flag ? "source" : "target";
    return reattachFlow(model, diagram.id, line.id, which, end, { x, y });
  }),
  reverseFlows: drawing((model, { diagram, ids }) => reverseFlows(model, diagram.id, ids)),
  straightenLines: drawing((model, { diagram, ids }) => straightenLines(model, diagram.id, ids)),
  addFlowsBack: drawing(
    (model, { diagram, ids, newId }) => addFlowsBack(model, diagram.id, ids, newId)?.change ?? null,
  ),
  encloseItems: drawing((model, { diagram, ids, newId }) =>
    encloseItems(model, diagram.id, ids, aBox(newId())),
  ),
  matchSizes: drawing((model, { diagram, ids }) => matchSizes(model, diagram.id, ids)),
  reorderShapes: drawing((model, { diagram, ids, numbers: [which] }) =>
    reorderShapes(
      model,
      diagram.id,
      ids,
      only(["front", "forward", "backward", "back"] as const, which) ?? "front",
    ),
  ),
  lockItems: drawing((model, { diagram, ids, flag }) => lockItems(model, diagram.id, ids, flag)),
  alignShapes: drawing((model, { diagram, ids, numbers: [which] }) =>
    alignShapes(
      model,
      diagram.id,
      ids,
      only(["left", "center", "right", "top", "middle", "bottom"] as const, which) ?? "left",
    ),
  ),
  distributeShapes: drawing((model, { diagram, ids, flag }) =>
    distributeShapes(model, diagram.id, ids, flag ? "horizontal" : "vertical"),
  ),
  applyLayout: drawing((model, { diagram, ids, numbers: [left, top, x, y] }) => {
    const chosen = [...ids];
    const rect = { left, top, width: Math.abs(x), height: Math.abs(y) };
    const route = { sourcePort: "east", targetPort: "northWest", handle: { x, y } } as const;
    return applyLayout(
      model,
      diagram.id,
      {
        rects: new Map(chosen.map((id) => [id, rect])),
        routes: new Map(chosen.map((id) => [id, route])),
        shifts: new Map(chosen.map((id) => [id, { x: left, y: top }])),
      },
      "Tidy",
    );
  }),
  pasteItems: drawing((model, { diagram, ids, flag, newId, numbers: [dx, dy] }) => {
    const clip = copyItems(model, diagram.id, ids);
    const how = { dx, dy, newId, moved: flag, verb: "Paste" } as const;
    return pasteItems(model, diagram.id, clip, how)?.change ?? null;
  }),
  setAttributeOfMany: drawing((model, { diagram, ids, text, numbers: [at] }) => {
    const items = [...diagram.shapes, ...diagram.lines].filter(({ id }) => ids.has(id));
    const attribute = only(
      items.flatMap(({ attributes }) => attributes),
      at,
    );
    return attribute ? setAttributeOfMany(model, diagram.id, ids, attribute.name, text) : null;
  }),
  setScopeOfMany: drawing((model, { diagram, ids, flag, text }) =>
    setScopeOfMany(model, diagram.id, ids, { outOfScope: flag, outOfScopeReason: text }),
  ),
  addCustomAttribute: drawing((model, { diagram, ids, text }) =>
    addCustomAttribute(model, diagram.id, ids, text),
  ),
  editCustomAttribute: drawing((model, { diagram, flag, text, numbers: [at] }) => {
    const items = [...diagram.shapes, ...diagram.lines];
    const item = only(
      items.filter(({ attributes }) => attributes.some(({ kind }) => kind === "custom")),
      at,
    );
    const place = item?.attributes.findIndex(({ kind }) => kind === "custom") ?? -1;
    return item ? editCustomAttribute(model, diagram.id, item.id, place, flag ? text : null) : null;
  }),
  changeStencil: drawing((model, { diagram, ids, text }) =>
    changeStencil(model, diagram.id, ids, {
      id: "SE.P.Other",
      genericId: "GE.P",
      name: text,
      attributes: [chosen("Isolation", "None")],
      strokeDashArray: null,
      strokeThickness: null,
      nameOf: () => "Process",
    }),
  ),
  addDiagram: drawing((model, { diagram, flag, newId, text }) => {
    const added = { ...aDiagram(newId(), [anElement(newId())], []), name: text };
    return addDiagram(model, added, flag ? diagram.id : null);
  }),
  renameDiagram: drawing((model, { diagram, text }) => renameDiagram(model, diagram.id, text)),
  moveDiagram: drawing((model, { diagram, numbers: [to] }) => moveDiagram(model, diagram.id, to)),
  deleteDiagram: drawing((model, { diagram }) => deleteDiagram(model, diagram.id)),
  duplicateDiagram: drawing((model, { diagram, newId }) =>
    duplicateDiagram(model, diagram.id, newId),
  ),
};
