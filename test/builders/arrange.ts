/** ELK without a worker, for tests of what is made of its results. */

import ELK, { type ElkNode } from "elkjs/lib/elk.bundled.js";
import type { Layout } from "../../shared/model/edits/apply-layout.ts";
import type { Diagram, Id } from "../../shared/model/model.ts";
import { layoutGroups, type TidyOptions } from "../../renderer/layout/layout-graph.ts";
import { layoutOf } from "../../renderer/layout/layout-result.ts";

const elk = new ELK();

/** Lays a graph out at once. */
function arrange(graph: ElkNode): Promise<ElkNode> {
  return elk.layout(graph);
}

/** The layout of the given items of a diagram, all of it when none are given. */
export async function tidied(
  diagram: Diagram,
  options: TidyOptions,
  ids: ReadonlySet<Id> = new Set(diagram.shapes.map(({ id }) => id)),
): Promise<Layout> {
  const groups = layoutGroups(diagram, null, ids, options);
  return layoutOf(
    diagram,
    await Promise.all(
      groups.map(async (group) => ({ group, laid: await arrange(structuredClone(group.graph)) })),
    ),
  );
}
