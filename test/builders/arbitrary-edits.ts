/** Random edits of any model: everything a person can do to it, by small data that fast-check can shrink. */

import fc from "fast-check";
import type { Model, Threat } from "../../shared/model/model.ts";
import { ANY_ITEM_EDITS, DIAGRAM_ITEM_EDITS } from "./item-edits.ts";
import { changed, inserted, reordered, without, type EditData } from "./random-lists.ts";
import { aBox, aDiagram, aFlow, anElement } from "./template.ts";
import { aThreat, aVerdict } from "./threat.ts";
import { guid } from "./tm7-text.ts";

/** @param fresh number of the GUIDs of new records: it, and it plus 1, 2, 1000, 2000, 3000 */
type ModelEdit = (model: Model, edit: EditData, fresh: number) => Model;

const DIAGRAM_EDITS: Readonly<Record<string, ModelEdit>> = {
  "add a diagram": (model, { at, text }, fresh) => {
    const shapes = [anElement(guid(fresh + 1000), { name: text }), aBox(guid(fresh + 2000))];
    const lines = [aFlow(guid(fresh + 3000), guid(fresh + 1000), null, { name: text })];
    const added = { ...aDiagram(guid(fresh), shapes, lines), name: text };
    return { ...model, diagrams: inserted(model.diagrams, at, added) };
  },
  "remove a diagram": (model, { at }) => ({ ...model, diagrams: without(model.diagrams, at) }),
  "reorder diagrams": (model, { at, to }) => ({
    ...model,
    diagrams: reordered(model.diagrams, at, to),
  }),
  "rename a diagram": (model, { at, text }) => ({
    ...model,
    diagrams: changed(model.diagrams, at, (diagram) => ({ ...diagram, name: text })),
  }),
  "zoom a diagram": (model, { at, size }) => ({
    ...model,
    diagrams: changed(model.diagrams, at, (diagram) => ({
      ...diagram,
      zoom: (Math.abs(size) + 1) / 700,
    })),
  }),
};

const THREAT_EDITS: Readonly<Record<string, ModelEdit>> = {
  "add a threat": (model, { at, text }, fresh) => {
    const ids = { sourceId: guid(fresh), flowId: guid(fresh + 1), targetId: guid(fresh + 2) };
    const added = aThreat(nextNumber(model.threats), {
      ...ids,
      key: `T1${ids.sourceId}${ids.flowId}${ids.targetId}`,
      typeId: "T1",
      diagramId: model.diagrams[0]?.id ?? guid(1),
      title: text,
    });
    return { ...model, threats: inserted(model.threats, at, added) };
  },
  "remove a threat": (model, { at }) => ({ ...model, threats: without(model.threats, at) }),
  "reorder threats": (model, { at, to }) => ({
    ...model,
    threats: reordered(model.threats, at, to),
  }),
  "judge a threat": inThreat((threat, { flag, text }) => ({
    ...threat,
    verdict: {
      state: flag ? "mitigated" : "notApplicable",
      priority: "Low",
      justification: text,
      changedBy: "ann",
      changedAt: "2026-11-23T10:00:00+00:00",
    },
  })),
  "take a verdict back": inThreat((threat) => ({ ...threat, verdict: aVerdict() })),
  "change the texts of a threat": inThreat((threat, { text }) => ({
    ...threat,
    title: text,
    description: text,
  })),
  "change a property of a threat": inThreat((threat, { to, text }) => ({
    ...threat,
    properties: changed(threat.properties, to, (property) => ({ ...property, value: text })),
  })),
  "number a threat again": (model, { at }) => ({
    ...model,
    threats: changed(model.threats, at, (threat) => ({
      ...threat,
      number: nextNumber(model.threats),
    })),
  }),
};

const OTHER_EDITS: Readonly<Record<string, ModelEdit>> = {
  "change the information": (model, { at, text }) => {
    const fields = ["name", "owner", "reviewer", "contributors", "description"] as const;
    const field = fields[at % fields.length] ?? "name";
    return { ...model, information: { ...model.information, [field]: text } };
  },
  "switch generation": (model, { flag }) => ({ ...model, generationEnabled: flag }),
  "add a note": (model, { text }) => {
    const id = Math.max(0, ...model.notes.map((note) => note.id)) + 1;
    const added = { id, message: text, addedBy: "ME\\me", addedAt: "2026-11-23T10:00:00" };
    return { ...model, notes: [...model.notes, added] };
  },
  "remove a note": (model, { at }) => ({ ...model, notes: without(model.notes, at) }),
  "change a note": (model, { at, text }) => ({
    ...model,
    notes: changed(model.notes, at, (note) => ({ ...note, message: text })),
  }),
  "add a message": (model, { at, text, flag }, fresh) => {
    const id = guid(fresh);
    const diagramId = model.diagrams[0]?.id ?? guid(1);
    const added = { issueId: id, diagramId, elementIds: [id, id], text, enabled: flag };
    return { ...model, messages: inserted(model.messages, at, added) };
  },
  "remove a message": (model, { at }) => ({ ...model, messages: without(model.messages, at) }),
  "change a message": (model, { at, text, flag }) => ({
    ...model,
    messages: changed(model.messages, at, (one) => ({ ...one, text, enabled: flag })),
  }),
};

const ITEM_EDITS = Object.fromEntries(
  Object.entries({ ...DIAGRAM_ITEM_EDITS, ...ANY_ITEM_EDITS }).map(
    ([name, edit]): [string, ModelEdit] => [
      name,
      (model, data, fresh) => ({
        ...model,
        diagrams: changed(model.diagrams, data.at, (diagram) =>
          edit(diagram, { ...data, at: Math.floor(data.at / 3) }, guid(fresh)),
        ),
      }),
    ],
  ),
);

const EDITS: ReadonlyMap<string, ModelEdit> = new Map(
  Object.entries({ ...DIAGRAM_EDITS, ...ITEM_EDITS, ...THREAT_EDITS, ...OTHER_EDITS }),
);

/** What to do, to which record, and with what. */
export interface RandomEdit extends EditData {
  readonly what: string;
}

/** @param texts what names, verdicts and notes may become */
export function arbitraryEdit(texts: fc.Arbitrary<string>): fc.Arbitrary<RandomEdit> {
  return fc.record({
    what: fc.constantFrom(...EDITS.keys()),
    at: fc.nat(10_000),
    to: fc.nat(10_000),
    text: texts,
    size: fc.integer({ min: -3000, max: 3000 }),
    flag: fc.boolean(),
  });
}

/**
 * The model after the edits; new records get GUIDs counted from their place among the edits.
 * @param first place of the first edit, for edits that go on where others ended; below 1000 altogether
 */
export function editedBy(model: Model, edits: readonly RandomEdit[], first = 0): Model {
  return edits.reduce((edited, edit, at) => {
    const perform = EDITS.get(edit.what);
    if (perform === undefined) throw new Error(`no edit ${edit.what}`);
    return perform(edited, edit, 500_000 + first + at);
  }, model);
}

function inThreat(change: (threat: Threat, edit: EditData) => Threat): ModelEdit {
  return (model, edit) => ({
    ...model,
    threats: changed(model.threats, edit.at, (threat) => change(threat, edit)),
  });
}

function nextNumber(threats: readonly Threat[]): number {
  return Math.max(0, ...threats.map(({ number }) => number)) + 1;
}
