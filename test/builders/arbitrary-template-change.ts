/** Random steps of a person who edits a template: each is made on what the ones before it left. */

import fc from "fast-check";
import { newStencil } from "../../shared/template/blank-template.ts";
import type { TemplateChange } from "../../shared/template/change.ts";
import * as attributes from "../../shared/template/edits/attributes.ts";
import * as categories from "../../shared/template/edits/categories.ts";
import { setExamples } from "../../shared/template/edits/examples.ts";
import { setManifest } from "../../shared/template/edits/manifest.ts";
import * as messages from "../../shared/template/edits/messages.ts";
import * as profiles from "../../shared/template/edits/profiles.ts";
import * as stencils from "../../shared/template/edits/stencils.ts";
import * as properties from "../../shared/template/edits/threat-properties.ts";
import * as types from "../../shared/template/edits/threat-types.ts";
import * as zeroTrust from "../../shared/template/edits/zero-trust.ts";
import type { Template } from "../../shared/template/template.ts";
import { aDefinition, aThreatType } from "./template.ts";

interface StepData {
  readonly what: string;
  readonly at: number;
  readonly to: number;
  readonly text: string;
}

type Make = (template: Template, data: StepData) => TemplateChange | null;

function pick<Item>(list: readonly Item[], at: number): Item | undefined {
  return list[at % Math.max(1, list.length)];
}

/** The place of a record of a list that may be empty. */
const place = (list: readonly unknown[], at: number): number => at % Math.max(1, list.length);

const EDITS: Readonly<Record<string, Make>> = {
  "add a stencil": (template, { at, text }) =>
    stencils.addStencil(
      template,
      newStencil(`new ${text}`, text, pick(template.stencils, at)?.id ?? null),
    ),
  "hide a stencil": (template, { at, to }) =>
    stencils.setStencil(template, place(template.stencils, at), { hidden: to % 2 === 0 }),
  "rename a stencil": (template, { at, text }) =>
    stencils.renameStencil(template, place(template.stencils, at), text),
  "change a stencil's id": (template, { at, text }) =>
    stencils.setStencilId(template, pick(template.stencils, at)?.id ?? "", `id ${text}`),
  "put a stencil elsewhere": (template, { at, to }) =>
    stencils.reparentStencil(
      template,
      place(template.stencils, at),
      pick(template.stencils, to)?.id ?? "",
    ),
  "move a stencil": (template, { at, to }) =>
    stencils.moveStencil(template, place(template.stencils, at), to % 2 === 0 ? 1 : -1),
  "delete a stencil": (template, { at }) =>
    stencils.deleteStencil(template, pick(template.stencils, at)?.id ?? ""),
  "add an attribute": (template, { at, text }) =>
    attributes.addAttribute(
      template,
      pick(template.stencils, at)?.id ?? "",
      aDefinition(text, ["a", "b"]),
    ),
  "rename an attribute": (template, { at, text }) =>
    attributes.renameAttribute(template, someAttribute(template, at), text),
  "say a value differently": (template, { at, text }) =>
    attributes.renameAttributeValue(template, someAttribute(template, at), "Yes", text),
  "relabel an attribute": (template, { at, text }) => {
    const stencil = pick(
      template.stencils.filter((one) => one.attributes.length > 0),
      at,
    );
    const name = stencil?.attributes[0]?.name ?? "";
    return attributes.relabelAttribute(template, stencil?.id ?? "", name, text);
  },
  "change an attribute": (template, { at, text }) =>
    attributes.setAttribute(template, "GE.P", someAttribute(template, at), {
      help: text === "" ? undefined : text,
      kind: "text",
    }),
  "move an attribute": (template, { at, to }) =>
    attributes.moveAttribute(template, "GE.P", at % 3, to % 3),
  "delete an attribute": (template, { at }) =>
    attributes.deleteAttribute(
      template,
      pick(template.stencils, at)?.id ?? "",
      someAttribute(template, at),
    ),
  "add a category": (template, { text }) =>
    categories.addCategory(template, {
      id: text,
      name: text,
      shortDescription: "",
      longDescription: "",
    }),
  "change a category": (template, { at, text }) =>
    categories.setCategory(template, place(template.categories, at), { name: text }),
  "move a category": (template, { at, to }) =>
    categories.moveCategory(template, place(template.categories, at), to % 5),
  "delete a category": (template, { at }) =>
    categories.deleteCategory(template, place(template.categories, at)),
  "add a threat property": (template, { text }) =>
    properties.addThreatProperty(template, {
      name: text,
      label: text,
      hidden: false,
      kind: "list",
      values: ["a"],
    }),
  "change a threat property": (template, { at, text }) =>
    properties.setThreatProperty(template, place(template.threatProperties, at), { label: text }),
  "rename a threat property": (template, { at, text }) =>
    properties.renameThreatProperty(template, place(template.threatProperties, at), text),
  "move a threat property": (template, { at, to }) =>
    properties.moveThreatProperty(template, place(template.threatProperties, at), to % 9),
  "delete a threat property": (template, { at }) =>
    properties.deleteThreatProperty(template, place(template.threatProperties, at)),
  "add a threat type": (template, { at, text }) =>
    types.addThreatType(
      template,
      aThreatType(text, { profileId: pick(template.profiles ?? [], at)?.id ?? "none" }),
    ),
  "change a threat type": (template, { at, text }) =>
    types.setThreatType(template, place(template.threatTypes, at), {
      title: text,
      phase: text === "" ? undefined : text,
    }),
  "give a threat type a value": (template, { at, text }) =>
    types.setPropertyOfType(template, place(template.threatTypes, at), "Priority", text),
  "move a threat type": (template, { at, to }) =>
    types.moveThreatType(template, place(template.threatTypes, at), to % 5),
  "delete a threat type": (template, { at }) =>
    types.deleteThreatType(template, place(template.threatTypes, at)),
  "add a profile": (template, { text }) =>
    profiles.addProfile(template, { id: text, name: text, description: "", on: true }),
  "change a profile": (template, { at, text }) =>
    profiles.setProfile(template, place(template.profiles ?? [], at), { description: text }),
  "delete a profile": (template, { at }) =>
    profiles.deleteProfile(template, place(template.profiles ?? [], at)),
  "add a message": (template, { text }) =>
    messages.addMessage(template, { id: text, text, scope: "element", when: "flow is 'GE.DF'" }),
  "change a message": (template, { at, text }) =>
    messages.setMessage(template, place(template.messages ?? [], at), { text }),
  "delete a message": (template, { at }) =>
    messages.deleteMessage(template, place(template.messages ?? [], at)),
  "add an example": (template, { at, to, text }) =>
    setExamples(
      template,
      (template.examples ?? []).toSpliced(to % 3, 0, {
        threatTypeId: pick(template.threatTypes, at)?.id ?? "gone",
        name: text,
        source: { stencilId: "GE.P", attributes: { [someAttribute(template, at)]: "Yes" } },
        target: null,
        flow: null,
        boundaries: [],
        besides: ["GE.DS"],
        expect: "fires",
      }),
    ),
  "delete an example": (template, { at }) =>
    setExamples(
      template,
      (template.examples ?? []).toSpliced(place(template.examples ?? [], at), 1),
    ),
  "reverse the examples": (template) =>
    setExamples(template, (template.examples ?? []).toReversed()),
  "add a Zero-Trust statement": (template, { at, text }) =>
    zeroTrust.addZeroTrustStatement(template, {
      aspect: "audit",
      of: "flow",
      attribute: someAttribute(template, at),
      good: ["Yes", text],
      weak: [],
    }),
  "change a Zero-Trust statement": (template, { at, text }) =>
    zeroTrust.setZeroTrustStatement(template, place(template.zeroTrust ?? [], at), {
      attribute: text,
      weak: ["No"],
      except: [text],
    }),
  "delete a Zero-Trust statement": (template, { at }) =>
    zeroTrust.deleteZeroTrustStatement(template, place(template.zeroTrust ?? [], at)),
  "change the manifest": (template, { text }) => setManifest(template, { author: text }),
};

function someAttribute({ stencils: all }: Template, at: number): string {
  return (
    pick(
      all.flatMap((stencil) => stencil.attributes.map(({ name }) => name)),
      at,
    ) ?? ""
  );
}

export const arbitraryTemplateStep: fc.Arbitrary<StepData> = fc.record({
  what: fc.constantFrom(...Object.keys(EDITS)),
  at: fc.nat(1000),
  to: fc.nat(1000),
  text: fc.constantFrom("", "one", "two", "three [x]", "Yes", "it's", "GE.P"),
});

/** The change of a step; null when it comes to nothing. */
export function templateStep(template: Template, data: StepData): TemplateChange | null {
  return EDITS[data.what]?.(template, data) ?? null;
}
