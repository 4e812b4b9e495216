/** Our templates as they lie in `stencils/`, with their drawings, and situations made of their stencils. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Diagram, Id, Threat } from "../../shared/model/model.ts";
import { exampleDiagram, type ExampleSituation } from "../../shared/stride/example-diagram.ts";
import { draftThreats } from "../../shared/stride/generate.ts";
import { stencilIds } from "../../shared/template/lookup.ts";
import { kindOfStencil } from "../../shared/template/new-item.ts";
import type { RuleExample, Stencil, Template } from "../../shared/template/template.ts";
import { ALONE, readTemplateYaml, type Surroundings } from "../../shared/template/yaml.ts";
import { aModel } from "./template.ts";

type Kind = ReturnType<typeof kindOfStencil>;

export interface BuiltIn {
  /** As it is offered: profiles stand as it says. */
  readonly template: Template;
  /** The text of its file, and what stands around it. */
  readonly text: string;
  readonly around: Surroundings;
  /** Names of the files with its drawings. */
  readonly drawingFiles: readonly string[];
  /** The stencils people draw with: neither generic nor a family. */
  readonly standardStencils: readonly Stencil[];
  /** Ids of processes, data stores and external interactors among them. */
  readonly elements: readonly Id[];
  /** Ids of the standard stencils of these kinds. */
  readonly stencilsOfKind: (...kinds: readonly Kind[]) => readonly Id[];
  /** Whether a stencil is one of these or descends from one. */
  readonly isOf: (stencilId: Id, ...families: readonly Id[]) => boolean;
  /** Threats of a diagram, all rules on. */
  readonly threatsOf: (diagram: Diagram) => readonly Omit<Threat, "number">[];
  /** Threats of a situation, all rules on. */
  readonly threatsOfSituation: (given: ExampleSituation) => readonly Omit<Threat, "number">[];
}

function builtIn(folderName: string): BuiltIn {
  const folder = new URL(`../../stencils/${folderName}/`, import.meta.url);
  const text = readFileSync(new URL("template.yaml", folder), "utf8");
  const around: Surroundings = { ...ALONE, iconOf: (name) => iconIn(folder, name) };
  const reading = readTemplateYaml(text, "template.yaml", around);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems, null, 1));
  const { template } = reading.value;
  const inFull: Template = { ...template, profiles: [] };
  const standardStencils = template.stencils.filter(
    ({ parentId, hidden }) => parentId !== null && !hidden,
  );
  const stencilsOfKind = (...kinds: readonly Kind[]) =>
    standardStencils
      .map(({ id }) => id)
      .filter((id) => kinds.includes(kindOfStencil(template, id)));
  const threatsOf = (diagram: Diagram) => [...draftThreats(inFull, aModel([diagram])).values()];
  return {
    template,
    text,
    around,
    drawingFiles: readdirSync(new URL("icons/", folder)),
    standardStencils,
    elements: stencilsOfKind("process", "dataStore", "externalInteractor"),
    stencilsOfKind,
    isOf: (stencilId, ...families) => {
      const ids = stencilIds(template, stencilId);
      return families.some((family) => ids.includes(family));
    },
    threatsOf,
    threatsOfSituation: (given) => threatsOf(exampleDiagram(inFull, given)),
  };
}

function iconIn(folder: URL, name: string): string | null {
  const file = new URL(`icons/${name}`, folder);
  if (!existsSync(file)) return null;
  return `data:image/svg+xml;base64,${readFileSync(file).toString("base64")}`;
}

export const kubernetes: BuiltIn = builtIn("kubernetes");
export const stride: BuiltIn = builtIn("stride");

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
