/** A diagram as the graphs ELK lays out: boxes as containers, flows as edges with room for their labels. */

import type { ElkExtendedEdge, ElkNode } from "elkjs/lib/elk-api.js";
import type { Diagram, Id, Shape } from "../../shared/model/model.ts";
import { plateSize } from "../../shared/scene/plate.ts";
import type { Template } from "../../shared/template/template.ts";
import { containersOf, movable } from "./containers.ts";

export interface TidyOptions {
  /** Where flows lead. */
  readonly direction: "right" | "down";
  readonly spacing: "close" | "normal" | "wide";
}

/** What is laid out together: shapes that share the box they lie in. */
export interface LayoutGroup {
  /** The box that stays around them; null for the diagram itself. */
  readonly boxId: Id | null;
  readonly graph: ElkNode;
  /** Every shape in the graph, at any depth. */
  readonly ids: ReadonlySet<Id>;
}

/** Units between neighbours. */
const GAPS: Record<TidyOptions["spacing"], number> = { close: 24, normal: 40, wide: 72 };

/** Room inside a box for its name above and a margin around. */
export const BOX_ROOM = { top: 40, left: 24, bottom: 24, right: 24 } as const;

/** The graphs to lay out so that `ids` become tidy; none when nothing of it may be moved. */
export function layoutGroups(
  diagram: Diagram,
  template: Template | null,
  ids: ReadonlySet<Id>,
  options: TidyOptions,
): readonly LayoutGroup[] {
  const containers = containersOf(diagram);
  const moving = movable(diagram, containers, ids);
  // Read from top left, so that what stands first stays first where it can.
  const shapes = diagram.shapes
    .filter(({ id }) => moving.has(id))
    .toSorted((a, b) => a.top - b.top || a.left - b.left || (a.id < b.id ? -1 : 1));
  const children = Map.groupBy(shapes, ({ id }) => containers.parentOf(id));
  const roots = shapes.filter(({ id }) => {
    const parent = containers.parentOf(id);
    return parent === null || !moving.has(parent);
  });
  return [...Map.groupBy(roots, ({ id }) => containers.parentOf(id))].map(([boxId, members]) => {
    const held = new Set<Id>();
    const nodes = members.map((shape) => nodeOf(shape, children, held));
    const edges = edgesAmong(diagram, template, held);
    const graph = { id: "diagram", children: nodes, edges, layoutOptions: rootOptions(options) };
    return { boxId, graph, ids: held };
  });
}

function nodeOf(
  shape: Shape,
  children: ReadonlyMap<Id | null, readonly Shape[]>,
  held: Set<Id>,
): ElkNode {
  held.add(shape.id);
  const inside = shape.kind === "boundaryBox" ? (children.get(shape.id) ?? []) : [];
  const size = { width: shape.width, height: shape.height };
  if (inside.length === 0) return { id: shape.id, ...size };
  const { top, left, bottom, right } = BOX_ROOM;
  return {
    id: shape.id,
    children: inside.map((child) => nodeOf(child, children, held)),
    layoutOptions: {
      "elk.padding": `[top=${top},left=${left},bottom=${bottom},right=${right}]`,
    },
  };
}

function edgesAmong(
  diagram: Diagram,
  template: Template | null,
  held: ReadonlySet<Id>,
): ElkExtendedEdge[] {
  return diagram.lines.flatMap((line): ElkExtendedEdge[] => {
    if (line.kind !== "flow" || line.sourceId === null || line.targetId === null) return [];
    // A loop follows its element; its course needs no room of its own.
    if (line.sourceId === line.targetId) return [];
    if (!held.has(line.sourceId) || !held.has(line.targetId)) return [];
    const plate = plateSize(line, template);
    const label = { text: line.name, ...plate, layoutOptions: { "elk.edgeLabels.inline": "true" } };
    return [
      {
        id: line.id,
        sources: [line.sourceId],
        targets: [line.targetId],
        ...(plate === null ? {} : { labels: [label] }),
      },
    ];
  });
}

function rootOptions({ direction, spacing }: TidyOptions): Record<string, string> {
  const gap = GAPS[spacing];
  return {
    "elk.algorithm": "layered",
    "elk.direction": direction === "right" ? "RIGHT" : "DOWN",
    "elk.hierarchyHandling": "INCLUDE_CHILDREN",
    "elk.json.shapeCoords": "ROOT",
    "elk.json.edgeCoords": "ROOT",
    "elk.randomSeed": "1",
    "elk.edgeRouting": "POLYLINE",
    "elk.padding": "[top=0,left=0,bottom=0,right=0]",
    "elk.spacing.nodeNode": String(gap),
    "elk.spacing.edgeNode": String(gap / 2),
    "elk.spacing.componentComponent": String(gap),
    "elk.layered.spacing.nodeNodeBetweenLayers": String(gap),
    "elk.layered.spacing.edgeNodeBetweenLayers": String(gap / 2),
    "elk.layered.considerModelOrder.strategy": "PREFER_NODES",
  };
}
