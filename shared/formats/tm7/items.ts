/** Single shapes and lines of a diagram. */

import type { ElementKind, Id, Line, Point, Port, Shape } from "../../model/model.ts";
import { NIL_GUID, normalizeGuid } from "../identities.ts";
import { classOf, excerpt, parseNumber, type XmlContent } from "../xml-content.ts";
import type { XmlElement } from "../xml.ts";
import { Coordinates } from "./geometry.ts";
import { readProperties, takeScope } from "./properties.ts";

/** What is known around an item. */
export interface ItemContext {
  readonly diagramName: string;
  readonly content: XmlContent;
  /** Gives an item its id in the model and remembers the one it has in the file. */
  readonly claimId: (written: Id, place: () => string) => Id;
  readonly isAnnotation: (stencilId: Id, genericStencilId: Id) => boolean;
}

const COMMON = [
  "GenericTypeId",
  "Guid",
  "Properties",
  "TypeId",
  "StrokeDashArray",
  "StrokeThickness",
];
const SHAPE = new Set([...COMMON, "Height", "Left", "Top", "Width"]);
const LINE = new Set([
  ...COMMON,
  "HandleX",
  "HandleY",
  "PortSource",
  "PortTarget",
  "SourceGuid",
  "SourceX",
  "SourceY",
  "TargetGuid",
  "TargetX",
  "TargetY",
]);
/** Annotations have no class of their own: they are rectangles of an annotation stencil. */
const SHAPE_CLASSES: ReadonlyMap<string, ElementKind | "boundaryBox"> = new Map([
  ["StencilEllipse", "process"],
  ["StencilRectangle", "externalInteractor"],
  ["StencilParallelLines", "dataStore"],
  ["BorderBoundary", "boundaryBox"],
]);
const LINE_CLASSES = new Set(["Connector", "LineBoundary"]);
const PORTS: ReadonlyMap<string, Port> = new Map([
  ["North", "north"],
  ["South", "south"],
  ["East", "east"],
  ["West", "west"],
  ["NorthEast", "northEast"],
  ["NorthWest", "northWest"],
  ["SouthEast", "southEast"],
  ["SouthWest", "southWest"],
  ["None", "none"],
]);

/** Reads one entry's value of `Borders`; null (noted) when its class is unknown. */
export function readShape(element: XmlElement, key: string, context: ItemContext): Shape | null {
  const { content } = context;
  const itemClass = classOf(element);
  const kind = SHAPE_CLASSES.get(itemClass);
  if (kind === undefined) return noteUnknown(element, itemClass, context);
  content.expectOnly(element, SHAPE);
  const { common, place } = readCommon(element, key, context);
  const coordinates = new Coordinates(element, content);
  const rectangle = {
    left: coordinates.position("Left"),
    top: coordinates.position("Top"),
    width: coordinates.size("Width"),
    height: coordinates.size("Height"),
  };
  coordinates.report(place);
  if (kind === "boundaryBox")
    return content.remember<Shape>({ kind, ...common, ...rectangle }, element);
  const { stencilId, genericStencilId } = common;
  if (kind === "externalInteractor" && context.isAnnotation(stencilId, genericStencilId)) {
    return content.remember<Shape>({ kind: "annotation", ...common, ...rectangle }, element);
  }
  const scope = takeScope(common.attributes);
  return content.remember({ kind, ...common, ...rectangle, ...scope }, element);
}

/**
 * Reads one entry's value of `Lines`; null (noted) when its class is unknown.
 * @param shapeIds the diagram's shapes: id in the file to id in the model
 */
export function readLine(
  element: XmlElement,
  key: string,
  shapeIds: ReadonlyMap<Id, Id>,
  context: ItemContext,
): Line | null {
  const { content } = context;
  const itemClass = classOf(element);
  if (!LINE_CLASSES.has(itemClass)) return noteUnknown(element, itemClass, context);
  content.expectOnly(element, LINE);
  const { common, place } = readCommon(element, key, context);
  const coordinates = new Coordinates(element, content);
  const source = coordinates.point("Source", { x: 0, y: 0 });
  const target = coordinates.point("Target", { x: 0, y: 0 });
  const handle = coordinates.point("Handle", middle(source, target));
  coordinates.report(place);
  const curve = { source, target, handle };
  if (itemClass === "LineBoundary") {
    for (const end of ["SourceGuid", "TargetGuid"]) {
      const attached = content.wordOf(element, end);
      if (attached !== "" && attached !== NIL_GUID) {
        content.note("kept", place(), `${end} of a boundary line means nothing and is not shown.`);
      }
    }
    return content.remember<Line>({ kind: "boundaryLine", ...common, ...curve }, element);
  }
  const readEnd = (local: string): Id | null => {
    const written = normalizeGuid(content.idOf(element, local));
    if (written === "" || written === NIL_GUID) return null;
    const id = shapeIds.get(written);
    if (id !== undefined) return id;
    content.note(
      "approximated",
      place(),
      `${local} names ${excerpt(written)}, which is not on this diagram; that end is attached to nothing.`,
    );
    return null;
  };
  const readPort = (local: string): Port => {
    const written = content.wordOf(element, local);
    const port = PORTS.get(written);
    if (port === undefined && written !== "") {
      content.note(
        "approximated",
        place(),
        `${local} ${excerpt(written)} is unknown; read as none.`,
      );
    }
    return port ?? "none";
  };
  const flow: Line = {
    kind: "flow",
    ...common,
    ...curve,
    ...takeScope(common.attributes),
    sourceId: readEnd("SourceGuid"),
    targetId: readEnd("TargetGuid"),
    sourcePort: readPort("PortSource"),
    targetPort: readPort("PortTarget"),
  };
  return content.remember(flow, element);
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function readCommon(element: XmlElement, key: string, context: ItemContext) {
  const { content } = context;
  const written = normalizeGuid(content.idOf(element, "Guid"));
  let name = "";
  const place = () =>
    `diagram ${excerpt(context.diagramName)}, ${excerpt(name)} (${written || key})`;
  const properties = readProperties(element, place, content);
  name = properties.name ?? "";
  if (key !== "" && written !== "" && key !== written) {
    content.note("kept", place(), `It is listed under another id, ${excerpt(key)}.`);
  }
  const stencilId = content.idOf(element, "TypeId");
  const genericStencilId = content.idOf(element, "GenericTypeId");
  const thickness = content.wordOf(element, "StrokeThickness");
  const strokeThickness = parseNumber(thickness);
  if (thickness !== "" && strokeThickness === null) {
    content.note("approximated", place(), `StrokeThickness is ${excerpt(thickness)}; left out.`);
  }
  const common = {
    id: context.claimId(written || key, place),
    stencilId: stencilId || genericStencilId,
    genericStencilId: genericStencilId || stencilId,
    name,
    attributes: properties.attributes,
    strokeDashArray: content.wordOf(element, "StrokeDashArray") || null,
    strokeThickness,
  };
  return { common, place };
}

function noteUnknown(element: XmlElement, itemClass: string, context: ItemContext): null {
  const { content, diagramName } = context;
  content.note(
    "kept",
    `diagram ${excerpt(diagramName)}, line ${element.line}, ${content.wordOf(element, "Guid")}`,
    `An item of the unknown class ${excerpt(itemClass)} is not shown.`,
  );
  return null;
}
