/** A whole `.tm7`, spelled anew the way the tool does: one line, no declaration, children in fixed order. */

import type { Model } from "../../model/model.ts";
import type { Template } from "../../template/template.ts";
import { holder, leaf, NAMESPACES, ObjectNumbers } from "./spelling.ts";
import { diagramElement, type FileId } from "./write-diagrams.ts";
import { informationElement, messageElement, noteElement } from "./write-information.ts";
import { knowledgeBaseElement } from "./write-knowledge-base.ts";
import { threatEntry, ThreatLayout } from "./write-threats.ts";

/** The text of a new file. Ids are written as they are. */
export function documentText(model: Model, template: Template | null): string {
  const numbers = new ObjectNumbers();
  const asIs: FileId = (id) => id;
  const layout = new ThreatLayout(template);
  return [
    `<ThreatModel xmlns="${NAMESPACES.model}" xmlns:i="${NAMESPACES.instance}">`,
    holder(
      "DrawingSurfaceList",
      model.diagrams.map((diagram) => diagramElement(diagram, asIs, numbers)),
    ),
    informationElement(model.information),
    holder("Notes", model.notes.map(noteElement)),
    holder(
      "ThreatInstances",
      model.threats.map((threat) => threatEntry(threat, asIs, layout)),
      ` xmlns:a="${NAMESPACES.arrays}"`,
    ),
    leaf("ThreatGenerationEnabled", String(model.generationEnabled)),
    holder(
      "Validations",
      model.messages.map((message) => messageElement(message, asIs, numbers)),
      ` xmlns:a="${NAMESPACES.knowledgeBase}"`,
    ),
    leaf("Version", "4.3"),
    template === null ? "" : knowledgeBaseElement(template, numbers),
    '<Profile><PromptedKb xmlns=""/></Profile>',
    "</ThreatModel>",
  ].join("");
}
