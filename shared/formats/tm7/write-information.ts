/** Meta information, notes and validation messages, spelled anew. */

import type { Message, ModelInformation, Note } from "../../model/model.ts";
import { NIL_GUID } from "../identities.ts";
import type { FileId } from "./write-diagrams.ts";
import { holder, leaf, NAMESPACES, type ObjectNumbers } from "./spelling.ts";

/** Members of `MetaInformation` in the tool's order, with what they hold. */
export const INFORMATION_MEMBERS: readonly (readonly [string, keyof ModelInformation])[] = [
  ["Assumptions", "assumptions"],
  ["Contributors", "contributors"],
  ["ExternalDependencies", "externalDependencies"],
  ["HighLevelSystemDescription", "description"],
  ["Owner", "owner"],
  ["Reviewer", "reviewer"],
  ["ThreatModelName", "name"],
];

export function informationElement(information: ModelInformation): string {
  return holder(
    "MetaInformation",
    INFORMATION_MEMBERS.map(([name, field]) => leaf(name, information[field])),
  );
}

export function noteElement(note: Note): string {
  return holder("Note", [
    leaf("AddedBy", note.addedBy),
    leaf("Date", note.addedAt),
    leaf("Id", String(note.id)),
    leaf("Message", note.message),
  ]);
}

/** An entry of `Validations`. Uses the prefix `a` (knowledge base). */
export function messageElement(message: Message, fileId: FileId, numbers: ObjectNumbers): string {
  const arrays = ` xmlns:b="${NAMESPACES.arrays}"`;
  return holder(
    "a:Validation",
    [
      holder(
        "a:ElementGuids",
        message.elementIds.map((id) => leaf("b:guid", fileId(id))),
        arrays,
      ),
      leaf("a:Enabled", String(message.enabled)),
      leaf("a:Guid", NIL_GUID),
      leaf("a:IssueGuid", message.issueId),
      `<a:Items${arrays}/>`,
      leaf("a:Message", message.text),
      "<a:Source/>",
      leaf("a:SourceGuid", fileId(message.diagramId)),
    ],
    `${numbers.next()} xmlns:z="${NAMESPACES.serialization}"`,
  );
}
