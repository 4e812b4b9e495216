import type { Diagram } from "../../shared/model/model.ts";
import { buildScene } from "../../shared/scene/build.ts";
import type { Template } from "../../shared/template/template.ts";
import { indexScene, reindexScene, type SceneIndex } from "./kernels/scene-index.ts";

const known = new WeakMap<Diagram, { template: Template; index: SceneIndex }>();
/** What was indexed last; an edit mostly makes the next scene of it. */
let latest: SceneIndex | null = null;

/** The indexed scene of a diagram, built once per diagram value. */
export function sceneOf(diagram: Diagram, template: Template): SceneIndex {
  const before = known.get(diagram);
  if (before?.template === template) return before.index;
  const scene = buildScene(diagram, template);
  const index = latest === null ? indexScene(scene) : reindexScene(latest, scene);
  latest = index;
  known.set(diagram, { template, index });
  return index;
}
