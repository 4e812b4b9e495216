/** Our Kubernetes template as it lies in `stencils/`, with its drawings, and situations made of its stencils. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Diagram, Id, Threat } from "../../shared/model/model.ts";
import { exampleDiagram, type ExampleSituation } from "../../shared/stride/example-diagram.ts";
import { draftThreats } from "../../shared/stride/generate.ts";
import { kindOfStencil } from "../../shared/template/new-item.ts";
import type { RuleExample, Stencil, Template } from "../../shared/template/template.ts";
import { readTemplateYaml } from "../../shared/template/yaml.ts";
import { aModel } from "./template.ts";

const folder = new URL("../../stencils/kubernetes/", import.meta.url);

function iconOf(name: string): string | null {
  const file = new URL(`icons/${name}`, folder);
  if (!existsSync(file)) return null;
  return `data:image/svg+xml;base64,${readFileSync(file).toString("base64")}`;
}

function readTemplate(): Template {
  const text = readFileSync(new URL("template.yaml", folder), "utf8");
  const reading = readTemplateYaml(text, "template.yaml", { iconOf, baseOf: () => "None." });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems, null, 1));
  return reading.value.template;
}

/** As it is offered: the extended profile is off. */
export const kubernetes: Template = readTemplate();

/** With every rule on, whatever its profile. */
const inFull: Template = { ...kubernetes, profiles: [] };

/** Names of the files with its drawings. */
export const drawingFiles: readonly string[] = readdirSync(new URL("icons/", folder));

/** The stencils people draw with: neither generic nor a family. */
export const standardStencils: readonly Stencil[] = kubernetes.stencils.filter(
  ({ parentId, hidden }) => parentId !== null && !hidden,
);

type Kind = ReturnType<typeof kindOfStencil>;

/** Ids of the standard stencils of these kinds. */
export function stencilsOfKind(...kinds: readonly Kind[]): readonly Id[] {
  return standardStencils
    .map(({ id }) => id)
    .filter((id) => kinds.includes(kindOfStencil(kubernetes, id)));
}

export const ELEMENTS = stencilsOfKind("process", "dataStore", "externalInteractor");

/** Threats of a diagram, all rules on. */
export function threatsOf(diagram: Diagram): readonly Omit<Threat, "number">[] {
  return [...draftThreats(inFull, aModel([diagram])).values()];
}

type Stated = Readonly<Record<string, string>>;

/** A situation with nothing stated but what is said here. */
export function situation(parts: {
  readonly source: readonly [Id, Stated?];
  readonly flow?: readonly [Id, Stated?];
  readonly target?: readonly [Id, Stated?];
  readonly boundaries?: RuleExample["boundaries"];
}): ExampleSituation {
  const item = (part: readonly [Id, Stated?] | undefined) =>
    part === undefined ? null : { stencilId: part[0], attributes: part[1] ?? {} };
  return {
    source: { stencilId: parts.source[0], attributes: parts.source[1] ?? {} },
    flow: item(parts.flow),
    target: item(parts.target),
    boundaries: parts.boundaries ?? [],
    besides: [],
  };
}

/** Threats of a situation, all rules on. */
export function threatsOfSituation(given: ExampleSituation): readonly Omit<Threat, "number">[] {
  return threatsOf(exampleDiagram(inFull, given));
}
