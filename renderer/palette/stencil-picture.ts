/** What a stencil looks like, painted as the canvas paints it. */

import type { Diagram, Id, Line, Rect, Shape } from "../../shared/model/model.ts";
import { buildScene } from "../../shared/scene/build.ts";
import type { Mark, Scene } from "../../shared/scene/scene.ts";
import { paintSvg } from "../../shared/scene/svg.ts";
import { DARK, LIGHT } from "../../shared/scene/theme.ts";
import { newBoundaryLine, newFlow, newShape } from "../../shared/template/new-item.ts";
import { stencilChain } from "../../shared/template/lookup.ts";
import type { Stencil, Template } from "../../shared/template/template.ts";

/** Side of the square a picture shows, in units. */
const SIDE = 44;
/** Side of an icon, in units: as large as the shapes around it let it be. */
const ICON = 24;
/** What canvas shapes leave free around themselves is left out. */
const MARGIN = 3;

const FRAME: Rect = {
  left: MARGIN,
  top: MARGIN,
  width: SIDE - 2 * MARGIN,
  height: SIDE - 2 * MARGIN,
};
const BOX: Rect = { left: 0, top: 0, width: SIDE, height: SIDE };

/** A picture, and the stencil with its ancestors it was made of. */
interface Painted {
  readonly chain: readonly Stencil[];
  readonly picture: string;
}

/** By stencil, which outlives edits of others, and by colours. */
const pictures = new WeakMap<Stencil, Map<string, Painted>>();

/** The stencil as a square picture (data URL), without a name on it. Null for one that leaves nothing to see. */
export function stencilPicture(template: Template, stencilId: Id, dark: boolean): string | null {
  const chain = stencilChain(template, stencilId);
  const [stencil] = chain;
  if (stencil === undefined) return null;
  const known = pictures.get(stencil) ?? new Map<string, Painted>();
  pictures.set(stencil, known);
  const colours = dark ? "dark" : "light";
  const before = known.get(colours);
  if (before !== undefined && isSameChain(before.chain, chain)) return before.picture;
  const scene = sample(template, stencilId);
  if (scene.items.every(({ marks }) => marks.length === 0)) return null;
  const palette = { ...(dark ? DARK : LIGHT), paper: "none" };
  const svg = paintSvg(scene, palette, { crop: FRAME });
  const picture = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  known.set(colours, { chain, picture });
  return picture;
}

function isSameChain(one: readonly Stencil[], other: readonly Stencil[]): boolean {
  return one.length === other.length && one.every((stencil, at) => stencil === other[at]);
}

/** A diagram with nothing but one item of the stencil. */
function sample(template: Template, stencilId: Id): Scene {
  const shape = newShape(template, stencilId, "sample", BOX);
  const source = { x: 7, y: SIDE - 9 };
  const target = { x: SIDE - 7, y: 11 };
  const handle = { x: SIDE / 2 - 5, y: SIDE / 2 - 4 };
  const flow = newFlow(template, stencilId, "sample", {
    source,
    handle,
    target,
    sourceId: null,
    targetId: null,
    sourcePort: "none",
    targetPort: "none",
  });
  const course = { source: { x: 9, y: 38 }, handle: { x: 17, y: 17 }, target: { x: 38, y: 9 } };
  const line = flow ?? newBoundaryLine(template, stencilId, "sample", course);
  const scene = buildScene(diagramOf(shape, line), template);
  const items = scene.items.map((item) => ({ ...item, marks: item.marks.map(enlarged) }));
  return { ...scene, items };
}

/** No name stands beside or on an icon here: it has the room, and need not be pale. */
function enlarged(mark: Mark): Mark {
  if (mark.kind !== "image") return mark;
  const { left, top, width, height } = mark.rect;
  const side = Math.max(ICON, width, height);
  const rect = {
    left: left + (width - side) / 2,
    top: top + (height - side) / 2,
    width: side,
    height: side,
  };
  return { ...mark, rect, opacity: 1 };
}

function diagramOf(shape: Shape | null, line: Line | null): Diagram {
  return {
    id: "sample",
    name: "",
    zoom: 1,
    shapes: shape === null ? [] : [{ ...shape, name: "" }],
    lines: line === null ? [] : [{ ...line, name: "" }],
  };
}
