/** Ids and inheritance: what is there twice, refers to nothing, or runs in circles. */

import type { Id } from "../../model/model.ts";
import { stencilChain } from "../lookup.ts";
import { effectiveShape } from "../inheritance.ts";
import type { Stencil, Template } from "../template.ts";
import { finding, wholeTemplate } from "./finding.ts";
import type { Finding, Place } from "./finding.ts";

/** Ids of the generic stencils in Microsoft's templates, which models of any template can fall back to. */
const GENERIC_IDS = ["GE.P", "GE.EI", "GE.DS", "GE.DF", "GE.TB.B", "GE.TB.L", "GE.A"];

export function structureFindings(template: Template): readonly Finding[] {
  return [
    ...repeatedIds(template),
    ...template.stencils.flatMap((stencil) => stencilFindings(template, stencil)),
    ...genericFindings(template),
  ];
}

function repeatedIds(template: Template): readonly Finding[] {
  const { stencils, categories, threatTypes, threatProperties } = template;
  const lists: readonly (readonly [Place["kind"], string, readonly Id[]])[] = [
    ["stencil", "stencil", stencils.map(({ id }) => id)],
    ["category", "category", categories.map(({ id }) => id)],
    ["threatType", "threat type", threatTypes.map(({ id }) => id)],
    ["property", "threat property", threatProperties.map(({ name }) => name)],
    ["profile", "profile", (template.profiles ?? []).map(({ id }) => id)],
    ["message", "message", (template.messages ?? []).map(({ id }) => id)],
  ];
  return lists.flatMap(([kind, what, ids]) =>
    repeated(ids).map((id) =>
      finding(
        "duplicate-id",
        { kind, id },
        `There is another ${what} '${id}'; only the first counts.`,
      ),
    ),
  );
}

/** Each text that is there more than once, once. */
export function repeated(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) < index))];
}

function stencilFindings(template: Template, stencil: Stencil): readonly Finding[] {
  const { id, parentId, name } = stencil;
  const at: Place = { kind: "stencil", id, member: "parentId" };
  const chain = stencilChain(template, id);
  const last = chain.at(-1);
  if (last !== undefined && last.parentId !== null) {
    const circle = chain.some((one) => one.id === last.parentId);
    if (circle) {
      return [finding("parent-cycle", at, `${name} descends from itself, or from one that does.`)];
    }
    if (last.id !== id) return [];
    const message = `There is no stencil '${parentId ?? ""}' for ${name} to descend from.`;
    return [finding("unknown-parent", at, message)];
  }
  if (effectiveShape(template, id) !== "undefined") return [];
  if (parentId !== null && effectiveShape(template, parentId) === "undefined") return [];
  const message = `Neither ${name} nor what it descends from has a shape, so nothing of it can be drawn.`;
  return [finding("no-shape", { kind: "stencil", id, member: "shape" }, message)];
}

function genericFindings(template: Template): readonly Finding[] {
  const generic = new Set(
    template.stencils.flatMap(({ id, parentId }) => (parentId === null ? id : [])),
  );
  return GENERIC_IDS.filter((id) => !generic.has(id)).map((id) =>
    finding(
      "missing-generic",
      wholeTemplate(template),
      `There is no generic stencil ${id}, so models of other templates find nothing to fall back to.`,
    ),
  );
}
