import type { Diagram } from "../../shared/model/model.ts";
import { buildScene } from "../../shared/scene/build.ts";
import type { Scene } from "../../shared/scene/scene.ts";
import { underLens } from "../../shared/scene/zero-trust-lens.ts";
import { flowStatements } from "../../shared/stride/flow-statements.ts";
import type { Template } from "../../shared/template/template.ts";
import { indexScene, reindexScene, type SceneIndex } from "./kernels/scene-index.ts";

/** How diagrams are looked at now. */
export interface Looking {
  readonly template: Template;
  /** Whether through the Zero-Trust lens. */
  readonly lensOn: boolean;
}

interface Known extends Looking {
  readonly index: SceneIndex;
}

const known = new WeakMap<Diagram, Known>();
/** What was indexed last; an edit mostly makes the next scene of it. */
let latest: SceneIndex | null = null;

/** The scene of a diagram, or of a part of one, as it is looked at. */
export function shownScene(diagram: Diagram, { template, lensOn }: Looking): Scene {
  const scene = buildScene(diagram, template);
  return lensOn ? underLens(scene, flowStatements(template, diagram)) : scene;
}

/** The indexed scene of a diagram, built once per diagram value and way of looking. */
export function sceneOf(diagram: Diagram, looking: Looking): SceneIndex {
  const { template, lensOn } = looking;
  const before = known.get(diagram);
  if (before?.template === template && before.lensOn === lensOn) return before.index;
  const scene = shownScene(diagram, looking);
  const index = latest === null ? indexScene(scene) : reindexScene(latest, scene);
  latest = index;
  known.set(diagram, { template, lensOn, index });
  return index;
}
