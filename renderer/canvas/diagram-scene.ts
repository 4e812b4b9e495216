import type { Diagram } from "../../shared/model/model.ts";
import { buildScene } from "../../shared/scene/build.ts";
import { editScene } from "../../shared/scene/edit-scene.ts";
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

/** A scene without the lens, and what it was made of. */
interface Plain {
  readonly diagram: Diagram;
  readonly template: Template;
  readonly scene: Scene;
}

const known = new WeakMap<Diagram, Known>();
/** What was built and indexed last; an edit mostly makes the next of it. */
let latestPlain: Plain | null = null;
let latestIndex: SceneIndex | null = null;

/** The scene of a diagram, or of a part of one, as it is looked at. */
export function shownScene(diagram: Diagram, { template, lensOn }: Looking): Scene {
  const scene = buildScene(diagram, template);
  return lensOn ? throughLens(scene, diagram, template) : scene;
}

function throughLens(scene: Scene, diagram: Diagram, template: Template): Scene {
  return underLens(scene, flowStatements(template, diagram));
}

/** The indexed scene of a diagram, built once per diagram value and way of looking. */
export function sceneOf(diagram: Diagram, { template, lensOn }: Looking): SceneIndex {
  const before = known.get(diagram);
  if (before?.template === template && before.lensOn === lensOn) return before.index;
  const plain = plainScene(diagram, template);
  const scene = lensOn ? throughLens(plain, diagram, template) : plain;
  const index = latestIndex === null ? indexScene(scene) : reindexScene(latestIndex, scene);
  latestIndex = index;
  known.set(diagram, { template, lensOn, index });
  return index;
}

function plainScene(diagram: Diagram, template: Template): Scene {
  const scene =
    latestPlain?.template === template
      ? editScene(latestPlain.diagram, latestPlain.scene, diagram, template)
      : buildScene(diagram, template);
  latestPlain = { diagram, template, scene };
  return scene;
}
