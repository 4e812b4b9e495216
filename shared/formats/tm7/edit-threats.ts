/** Changes the stored threats of a file to what the model says. */

import type { Threat } from "../../model/model.ts";
import { isSame } from "../../model/sequence.ts";
import { childOf, isNil } from "../xml-content.ts";
import type { ListMember } from "../xml-edit.ts";
import type { XmlElement } from "../xml.ts";
import {
  clearMember,
  editList,
  namesBefore,
  setMember,
  sourceOf,
  type EditContext,
  type Layout,
} from "./edit-context.ts";
import { NAMESPACES, NEVER, STATES } from "./spelling.ts";
import { THREAT_MEMBERS } from "./threats.ts";
import { threatEntry, threatProperties, threatProperty } from "./write-threats.ts";

const THREAT: Layout = { namespace: NAMESPACES.knowledgeBase, order: THREAT_MEMBERS };
const PROPERTY: Layout = { namespace: NAMESPACES.arrays, order: ["Key", "Value"] };
const PROPERTY_PREFIXES: ReadonlyMap<string, string> = new Map([["a", NAMESPACES.arrays]]);
const ENTRY_PREFIXES: ReadonlyMap<string, string> = new Map([
  ["a", NAMESPACES.arrays],
  ["i", NAMESPACES.instance],
]);

/** Edits `ThreatInstances`. */
export function editThreats(
  context: EditContext,
  root: XmlElement,
  order: readonly string[],
  before: readonly Threat[],
  after: readonly Threat[],
): void {
  editList(
    context,
    {
      owner: root,
      name: "ThreatInstances",
      order,
      declarations: ` xmlns:a="${NAMESPACES.arrays}"`,
      needed: ENTRY_PREFIXES,
      keyOf: ({ key }) => key,
      entryOf: (threat) => sourceOf(context, threat),
      edit: (from, to) => {
        editThreat(context, from, to);
      },
      spell: (threat) => threatEntry(threat, context.fileId, context.layout),
    },
    before,
    after,
  );
}

function editThreat(context: EditContext, before: Threat, after: Threat): void {
  const value = childOf(sourceOf(context, before), "Value");
  if (value === null) throw new Error("a threat of the file has no value");
  const { fileId } = context;
  const set = (name: string, from: string, to: string) => {
    if (from !== to) setMember(context, value, name, to, THREAT);
  };
  if (after.verdict.changedBy === null) {
    if (before.verdict.changedBy !== null) clearMember(context, value, "ChangedBy");
  } else {
    set("ChangedBy", before.verdict.changedBy ?? "", after.verdict.changedBy);
  }
  set("DrawingSurfaceGuid", fileId(before.diagramId), fileId(after.diagramId));
  set("FlowGuid", fileId(before.flowId), fileId(after.flowId));
  set("Id", String(before.number), String(after.number));
  set("InteractionKey", interactionKey(context, before), interactionKey(context, after));
  set("ModifiedAt", before.verdict.changedAt ?? NEVER, after.verdict.changedAt ?? NEVER);
  set("Priority", before.verdict.priority, after.verdict.priority);
  set("SourceGuid", fileId(before.sourceId), fileId(after.sourceId));
  set("State", STATES[before.verdict.state], STATES[after.verdict.state]);
  set("TargetGuid", fileId(before.targetId), fileId(after.targetId));
  set("TypeId", before.typeId, after.typeId);
  set("Upgraded", String(before.migrated), String(after.migrated));
  editThreatProperties(context, value, before, after);
}

function interactionKey({ fileId }: EditContext, threat: Threat): string {
  return [threat.sourceId, threat.flowId, threat.targetId].map(fileId).join(":");
}

/** The tool keeps the texts of a threat in its properties; its imitators may keep them in members. */
function editThreatProperties(
  context: EditContext,
  value: XmlElement,
  before: Threat,
  after: Threat,
): void {
  const { edits, layout } = context;
  const said = threatProperties(before, layout);
  const wanted = threatProperties(after, layout);
  if (isSame(said, wanted)) return;
  const list = childOf(value, "Properties");
  const stored = entriesByName(list);
  const texts = new Map(said);
  const changes = wanted.filter(([name, text]) => texts.get(name) !== text);
  const added: (readonly [string, string])[] = [];
  for (const [name, text] of changes) {
    const entry = stored.get(name);
    const member = childOf(value, name);
    if (entry !== undefined) setMember(context, entry, "Value", text, PROPERTY);
    else if (member === null || isNil(member)) added.push([name, text]);
    else setMember(context, value, name, text, THREAT);
  }
  const keptNames = new Set(wanted.map(([name]) => name));
  const goneNames = said.map(([name]) => name).filter((name) => !keptNames.has(name));
  // A justification that was taken back stays as an empty one, as the tool leaves it.
  for (const name of goneNames.filter((gone) => gone === "StateInformation")) {
    const entry = stored.get(name);
    if (entry !== undefined) setMember(context, entry, "Value", "", PROPERTY);
  }
  const gone = new Set(goneNames.filter((name) => name !== "StateInformation"));
  const reordered = !isSame(
    before.properties.map(({ name }) => name),
    after.properties.map(({ name }) => name),
  );
  if (added.length === 0 && gone.size === 0 && !reordered) return;
  if (list === null || isNil(list)) {
    const entries = added.map(([name, text]) => threatProperty(name, text)).join("");
    const needed = new Map([...PROPERTY_PREFIXES, ["b", NAMESPACES.knowledgeBase]]);
    const spelled = edits.bind(`<b:Properties>${entries}</b:Properties>`, value, needed);
    if (list !== null) edits.replace(list, spelled);
    else edits.insertAfter(value, namesBefore("Properties", THREAT.order), spelled);
    return;
  }
  const spell = (name: string, text: string) =>
    edits.bind(threatProperty(name, text), list, PROPERTY_PREFIXES);
  const members = reordered
    ? reorderedMembers(wanted, stored, spell, new Set(added.map(([name]) => name)))
    : insertedMembers(context, stored, gone, added, spell);
  edits.arrange(list, [...stored.values()], members);
}

/** Of two properties with one name the first counts. */
function entriesByName(list: XmlElement | null): ReadonlyMap<string, XmlElement> {
  const entries = new Map<string, XmlElement>();
  for (const entry of list?.children ?? []) {
    const name = childOf(entry, "Key")?.text.trim() ?? "";
    if (entry.local === "KeyValueOfstringstring" && !entries.has(name)) entries.set(name, entry);
  }
  return entries;
}

/** The list as it is, new properties where the template's order wants them. */
function insertedMembers(
  { layout }: EditContext,
  stored: ReadonlyMap<string, XmlElement>,
  gone: ReadonlySet<string>,
  added: readonly (readonly [string, string])[],
  spell: (name: string, text: string) => string,
): readonly ListMember[] {
  const members = [...stored].filter(([name]) => !gone.has(name));
  const list: { readonly name: string; readonly member: ListMember }[] = members.map(
    ([name, member]) => ({ name, member }),
  );
  for (const [name, text] of added) {
    const rank = layout.rankOf(name);
    const after = list.findLastIndex((one) => layout.rankOf(one.name) <= rank);
    list.splice(after + 1, 0, { name, member: spell(name, text) });
  }
  return list.map(({ member }) => member);
}

/** The list in the order a new threat would have. */
function reorderedMembers(
  wanted: readonly (readonly [string, string])[],
  stored: ReadonlyMap<string, XmlElement>,
  spell: (name: string, text: string) => string,
  added: ReadonlySet<string>,
): readonly ListMember[] {
  return wanted.flatMap(([name, text]): ListMember[] => {
    const entry = stored.get(name);
    if (entry !== undefined) return [entry];
    return added.has(name) ? [spell(name, text)] : [];
  });
}
