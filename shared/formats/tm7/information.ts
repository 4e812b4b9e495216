/** What a `.tm7` says about the model as a whole: meta information, notes, validation messages. */

import type { Message, Model, ModelInformation, Note } from "../../model/model.ts";
import { normalizeGuid } from "../identities.ts";
import { childOf, excerpt, parseWhole, type XmlContent } from "../xml-content.ts";
import type { XmlElement } from "../xml.ts";

const INFORMATION = new Set([
  "Assumptions",
  "Contributors",
  "ExternalDependencies",
  "HighLevelSystemDescription",
  "Owner",
  "Reviewer",
  "ThreatModelName",
]);
const NOTE = new Set(["AddedBy", "Date", "Id", "Message"]);
const VALIDATION = new Set([
  "ElementGuids",
  "Enabled",
  "Guid",
  "IssueGuid",
  "Items",
  "Message",
  "Source",
  "SourceGuid",
]);

/** Reads `MetaInformation`; what is missing is empty. */
export function readInformation(root: XmlElement, content: XmlContent): ModelInformation {
  const meta = childOf(root, "MetaInformation");
  if (meta !== null) content.expectOnly(meta, INFORMATION);
  const read = (local: string) => (meta === null ? "" : (content.textOf(meta, local) ?? ""));
  return {
    name: read("ThreatModelName"),
    owner: read("Owner"),
    reviewer: read("Reviewer"),
    contributors: read("Contributors"),
    description: read("HighLevelSystemDescription"),
    assumptions: read("Assumptions"),
    externalDependencies: read("ExternalDependencies"),
  };
}

/** Reads `Notes`; a note without a usable number of its own gets the next free one. */
export function readNotes(root: XmlElement, content: XmlContent): Model["notes"] {
  const elements = content.itemsOf(root, "Notes", "Note");
  const numbers = elements.map((element) => parseWhole(content.wordOf(element, "Id")));
  let highest = numbers.reduce<number>((high, number) => Math.max(high, number ?? 0), 0);
  const taken = new Set<number>();
  return elements.map((element, at): Note => {
    content.expectOnly(element, NOTE);
    let id = numbers[at] ?? null;
    if (id === null || taken.has(id)) {
      const written = content.wordOf(element, "Id");
      id = highest = highest + 1;
      content.note(
        "approximated",
        `note ${at + 1}`,
        `Its number ${excerpt(written)} is not a number or stands twice; it became ${id}.`,
      );
    }
    taken.add(id);
    const note = {
      id,
      message: content.textOf(element, "Message") ?? "",
      addedBy: content.textOf(element, "AddedBy") ?? "",
      addedAt: content.wordOf(element, "Date"),
    };
    return content.remember(note, element);
  });
}

/** Reads `Validations`. */
export function readMessages(root: XmlElement, content: XmlContent): Model["messages"] {
  return content.itemsOf(root, "Validations", "Validation").map((element, at): Message => {
    content.expectOnly(element, VALIDATION);
    const guids = childOf(element, "ElementGuids");
    const message = {
      issueId: normalizeGuid(content.idOf(element, "IssueGuid")),
      diagramId: normalizeGuid(content.idOf(element, "SourceGuid")),
      elementIds:
        guids === null
          ? []
          : content
              .items(guids, "guid")
              .map((guid) => normalizeGuid(guid.text.trim().slice(0, 300))),
      text: content.textOf(element, "Message") ?? "",
      enabled: content.flagOf(element, "Enabled", true, `validation message ${at + 1}`),
    };
    return content.remember(message, element);
  });
}
