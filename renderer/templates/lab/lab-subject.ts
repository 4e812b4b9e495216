/** What the lab looks at: a flow of a model, or a situation that is made up. */

import type { Diagram, Id, Model } from "../../../shared/model/model.ts";
import {
  exampleDiagram,
  PART_IDS,
  type ExampleSituation,
} from "../../../shared/stride/example-diagram.ts";
import { interactionsOf } from "../../../shared/stride/interactions.ts";
import { kindOfStencil } from "../../../shared/template/new-item.ts";
import type { Template } from "../../../shared/template/template.ts";

/** A model one can pick a flow of. */
export interface LabModel {
  readonly id: string;
  readonly name: string;
  readonly model: Model;
}

export type LabSubject =
  | { readonly kind: "flow"; readonly modelId: string; readonly diagramId: Id; readonly flowId: Id }
  | { readonly kind: "made"; readonly situation: ExampleSituation };

/** A diagram and the item of it that is looked at. */
export interface LookedAt {
  readonly diagram: Diagram;
  readonly itemId: Id;
}

/** Null when the flow is not there any more. */
export function lookedAt(
  template: Template,
  subject: LabSubject,
  model: Model | null,
): LookedAt | null {
  if (subject.kind === "made") {
    const { flow, target } = subject.situation;
    return {
      diagram: exampleDiagram(template, subject.situation),
      itemId: flow === null || target === null ? PART_IDS.source : PART_IDS.flow,
    };
  }
  const diagram = model?.diagrams.find(({ id }) => id === subject.diagramId);
  return diagram === undefined ? null : { diagram, itemId: subject.flowId };
}

/** A flow of a model, as people choose it. */
export interface FlowChoice {
  readonly diagramId: Id;
  readonly flowId: Id;
  readonly text: string;
  readonly detail: string;
}

/** All flows of a model that connect two things. */
export function flowChoices(model: Model): readonly FlowChoice[] {
  return model.diagrams.flatMap((diagram) =>
    interactionsOf(diagram).map(({ source, flow, target }) => ({
      diagramId: diagram.id,
      flowId: flow.id,
      text: `${inOneLine(source.name)} → ${inOneLine(target.name)}`,
      detail: [inOneLine(flow.name), diagram.name].filter(Boolean).join(" · "),
    })),
  );
}

/** A name as it stands in a line; never empty. */
export function inOneLine(name: string): string {
  return name.replaceAll(/\s+/gu, " ").trim() || "Unnamed";
}

/** Something to begin with: the first process asks the first store over the first flow the template has. */
export function firstSituation(template: Template): ExampleSituation | null {
  const first = (...kinds: readonly string[]): Id | null =>
    template.stencils.find(({ id, hidden }) => {
      const kind = kindOfStencil(template, id);
      return !hidden && kind !== null && kinds.includes(kind);
    })?.id ?? null;
  const source = first("process") ?? first("externalInteractor", "dataStore");
  const target = first("dataStore") ?? source;
  const flow = first("flow");
  if (source === null || target === null || flow === null) return null;
  const plain = (stencilId: Id) => ({ stencilId, attributes: {} });
  return {
    source: plain(source),
    target: plain(target),
    flow: plain(flow),
    boundaries: [],
    besides: [],
  };
}
