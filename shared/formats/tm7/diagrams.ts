/** The diagrams of a `.tm7`. */

import type { Diagram, Id } from "../../model/model.ts";
import type { Template } from "../../template/template.ts";
import { Identities, NIL_GUID, normalizeGuid } from "../identities.ts";
import { childOf, excerpt, parseNumber, type XmlContent } from "../xml-content.ts";
import type { XmlElement } from "../xml.ts";
import { readLine, readShape, type ItemContext } from "./items.ts";
import { readProperties } from "./properties.ts";

const SURFACE = new Set([
  "Borders",
  "GenericTypeId",
  "Guid",
  "Header",
  "Lines",
  "Properties",
  "TypeId",
  "Zoom",
]);
const ENTRY = new Set(["Key", "Value"]);

/**
 * Reads `DrawingSurfaceList`. Ids are made unique: those of items in the whole model, those of diagrams among
 * themselves.
 * @param template tells which rectangles are annotations
 */
export function readDiagrams(
  root: XmlElement,
  template: Template | null,
  content: XmlContent,
): readonly Diagram[] {
  const diagramIds = new Identities();
  const itemIds = new Identities();
  const isAnnotation = annotationTest(template);
  return content
    .itemsOf(root, "DrawingSurfaceList", "DrawingSurfaceModel")
    .map((surface, at) =>
      readDiagram(surface, `diagram ${at + 1}`, { content, isAnnotation, diagramIds, itemIds }),
    );
}

interface Reading {
  readonly content: XmlContent;
  readonly isAnnotation: ItemContext["isAnnotation"];
  readonly diagramIds: Identities;
  readonly itemIds: Identities;
}

function readDiagram(surface: XmlElement, standIn: string, reading: Reading): Diagram {
  const { content } = reading;
  content.expectOnly(surface, SURFACE);
  const properties = readProperties(surface, () => standIn, content);
  const name = content.textOf(surface, "Header") || properties.name || "";
  const place = () => `${standIn}, ${excerpt(name)}`;
  if (properties.attributes.some((attribute) => attribute.kind !== "heading")) {
    content.note("kept", place(), "Properties other than the name are not shown.");
  }
  const written = normalizeGuid(content.idOf(surface, "Guid"));
  const id = claim(reading.diagramIds, written, "diagram", place, content);

  const shapeIds = new Map<Id, Id>();
  const context = (itemClass: "shape" | "line"): ItemContext => ({
    diagramName: name,
    content,
    isAnnotation: reading.isAnnotation,
    claimId: (itemId, itemPlace) => {
      const claimed = claim(reading.itemIds, itemId, "item", itemPlace, content);
      if (itemClass === "shape" && !shapeIds.has(itemId)) shapeIds.set(itemId, claimed);
      return claimed;
    },
  });
  const shapes = entriesOf(surface, "Borders", content).flatMap(
    ({ key, value }) => readShape(value, key, context("shape")) ?? [],
  );
  const lines = entriesOf(surface, "Lines", content).flatMap(
    ({ key, value }) => readLine(value, key, shapeIds, context("line")) ?? [],
  );
  const zoom = readZoom(surface, place, content);
  return content.remember({ id, name, zoom, shapes, lines }, surface);
}

function entriesOf(surface: XmlElement, list: string, content: XmlContent) {
  return content.itemsOf(surface, list, "KeyValueOfguidanyType").flatMap((entry) => {
    content.expectOnly(entry, ENTRY);
    const value = childOf(entry, "Value");
    if (value !== null) return [{ key: normalizeGuid(content.idOf(entry, "Key")), value }];
    content.note("kept", `line ${entry.line}`, `An entry of ${list} without a value is not shown.`);
    return [];
  });
}

function claim(
  identities: Identities,
  written: Id,
  what: string,
  place: () => string,
  content: XmlContent,
): Id {
  const missing = written === "" || written === NIL_GUID;
  const id = identities.claim(missing ? `${what}~1` : written);
  if (id !== written) {
    const fault = missing ? "It has no id" : "Its id stands twice in the file";
    content.note("approximated", place(), `${fault}; it became ${id}.`);
  }
  return id;
}

function readZoom(surface: XmlElement, place: () => string, content: XmlContent): number {
  const written = content.wordOf(surface, "Zoom");
  if (written === "") return 1;
  const zoom = parseNumber(written);
  if (zoom !== null && zoom > 0 && zoom <= 1000) return zoom;
  content.note("approximated", place(), `Zoom is ${excerpt(written)}; read as 1.`);
  return 1;
}

/** Annotations share the class of rectangles; their generic stencil tells, which only the template knows. */
function annotationTest(template: Template | null): ItemContext["isAnnotation"] {
  const annotations = new Set<Id>(["GE.A"]);
  for (const stencil of template?.stencils ?? []) {
    if (stencil.shape === "annotation") annotations.add(stencil.id);
  }
  return (stencilId, genericStencilId) =>
    annotations.has(stencilId) || annotations.has(genericStencilId);
}
