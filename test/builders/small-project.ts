/** A small model and template, and changes to it, for tests that need any project. */

import type { Change } from "../../shared/model/change.ts";
import type { Diagram, Element, Flow, Model, Threat } from "../../shared/model/model.ts";
import type { Template } from "../../shared/template/template.ts";

const item = { attributes: [], strokeDashArray: null, strokeThickness: null };
const inScope = { outOfScope: false, outOfScopeReason: "" };

export function buildElement(id: string, changes: Partial<Element> = {}): Element {
  return {
    kind: "process",
    id,
    stencilId: "GE.P",
    genericStencilId: "GE.P",
    name: id,
    left: 0,
    top: 0,
    width: 100,
    height: 100,
    ...item,
    ...inScope,
    ...changes,
  };
}

export function buildFlow(id: string, sourceId: string, targetId: string): Flow {
  return {
    kind: "flow",
    id,
    stencilId: "GE.DF",
    genericStencilId: "GE.DF",
    name: id,
    sourceId,
    targetId,
    source: { x: 100, y: 50 },
    handle: { x: 200, y: 40 },
    target: { x: 300, y: 50 },
    sourcePort: "east",
    targetPort: "west",
    ...item,
    ...inScope,
  };
}

/** Browser asks server, one flow. */
export function buildDiagram(id = "diagram-1"): Diagram {
  return {
    id,
    name: "Sign-in",
    zoom: 1,
    shapes: [buildElement("browser"), buildElement("server", { left: 300 })],
    lines: [buildFlow("request", "browser", "server")],
  };
}

export function buildModel(changes: Partial<Model> = {}): Model {
  return {
    information: {
      name: "Shop",
      owner: "Ada",
      reviewer: "",
      contributors: "",
      description: "",
      assumptions: "",
      externalDependencies: "",
    },
    generationEnabled: true,
    diagrams: [buildDiagram()],
    threats: [],
    notes: [],
    messages: [],
    ...changes,
  };
}

/** Every flow between processes can be listened to. */
export function buildTemplate(name = "Test template"): Template {
  const generic = (id: string, shape: Template["stencils"][number]["shape"]) => ({
    id,
    name: id,
    description: "",
    parentId: null,
    hidden: false,
    shape,
    image: null,
    imageLocation: "centeredOnStencil" as const,
    strokeDashArray: null,
    strokeThickness: null,
    attributes: [],
  });
  return {
    manifest: { id: "test-template", name, version: "1.0.0.0", author: "Tests" },
    threatProperties: [],
    priorityUsed: true,
    statusUsed: true,
    stencils: [generic("GE.P", "ellipse"), generic("GE.DF", "line")],
    categories: [{ id: "I", name: "Disclosure", shortDescription: "", longDescription: "" }],
    threatTypes: [
      {
        id: "T1",
        title: "{flow.Name} is listened to",
        categoryId: "I",
        description: "Somebody listens to {flow.Name}.",
        include: "source is 'GE.P'",
        exclude: "",
        properties: [],
      },
    ],
  };
}

/** Moves the browser to `left`; the model need not be in any state but hold it. */
export function moveBrowser(model: Model, left: number): Change {
  const diagram = model.diagrams[0];
  const before = diagram?.shapes.find(({ id }) => id === "browser");
  if (diagram === undefined || before === undefined) throw new Error("the model has no browser");
  return {
    label: `Move to ${left}`,
    patches: [
      {
        table: "shape",
        diagramId: diagram.id,
        index: diagram.shapes.indexOf(before),
        before,
        after: { ...before, left },
      },
    ],
  };
}

/** Stores a threat that the engine generated. */
export function addThreat(model: Model, threat: Threat): Change {
  return {
    label: "Judge",
    patches: [{ table: "threat", index: model.threats.length, before: null, after: threat }],
  };
}
