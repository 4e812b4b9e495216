/** What all editors of a `.tm7` share: the splices, how ids stand in the file, and how members are set. */

import type { Diagram, Id, Model } from "../../model/model.ts";
import { isSame, pairUp } from "../../model/sequence.ts";
import { NIL_GUID } from "../identities.ts";
import { childOf } from "../xml-content.ts";
import type { ListMember, XmlEdits } from "../xml-edit.ts";
import type { XmlElement } from "../xml.ts";
import type { Tm7File } from "./read.ts";
import { leaf, NAMESPACES, type ObjectNumbers } from "./spelling.ts";
import type { FileId } from "./write-diagrams.ts";
import type { ThreatLayout } from "./write-threats.ts";

export interface EditContext {
  readonly file: Tm7File;
  readonly edits: XmlEdits;
  readonly layout: ThreatLayout;
  readonly fileId: FileId;
  /** Numbers for new objects; the whole file is numbered again at the end. */
  readonly numbers: ObjectNumbers;
}

/** The element a record of the file's own model was read from. */
export function sourceOf({ file }: EditContext, record: object): XmlElement {
  const element = file.sources.get(record);
  if (element === undefined) throw new Error("a record of the file has no element");
  return element;
}

/** What the file calls things: ids that stood twice in it got new ones in the model. */
export function fileIds(model: Model, sources: Tm7File["sources"]): FileId {
  const written = new Map<Id, string>();
  const learn = (record: Diagram | Diagram["shapes"][number] | Diagram["lines"][number]) => {
    const element = sources.get(record);
    const guid = element === undefined ? "" : (childOf(element, "Guid")?.text.trim() ?? "");
    if (guid !== "" && guid !== NIL_GUID) written.set(record.id, guid);
  };
  for (const diagram of model.diagrams) {
    learn(diagram);
    diagram.shapes.forEach(learn);
    diagram.lines.forEach(learn);
  }
  return (id) => written.get(id) ?? id;
}

/** How members of one kind of object are spelled and in which order they stand. */
export interface Layout {
  readonly namespace: string;
  readonly order: readonly string[];
}

/** Sets the text of a member, which is added in its place when the file lacks it. */
export function setMember(
  { edits, file }: EditContext,
  owner: XmlElement,
  name: string,
  text: string,
  layout: Layout,
): void {
  const child = childOf(owner, name);
  if (child !== null) {
    edits.setText(child, text, file.reindented);
    return;
  }
  const prefix = edits.prefixOf(owner, layout.namespace);
  const spelled =
    prefix === null
      ? leaf(name, text, ` xmlns="${layout.namespace}"`)
      : leaf(prefix === "" ? name : `${prefix}:${name}`, text);
  edits.insertAfter(owner, namesBefore(name, layout.order), spelled);
}

/** Makes a member nil if it is there; a missing one means the same. */
export function clearMember({ edits }: EditContext, owner: XmlElement, name: string): void {
  const child = childOf(owner, name);
  if (child === null) return;
  const prefix = edits.prefixOf(child, NAMESPACES.instance);
  if (prefix === null) edits.remove(child);
  else edits.setNil(child, prefix);
}

/** The names that stand before one in an order. */
export function namesBefore(name: string, order: readonly string[]): ReadonlySet<string> {
  return new Set(order.slice(0, order.indexOf(name)));
}

/** A list of the file: which element holds it and how its entries are made and edited. */
export interface ListEdit<Record> {
  readonly owner: XmlElement;
  readonly name: string;
  readonly order: readonly string[];
  /** Declarations of a list that has to be added. */
  readonly declarations: string;
  /** Prefixes new entries use. */
  readonly needed: ReadonlyMap<string, string>;
  readonly keyOf: (record: Record) => string;
  readonly entryOf: (record: Record) => XmlElement;
  readonly edit: (before: Record, after: Record) => void;
  readonly spell: (record: Record) => string;
}

/** Makes a list of the file say `after` instead of `before`. True when entries came, went or moved. */
export function editList<Record extends object>(
  context: EditContext,
  list: ListEdit<Record>,
  before: readonly Record[],
  after: readonly Record[],
): boolean {
  const { edits } = context;
  const { pairs } = pairUp(before, after, list.keyOf);
  const element = childOf(list.owner, list.name);
  const members = pairs.map((pair): ListMember => {
    if (pair.before === null) {
      const fragment = list.spell(pair.after);
      return element === null ? fragment : edits.bind(fragment, element, list.needed);
    }
    if (!isSame(pair.before, pair.after)) list.edit(pair.before, pair.after);
    return list.entryOf(pair.before);
  });
  const restructured =
    pairs.length !== before.length || pairs.some((pair, at) => pair.before !== before[at]);
  if (!restructured) return false;
  if (element !== null) {
    edits.arrange(element, before.map(list.entryOf), members);
  } else {
    const entries = members.filter((member) => typeof member === "string").join("");
    const fragment = `<${list.name}${list.declarations}>${entries}</${list.name}>`;
    const needed = new Map([
      ["", NAMESPACES.model],
      ["i", NAMESPACES.instance],
    ]);
    edits.insertAfter(
      list.owner,
      namesBefore(list.name, list.order),
      edits.bind(fragment, list.owner, needed),
    );
  }
  return true;
}
