import { distanceToSegment, rectContains, rectGrown } from "../../../shared/model/geometry.ts";
import type { Point, Rect } from "../../../shared/model/model.ts";
import type { SceneItem } from "../../../shared/scene/scene.ts";
import { outlineOf, type Outline } from "./outline.ts";
import type { SceneIndex } from "./scene-index.ts";

/** How far from a line, in screen pixels, a pointer still means it. */
const REACH = 7;

/**
 * The item at a world point, or null. Elements win over flows, flows over boundaries; a boundary box is hit at
 * its edge and at its label, not inside, so that what it surrounds and the empty canvas stay reachable.
 */
export function hitTest(index: SceneIndex, point: Point, zoom: number): SceneItem | null {
  const reach = REACH / zoom;
  const near = index.within({
    left: point.x - reach,
    top: point.y - reach,
    width: 2 * reach,
    height: 2 * reach,
  });
  const hit = near.filter((item) => hits(item, point, reach));
  return (
    hit.findLast((item) => RANK[item.kind] === 0) ??
    nearestLine(
      hit.filter((item) => RANK[item.kind] === 1),
      point,
    ) ??
    hit.findLast((item) => RANK[item.kind] === 2) ??
    null
  );
}

const RANK: Record<SceneItem["kind"], 0 | 1 | 2> = {
  process: 0,
  dataStore: 0,
  externalInteractor: 0,
  annotation: 0,
  flow: 1,
  boundaryLine: 1,
  boundaryBox: 2,
};

function hits(item: SceneItem, point: Point, reach: number): boolean {
  if (labelRects(item).some((rect) => rectContains(rect, point))) return true;
  const outline = outlineOf(item);
  switch (outline.kind) {
    case "curve":
      return distanceToCurve(outline.points, point) <= reach;
    case "ellipse":
      return insideEllipse(outline.rect, point, reach);
    case "rectangle":
      return item.kind === "boundaryBox"
        ? onEdge(outline.rect, point, reach)
        : rectContains(rectGrown(outline.rect, reach / 2), point);
  }
}

/** Flows near the point compete by distance, so that of two close ones the closer is taken. */
function nearestLine(lines: readonly SceneItem[], point: Point): SceneItem | null {
  let best: SceneItem | null = null;
  let least = Infinity;
  for (const line of lines) {
    const distance = labelRects(line).some((rect) => rectContains(rect, point))
      ? 0
      : distanceToCurve(line.curve, point);
    // A later line is painted above an earlier one and wins a tie.
    if (distance <= least) {
      best = line;
      least = distance;
    }
  }
  return best;
}

/** Distance from a point to a polyline, in units. */
function distanceToCurve(points: Outline["points"], point: Point): number {
  let least = Infinity;
  let previous = points[0];
  for (const next of points) {
    if (previous !== undefined) least = Math.min(least, distanceToSegment(point, previous, next));
    previous = next;
  }
  return least;
}

/** Plates behind the texts of flows and boundaries can be clicked like the line itself. */
function labelRects(item: SceneItem): readonly Rect[] {
  if (RANK[item.kind] === 0) return [];
  return item.marks.flatMap((mark) => {
    if (mark.kind === "rectangle" && mark.fill === "labelPlate") return [mark.rect];
    if (mark.kind !== "text") return [];
    return [textRect(mark)];
  });
}

/** Width of a text before it is laid out; near enough to be clicked. */
const WIDTH_PER_SIZE = 0.55;

function textRect(mark: Extract<SceneItem["marks"][number], { kind: "text" }>): Rect {
  const longest = mark.lines.reduce((most, line) => Math.max(most, line.length), 0);
  const width = longest * mark.size * WIDTH_PER_SIZE;
  return {
    left: mark.align === "center" ? mark.x - width / 2 : mark.x,
    top: mark.top,
    width,
    height: mark.lines.length * mark.lineHeight,
  };
}

function insideEllipse(rect: Rect, point: Point, reach: number): boolean {
  const rx = rect.width / 2 + reach / 2;
  const ry = rect.height / 2 + reach / 2;
  if (rx <= 0 || ry <= 0) return false;
  const x = (point.x - (rect.left + rect.width / 2)) / rx;
  const y = (point.y - (rect.top + rect.height / 2)) / ry;
  return x * x + y * y <= 1;
}

function onEdge(rect: Rect, point: Point, reach: number): boolean {
  if (!rectContains(rectGrown(rect, reach), point)) return false;
  const inner = rectGrown(rect, -reach);
  return inner.width <= 0 || inner.height <= 0 || !rectContains(inner, point);
}
