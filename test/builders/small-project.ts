/** A small project for tests that need any: browser asks server over one flow. */

import type { Change } from "../../shared/model/change.ts";
import type { Model } from "../../shared/model/model.ts";
import type { TemplateChange } from "../../shared/template/change.ts";
import type { Template } from "../../shared/template/template.ts";
import {
  aDiagram,
  aFlow,
  aModel,
  anElement,
  aTemplate,
  aThreatType,
  genericStencils,
} from "./template.ts";

export function buildModel(changes: Partial<Model> = {}): Model {
  const shapes = [anElement("browser"), anElement("server", { left: 300 })];
  const diagram = aDiagram("d1", shapes, [aFlow("request", "browser", "server")]);
  const model = aModel([diagram]);
  return { ...model, information: { ...model.information, name: "Shop" }, ...changes };
}

/** One threat per flow that leaves a process. */
export function buildTemplate(name = "Test template"): Template {
  return aTemplate({
    manifest: { id: "test-template", name, version: "1.0.0.0", author: "Tests" },
    stencils: genericStencils,
    threatTypes: [aThreatType("T1", { include: "source is 'GE.P'" })],
  });
}

/** Moves the browser of a built model to `left`. */
export function moveBrowser(model: Model, left: number): Change {
  const diagram = model.diagrams[0];
  const before = diagram?.shapes.find(({ id }) => id === "browser");
  if (diagram === undefined || before === undefined) throw new Error("the model has no browser");
  const index = diagram.shapes.indexOf(before);
  const after = { ...before, left };
  return {
    label: `Move to ${left}`,
    patches: [{ table: "shape", diagramId: diagram.id, index, before, after }],
  };
}

/** Moves the browser and makes the model's description `length` characters long: a change of any size. */
export function describeAndMove(model: Model, left: number, length: number): Change {
  const move = moveBrowser(model, left);
  const after = { ...model.information, description: `${left}`.padEnd(length, "x") };
  const described = { table: "information", before: model.information, after } as const;
  return { ...move, patches: [...move.patches, described] };
}

/** Gives a template another name. */
export function renameTemplate({ manifest }: Template, name: string): TemplateChange {
  const after = { ...manifest, name };
  return {
    label: `Rename to ${name}`,
    patches: [{ table: "manifest", before: manifest, after }],
  };
}
