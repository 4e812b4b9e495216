/** Diagrams with their shapes and lines, spelled anew. Children stand in the order the tool demands. */

import type { Diagram, Id, Line, Point, Shape } from "../../model/model.ts";
import { NIL_GUID } from "../identities.ts";
import {
  ABSTRACT,
  CLASSES,
  double,
  holder,
  leaf,
  member,
  NAMESPACES,
  nil,
  PORTS,
  whole,
  type ObjectNumbers,
} from "./spelling.ts";
import { itemProperties, nameAttribute, property } from "./write-properties.ts";

/** What an item is called in the file, given its id in the model. */
export type FileId = (id: Id) => string;

/** One `DrawingSurfaceModel`. Uses the prefix `i`. */
export function diagramElement(diagram: Diagram, fileId: FileId, numbers: ObjectNumbers): string {
  const heading = property({ kind: "heading", label: "Diagram", name: "" });
  const arrays = ` xmlns:a="${NAMESPACES.arrays}"`;
  return [
    `<DrawingSurfaceModel${numbers.next()} xmlns:z="${NAMESPACES.serialization}">`,
    member("GenericTypeId", "DRAWINGSURFACE"),
    member("Guid", fileId(diagram.id)),
    holder("Properties", [heading, property(nameAttribute(diagram.name))], `${ABSTRACT}${arrays}`),
    member("TypeId", "DRAWINGSURFACE"),
    holder(
      "Borders",
      diagram.shapes.map((shape) => shapeEntry(shape, fileId, numbers)),
      arrays,
    ),
    leaf("Header", diagram.name),
    holder(
      "Lines",
      diagram.lines.map((line) => lineEntry(line, fileId, numbers)),
      arrays,
    ),
    leaf("Zoom", double(diagram.zoom)),
    "</DrawingSurfaceModel>",
  ].join("");
}

/** An entry of `Borders`. Uses the prefixes `a` (arrays), `i` and `z`. */
export function shapeEntry(shape: Shape, fileId: FileId, numbers: ObjectNumbers): string {
  return entry(shape, fileId, numbers, [
    member("Height", whole(shape.height)),
    member("Left", whole(shape.left)),
    dashMember(shape),
    // Lines may leave it out, shapes never do; 0 is how the tool says that nothing was chosen.
    member("StrokeThickness", double(shape.strokeThickness ?? 0)),
    member("Top", whole(shape.top)),
    member("Width", whole(shape.width)),
  ]);
}

/** An entry of `Lines`. Uses the prefixes `a` (arrays), `i` and `z`. */
export function lineEntry(line: Line, fileId: FileId, numbers: ObjectNumbers): string {
  const isFlow = line.kind === "flow";
  const end = (id: Id | null) => (id === null ? NIL_GUID : fileId(id));
  const stroked = line.strokeDashArray !== null || line.strokeThickness !== null;
  return entry(line, fileId, numbers, [
    ...point("Handle", line.handle),
    member("PortSource", PORTS[isFlow ? line.sourcePort : "none"]),
    member("PortTarget", PORTS[isFlow ? line.targetPort : "none"]),
    member("SourceGuid", end(isFlow ? line.sourceId : null)),
    ...point("Source", line.source),
    // Only the newest builds write the stroke of lines.
    ...(stroked
      ? [dashMember(line), member("StrokeThickness", double(line.strokeThickness ?? 0))]
      : []),
    member("TargetGuid", end(isFlow ? line.targetId : null)),
    ...point("Target", line.target),
  ]);
}

function entry(
  item: Shape | Line,
  fileId: FileId,
  numbers: ObjectNumbers,
  members: readonly string[],
): string {
  const id = fileId(item.id);
  return [
    `<a:KeyValueOfguidanyType>${leaf("a:Key", id)}`,
    `<a:Value${numbers.next()} i:type="${CLASSES[item.kind]}">`,
    member("GenericTypeId", item.genericStencilId),
    member("Guid", id),
    holder("Properties", itemProperties(item), ABSTRACT),
    member("TypeId", item.stencilId),
    ...members,
    "</a:Value></a:KeyValueOfguidanyType>",
  ].join("");
}

function point(name: string, { x, y }: Point): readonly string[] {
  return [member(`${name}X`, whole(x)), member(`${name}Y`, whole(y))];
}

/** The dash pattern; nil for the kind's default. */
function dashMember({ strokeDashArray }: Shape | Line): string {
  return strokeDashArray === null
    ? nil("StrokeDashArray", ABSTRACT)
    : member("StrokeDashArray", strokeDashArray);
}
