/** A canvas without a browser on a small diagram, for tests of the tools. */

import { TestEditor } from "../../renderer/canvas/testing/test-editor.ts";
import { createProject, type Project } from "../../renderer/state/project.ts";
import { currentDiagram } from "../../renderer/state/project-state.ts";
import type { Diagram, Flow, Id, Line, Shape } from "../../shared/model/model.ts";
import { openedProject, storingApi } from "./fake-api.ts";
import { countingIds } from "./open-store.ts";
import { buildTemplate } from "./small-project.ts";
import { aBox, aDiagram, aFlow, aModel, anElement } from "./template.ts";

/** Element a at 0,0 and b at 300,0 (100 × 100 each), a flow between them, all in a box. */
function boxedPair(): Diagram {
  const shapes = [
    aBox("box", { left: -50, top: -50, width: 600, height: 400, name: "" }),
    anElement("a"),
    anElement("b", { left: 300 }),
  ];
  return aDiagram("d", shapes, [aFlow("flow", "a", "b")]);
}

export function anEditor(diagram: Diagram = boxedPair()) {
  const opened = openedProject(aModel([diagram]), buildTemplate());
  const project = createProject(opened, {
    api: storingApi(opened).api,
    later: () => () => undefined,
    notify: () => undefined,
    newId: countingIds(),
  });
  const editor = new TestEditor(project);
  return { editor, project, ...reading(project) };
}

/** What the project holds now. */
function reading(project: Project) {
  const diagram = (): Diagram => {
    const shown = currentDiagram(project.store.getState());
    if (shown === null) throw new Error("no diagram is shown");
    return shown;
  };
  return {
    diagram,
    shape: (id: Id): Shape => found(diagram().shapes, id),
    line: (id: Id): Line => found(diagram().lines, id),
    flow: (id: Id): Flow => {
      const line = found(diagram().lines, id);
      if (line.kind !== "flow") throw new Error(`${id} is no flow`);
      return line;
    },
    /** Items made since, which have ids of their own. */
    added: (before: Diagram) => {
      const known = new Set([...before.shapes, ...before.lines].map(({ id }) => id));
      return {
        shapes: diagram().shapes.filter(({ id }) => !known.has(id)),
        lines: diagram().lines.filter(({ id }) => !known.has(id)),
      };
    },
    steps: () => project.store.getState().history.done.length,
  };
}

function found<Item extends { readonly id: Id }>(items: readonly Item[], id: Id): Item {
  const item = items.find((candidate) => candidate.id === id);
  if (item === undefined) throw new Error(`no item ${id}`);
  return item;
}
