/** Changes a `.tm7` to what a model says, by splices: whatever did not change stays as it was. */

import { messageKey } from "../../model/change.ts";
import type { Message, Model, Note } from "../../model/model.ts";
import { isSame } from "../../model/sequence.ts";
import type { Template } from "../../template/template.ts";
import { childOf } from "../xml-content.ts";
import { XmlEdits } from "../xml-edit.ts";
import { parseXml, type XmlDocument, type XmlElement } from "../xml.ts";
import { encodeXml } from "../xml-text.ts";
import {
  editList,
  fileIds,
  namesBefore,
  setMember,
  sourceOf,
  type EditContext,
  type Layout,
} from "./edit-context.ts";
import { editDiagrams } from "./edit-diagrams.ts";
import { editThreats } from "./edit-threats.ts";
import type { Tm7File } from "./read.ts";
import { NAMESPACES, ObjectNumbers } from "./spelling.ts";
import {
  INFORMATION_MEMBERS,
  informationElement,
  messageElement,
  noteElement,
} from "./write-information.ts";
import { knowledgeBaseElement } from "./write-knowledge-base.ts";
import { ThreatLayout } from "./write-threats.ts";

const ROOT: Layout = {
  namespace: NAMESPACES.model,
  order: [
    "DrawingSurfaceList",
    "MetaInformation",
    "Notes",
    "ThreatInstances",
    "ThreatGenerationEnabled",
    "Validations",
    "Version",
    "KnowledgeBase",
    "Profile",
  ],
};
const INFORMATION: Layout = {
  namespace: NAMESPACES.model,
  order: INFORMATION_MEMBERS.map(([name]) => name),
};
const NOTE: Layout = {
  namespace: NAMESPACES.model,
  order: ["AddedBy", "Date", "Id", "Message"],
};
const MESSAGE: Layout = {
  namespace: NAMESPACES.knowledgeBase,
  order: [
    "ElementGuids",
    "Enabled",
    "Guid",
    "IssueGuid",
    "Items",
    "Message",
    "Source",
    "SourceGuid",
  ],
};
const MODEL_PREFIXES: ReadonlyMap<string, string> = new Map([["", NAMESPACES.model]]);
const INSTANCE_PREFIXES: ReadonlyMap<string, string> = new Map([
  ...MODEL_PREFIXES,
  ["i", NAMESPACES.instance],
]);
const MESSAGE_PREFIXES: ReadonlyMap<string, string> = new Map([["a", NAMESPACES.knowledgeBase]]);

/**
 * The text of the file with the model's changes made in it; the same text when there are none.
 * @param template null leaves the file's own as it is
 */
export function editedText(file: Tm7File, model: Model, template: Template | null): string {
  const edits = new XmlEdits(file.origin);
  const context: EditContext = {
    file,
    edits,
    layout: new ThreatLayout(template ?? file.template),
    fileId: fileIds(file.model, file.sources),
    numbers: new ObjectNumbers(FIRST_NEW_NUMBER),
  };
  const { root } = file.origin;
  const before = file.model;
  let renumber = editDiagrams(context, root, ROOT.order, before.diagrams, model.diagrams);
  editInformation(context, root, model);
  editNotes(context, root, before.notes, model.notes);
  editThreats(context, root, ROOT.order, before.threats, model.threats);
  if (before.generationEnabled !== model.generationEnabled) {
    setMember(context, root, "ThreatGenerationEnabled", String(model.generationEnabled), ROOT);
  }
  renumber = editMessages(context, root, before.messages, model.messages) || renumber;
  if (template !== null && !isSame(template, file.template)) {
    editTemplate(context, root, template);
    renumber = true;
  }
  if (edits.untouched) return file.origin.text;
  const text = edits.finish();
  return renumber ? numberedAgain(text, file.origin) : text;
}

function editInformation(context: EditContext, root: XmlElement, { information }: Model): void {
  const before = context.file.model.information;
  if (isSame(before, information)) return;
  const element = childOf(root, "MetaInformation");
  if (element === null) {
    const spelled = context.edits.bind(informationElement(information), root, MODEL_PREFIXES);
    context.edits.insertAfter(root, namesBefore("MetaInformation", ROOT.order), spelled);
    return;
  }
  for (const [name, field] of INFORMATION_MEMBERS) {
    if (before[field] === information[field]) continue;
    setMember(context, element, name, information[field], INFORMATION);
  }
}

function editNotes(
  context: EditContext,
  root: XmlElement,
  before: readonly Note[],
  after: readonly Note[],
): void {
  editList(
    context,
    {
      owner: root,
      name: "Notes",
      order: ROOT.order,
      declarations: "",
      needed: MODEL_PREFIXES,
      keyOf: ({ id }) => String(id),
      entryOf: (note) => sourceOf(context, note),
      edit: (from, to) => {
        const element = sourceOf(context, from);
        const set = (name: string, old: string, text: string) => {
          if (old !== text) setMember(context, element, name, text, NOTE);
        };
        set("AddedBy", from.addedBy, to.addedBy);
        set("Date", from.addedAt, to.addedAt);
        set("Message", from.message, to.message);
      },
      spell: noteElement,
    },
    before,
    after,
  );
}

function editMessages(
  context: EditContext,
  root: XmlElement,
  before: readonly Message[],
  after: readonly Message[],
): boolean {
  return editList(
    context,
    {
      owner: root,
      name: "Validations",
      order: ROOT.order,
      declarations: ` xmlns:a="${NAMESPACES.knowledgeBase}"`,
      needed: MESSAGE_PREFIXES,
      keyOf: messageKey,
      entryOf: (message) => sourceOf(context, message),
      edit: (from, to) => {
        const element = sourceOf(context, from);
        if (from.text !== to.text) setMember(context, element, "Message", to.text, MESSAGE);
        if (from.enabled !== to.enabled) {
          setMember(context, element, "Enabled", String(to.enabled), MESSAGE);
        }
      },
      spell: (message) => messageElement(message, context.fileId, context.numbers),
    },
    before,
    after,
  );
}

/** Another template takes the place of the file's own as a whole; items are not touched by it. */
function editTemplate({ edits, numbers }: EditContext, root: XmlElement, template: Template): void {
  const base = childOf(root, "KnowledgeBase");
  const spelled = edits.bind(knowledgeBaseElement(template, numbers), root, INSTANCE_PREFIXES);
  if (base === null) edits.insertAfter(root, namesBefore("KnowledgeBase", ROOT.order), spelled);
  else edits.replace(base, spelled);
}

/** New objects stand out until the file is numbered again. */
const FIRST_NEW_NUMBER = 1_000_000_000;

/** Numbers all objects in document order, as the tool does at every save. */
function numberedAgain(text: string, origin: XmlDocument): string {
  const parsed = parseXml(encodeXml(text), origin.fileName);
  if (!parsed.ok) throw new Error(`the edited file cannot be read: ${parsed.problem.message}`);
  const edits = new XmlEdits(parsed.value);
  const marked = serializationAttributes(parsed.value.root);
  const numbers = new Map<string, string>();
  let last = 0;
  for (const { element, attribute } of marked.filter((mark) => mark.attribute.local === "Id")) {
    const number = `i${++last}`;
    numbers.set(attribute.value, number);
    if (attribute.value !== number) edits.setAttribute(element, attribute.name, number);
  }
  for (const { element, attribute } of marked.filter((mark) => mark.attribute.local === "Ref")) {
    const number = numbers.get(attribute.value) ?? attribute.value;
    if (attribute.value !== number) edits.setAttribute(element, attribute.name, number);
  }
  return edits.untouched ? text : edits.finish();
}

/** All attributes that number or name objects, in document order. */
function serializationAttributes(root: XmlElement) {
  const own = root.attributes
    .filter(({ namespace }) => namespace === NAMESPACES.serialization)
    .map((attribute) => ({ element: root, attribute }));
  const marked = [...own];
  for (const child of root.children) marked.push(...serializationAttributes(child));
  return marked;
}
