/** Turning from a message to the items it is about. */

import { revealItems } from "../canvas/reveal-items.ts";
import type { Project } from "../state/project.ts";
import { validate, type Reported } from "../../shared/validation/validate.ts";

/** The messages of the open model, silenced ones included. */
function messagesOf(project: Project): readonly Reported[] {
  const { template, model } = project.store.getState();
  return validate(template, model);
}

/** Makes a message the current one, and selects what it is about on its diagram. */
export function goToMessage(project: Project, { key, finding }: Reported): void {
  const ids = [...new Set(finding.elementIds)];
  project.store.setState({
    messageKey: key,
    diagramId: finding.diagramId,
    selection: new Set(ids),
    focusedId: ids[0] ?? null,
    threatKeys: [],
  });
  revealItems(project, finding.diagramId, ids);
}

/** Goes to the message after or before the current one among those that speak, round and round. */
export function turnMessage(project: Project, step: 1 | -1): void {
  const speaking = messagesOf(project).filter(({ silenced }) => silenced === null);
  const { messageKey } = project.store.getState();
  const at = speaking.findIndex(({ key }) => key === messageKey);
  const from = at < 0 && step < 0 ? 0 : at;
  const next = speaking.at((from + step) % Math.max(1, speaking.length));
  if (next !== undefined) goToMessage(project, next);
}
