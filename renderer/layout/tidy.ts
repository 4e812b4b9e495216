import { applyLayout } from "../../shared/model/edits/apply-layout.ts";
import type { Change } from "../../shared/model/change.ts";
import type { Diagram, Id, Model } from "../../shared/model/model.ts";
import { failure, success, type Result } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import type { Arrange } from "./elk-worker.ts";
import { layoutGroups, type TidyOptions } from "./layout-graph.ts";
import { layoutOf, type LaidGroup } from "./layout-result.ts";

/** What is tidied: the whole diagram or the shapes selected in it. */
export type TidyScope = "diagram" | "selection";

/** More shapes than this take longer than anyone waits. */
const MOST_SHAPES = 2000;

export interface TidyRequest {
  readonly model: Model;
  readonly diagram: Diagram;
  readonly template: Template;
  /** Shapes to arrange; what lies in their boxes comes along. */
  readonly ids: ReadonlySet<Id>;
  readonly scope: TidyScope;
  readonly options: TidyOptions;
}

/**
 * The change that makes shapes tidy, or null when they are. Fails with `too-large`, `nothing-to-tidy` or
 * `layout-failed`.
 * @param onProgress told how many of how many groups are arranged
 * @throws the signal's reason once it is aborted.
 */
export async function tidy(
  request: TidyRequest,
  arrange: Arrange,
  signal: AbortSignal,
  onProgress: (done: number, all: number) => void,
): Promise<Result<Change | null>> {
  const { diagram, model, scope, ids, options } = request;
  const groups = layoutGroups(diagram, request.template, ids, options);
  const count = groups.reduce((sum, group) => sum + group.ids.size, 0);
  if (count > MOST_SHAPES) {
    return failure(
      "too-large",
      `${count} shapes are too many to arrange at once; the most are ${MOST_SHAPES}.`,
      diagram.name,
      "Select a part of the diagram and tidy that.",
    );
  }
  if (count < 2) {
    return failure(
      "nothing-to-tidy",
      "There are not two shapes that may be moved.",
      diagram.name,
      "Locked shapes stay where they are; unlock them first.",
    );
  }
  const laid: LaidGroup[] = [];
  for (const group of groups) {
    onProgress(laid.length, groups.length);
    try {
      laid.push({ group, laid: await arrange(group.graph, signal) });
    } catch {
      signal.throwIfAborted();
      return failure(
        "layout-failed",
        "No arrangement could be found.",
        diagram.name,
        "Try the other direction, or a part of the diagram.",
      );
    }
  }
  const label = scope === "diagram" ? "Tidy diagram" : `Tidy ${count} shapes`;
  return success(applyLayout(model, diagram.id, layoutOf(diagram, laid), label));
}
