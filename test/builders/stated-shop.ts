/** A web shop over the template of ours whose flows state all, some, only weakness, or nothing. */

import { withSetting } from "../../shared/model/attributes.ts";
import type { Diagram, Flow, Id, Point } from "../../shared/model/model.ts";
import { initialAttributes } from "../../shared/template/inheritance.ts";
import { ourTemplate } from "./messy-diagram.ts";
import { aBox, aDiagram, aFlow, anElement } from "./template.ts";

const SIGNED = "Mutual TLS or a signed identity";
const GOOD = {
  authentication: SIGNED,
  serverIdentity: "Yes",
  authorization: "Yes",
  encryption: "Yes",
};

/** Six flows: one states everything, two some of it, one only weakness, two nothing; four of them leave no boundary. */
export function statedShop(): Diagram {
  const cloud = aBox("cloud", { name: "Cloud", left: 260, top: 30, width: 800, height: 520 });
  const data = aBox("data", { name: "Data zone", left: 760, top: 90, width: 270, height: 430 });
  return aDiagram(
    "shop",
    [
      cloud,
      data,
      anElement("browser", {
        kind: "externalInteractor",
        name: "Browser",
        ...at(40, 120),
        ...stating("GE.EI"),
      }),
      anElement("web", {
        name: "Web app",
        ...at(320, 120),
        ...stating("GE.P", { auditLog: "Yes" }),
      }),
      anElement("api", { name: "API", ...at(560, 120), ...stating("GE.P", { auditLog: "Yes" }) }),
      anElement("worker", { name: "Worker", ...at(560, 400), ...stating("GE.P") }),
      anElement("orders", {
        kind: "dataStore",
        name: "Orders",
        ...at(860, 120),
        ...stating("GE.DS"),
      }),
      anElement("archive", {
        kind: "dataStore",
        name: "Archive",
        ...at(860, 400),
        ...stating("GE.DS"),
      }),
    ],
    [
      flow("order", "browser", "web", "Order", [140, 165], [320, 165], GOOD),
      flow("call", "web", "api", "HTTPS call", [420, 165], [560, 165], { encryption: "Yes" }),
      flow("store", "api", "orders", "Insert order", [660, 165], [860, 165], {
        encryption: "No",
        authentication: "Nothing",
      }),
      flow("job", "api", "worker", "Job", [610, 210], [610, 400], {}),
      flow("keep", "worker", "archive", "Keep", [660, 445], [860, 445], { serverIdentity: "Yes" }),
      flow("copy", "orders", "archive", "Copy", [910, 210], [910, 400], {}),
    ],
  );
}

function at(left: number, top: number) {
  return { left, top, width: 100, height: 90 };
}

/** The stencil with its attributes, some of them set to another value than their first. */
function stating(stencilId: Id, stated: Readonly<Record<string, string>> = {}) {
  const attributes = initialAttributes(ourTemplate(), stencilId).map((attribute) => {
    const value = stated[attribute.name];
    if (attribute.kind !== "list" || value === undefined) return attribute;
    return withSetting(attribute, attribute.options.indexOf(value));
  });
  return { stencilId, genericStencilId: stencilId, attributes };
}

function flow(
  id: Id,
  sourceId: Id,
  targetId: Id,
  name: string,
  [sx, sy]: readonly [number, number],
  [tx, ty]: readonly [number, number],
  stated: Readonly<Record<string, string>>,
): Flow {
  const source: Point = { x: sx, y: sy };
  const target: Point = { x: tx, y: ty };
  const handle: Point = { x: (sx + tx) / 2, y: (sy + ty) / 2 };
  return aFlow(id, sourceId, targetId, {
    name,
    source,
    target,
    handle,
    ...stating("GE.DF", stated),
  });
}
