/** Two states of a model compared for people: what was added, removed and changed, by name. */

import { messageKey } from "./change.ts";
import { compareItem } from "./item-comparison.ts";
import type {
  Diagram,
  Id,
  Line,
  Message,
  Model,
  ModelInformation,
  Note,
  Profiles,
  Shape,
  Threat,
  ThreatState,
} from "./model.ts";
import { isSame, pairUp } from "./sequence.ts";
import { valueChange, yesNo, type ValueChange } from "./value-change.ts";

type Effect = "added" | "removed" | "changed";

export interface ItemDifference {
  readonly effect: Effect;
  readonly kind: "diagram" | "element" | "flow" | "boundary" | "annotation";
  readonly id: Id;
  /** As it is called now, or was when it is gone. */
  readonly name: string;
  readonly diagramId: Id;
  readonly diagramName: string;
  /** Empty unless changed. */
  readonly changes: readonly ValueChange[];
}

interface ThreatDifference {
  readonly effect: Effect;
  readonly key: string;
  readonly number: number;
  readonly title: string;
  readonly changes: readonly ValueChange[];
}

interface NoteDifference {
  readonly effect: Effect;
  readonly id: number;
  readonly message: string;
  readonly changes: readonly ValueChange[];
}

interface MessageDifference {
  readonly effect: Effect;
  /** As `messageKey` gives it. */
  readonly key: string;
  readonly text: string;
  readonly changes: readonly ValueChange[];
}

export interface Comparison {
  readonly information: readonly ValueChange[];
  /** Diagrams in order of the newer model (removed ones last), each followed by its items. */
  readonly items: readonly ItemDifference[];
  readonly threats: readonly ThreatDifference[];
  readonly notes: readonly NoteDifference[];
  readonly messages: readonly MessageDifference[];
}

/** Compares two states of one model. Everything is empty when nothing a person would see differs. */
export function compareModels(before: Model, after: Model): Comparison {
  return {
    information: [
      ...compareInformation(before.information, after.information),
      ...valueChange(
        "Threat generation",
        onOff(before.generationEnabled),
        onOff(after.generationEnabled),
      ),
      ...compareProfiles(before.profiles ?? {}, after.profiles ?? {}),
    ],
    items: compareDiagrams(before.diagrams, after.diagrams),
    threats: compareLists(
      before.threats,
      after.threats,
      ({ key }) => key,
      compareThreats,
      ({ key, number, title }, difference) => ({ key, number, title, ...difference }),
    ),
    notes: compareLists(
      before.notes,
      after.notes,
      ({ id }) => String(id),
      compareNotes,
      ({ id, message }, difference) => ({ id, message, ...difference }),
    ),
    messages: compareLists(
      before.messages,
      after.messages,
      messageKey,
      compareMessages,
      (message, difference) => ({
        key: messageKey(message),
        text: message.text,
        ...difference,
      }),
    ),
  };
}

function compareProfiles(a: Profiles, b: Profiles): readonly ValueChange[] {
  const ids = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const standing = (flag: boolean | undefined): string =>
    flag === undefined ? "as the template says" : onOff(flag);
  return ids.flatMap((id) => valueChange(`Profile ${id}`, standing(a[id]), standing(b[id])));
}

function compareNotes(a: Note, b: Note): readonly ValueChange[] {
  return [
    ...valueChange("Message", a.message, b.message),
    ...valueChange("Added by", a.addedBy, b.addedBy),
    ...valueChange("Date", a.addedAt, b.addedAt),
  ];
}

function compareMessages(a: Message, b: Message): readonly ValueChange[] {
  return [
    ...valueChange("Text", a.text, b.text),
    ...valueChange("Enabled", yesNo(a.enabled), yesNo(b.enabled)),
  ];
}

const INFORMATION: readonly (readonly [keyof ModelInformation, string])[] = [
  ["name", "Threat model name"],
  ["owner", "Owner"],
  ["reviewer", "Reviewer"],
  ["contributors", "Contributors"],
  ["description", "Description"],
  ["assumptions", "Assumptions"],
  ["externalDependencies", "External dependencies"],
];

function compareInformation(a: ModelInformation, b: ModelInformation): readonly ValueChange[] {
  return INFORMATION.flatMap(([member, label]) => valueChange(label, a[member], b[member]));
}

function compareDiagrams(
  before: readonly Diagram[],
  after: readonly Diagram[],
): readonly ItemDifference[] {
  const { pairs, removed } = pairUp(before, after, ({ id }) => id);
  return [
    ...pairs.flatMap((pair) => compareDiagram(pair.before, pair.after)),
    ...removed.flatMap((diagram) => compareDiagram(diagram, null)),
  ];
}

function compareDiagram(before: Diagram | null, after: Diagram | null): readonly ItemDifference[] {
  const diagram = after ?? before;
  if (diagram === null) return [];
  const place = { diagramId: diagram.id, diagramName: diagram.name };
  const own = compareLists(
    before === null ? [] : [before],
    after === null ? [] : [after],
    ({ id }) => id,
    (a, b) => valueChange("Name", a.name, b.name),
    ({ id, name }, difference): ItemDifference => ({
      kind: "diagram",
      id,
      name,
      ...place,
      ...difference,
    }),
  );
  const names = (side: Diagram | null) =>
    new Map((side?.shapes ?? []).map((shape) => [shape.id, shape.name]));
  const endNames = { before: names(before), after: names(after) };
  const items = compareLists<Shape | Line, ItemDifference>(
    before === null ? [] : [...before.shapes, ...before.lines],
    after === null ? [] : [...after.shapes, ...after.lines],
    ({ id }) => id,
    (a, b) => compareItem(a, b, endNames),
    (item, difference) => ({
      kind: kindOf(item),
      id: item.id,
      name: item.name,
      ...place,
      ...difference,
    }),
  );
  return [...own, ...items];
}

function kindOf(item: Shape | Line): ItemDifference["kind"] {
  switch (item.kind) {
    case "flow":
    case "annotation":
      return item.kind;
    case "boundaryBox":
    case "boundaryLine":
      return "boundary";
    case "process":
    case "dataStore":
    case "externalInteractor":
      return "element";
  }
}

const STATES: Readonly<Record<ThreatState, string>> = {
  notStarted: "Not started",
  needsInvestigation: "Needs investigation",
  notApplicable: "Not applicable",
  mitigated: "Mitigated",
};

function compareThreats(a: Threat, b: Threat): readonly ValueChange[] {
  const properties = pairUp(a.properties, b.properties, ({ name }) => name);
  return [
    ...valueChange("State", STATES[a.verdict.state], STATES[b.verdict.state]),
    ...valueChange("Priority", a.verdict.priority, b.verdict.priority),
    ...valueChange("Justification", a.verdict.justification, b.verdict.justification),
    ...valueChange("Changed by", a.verdict.changedBy ?? "", b.verdict.changedBy ?? ""),
    ...valueChange("Number", String(a.number), String(b.number)),
    ...valueChange("Title", a.title, b.title),
    ...valueChange("Category", a.category, b.category),
    ...valueChange("Short description", a.shortDescription, b.shortDescription),
    ...valueChange("Description", a.description, b.description),
    ...valueChange("Interaction", a.interaction, b.interaction),
    ...properties.pairs.flatMap(({ before, after }) =>
      valueChange(after.name, before?.value ?? "", after.value),
    ),
    ...properties.removed.flatMap(({ name, value }) => valueChange(name, value, "")),
    ...valueChange("Orphaned", yesNo(a.orphaned), yesNo(b.orphaned)),
  ];
}

interface Difference {
  readonly effect: Effect;
  readonly changes: readonly ValueChange[];
}

/** @param describe gets the newer state of a record, or the older when it is gone. */
function compareLists<Record, Described>(
  before: readonly Record[],
  after: readonly Record[],
  keyOf: (record: Record) => string,
  compare: (before: Record, after: Record) => readonly ValueChange[],
  describe: (record: Record, difference: Difference) => Described,
): readonly Described[] {
  const { pairs, removed } = pairUp(before, after, keyOf);
  return [
    ...pairs.flatMap(({ before: from, after: to }): readonly Described[] => {
      if (from === null) return [describe(to, { effect: "added", changes: [] })];
      if (isSame(from, to)) return [];
      const changes = compare(from, to);
      return changes.length === 0 ? [] : [describe(to, { effect: "changed", changes })];
    }),
    ...removed.map((record) => describe(record, { effect: "removed", changes: [] })),
  ];
}

function onOff(flag: boolean): string {
  return flag ? "on" : "off";
}
