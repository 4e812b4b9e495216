/** Silencing messages, and letting them speak again. */

import {
  forgetMessage,
  setMessageEnabled,
  silenceMessage,
} from "../../shared/model/edits/messages.ts";
import { isMicrosofts, messageOf } from "../../shared/validation/finding.ts";
import type { Reported } from "../../shared/validation/validate.ts";
import type { Project } from "../state/project.ts";

/** Silences a message for a reason, which may be empty; undo takes it back. */
export function silence(project: Project, { finding }: Reported, reason: string): void {
  project.commit(silenceMessage(project.store.getState().model, messageOf(finding), reason));
}

/** Lets a silenced message speak. Microsoft's stay in the file as its tool keeps them, ours go from it. */
export function letSpeak(project: Project, { key, finding }: Reported): void {
  const { model } = project.store.getState();
  project.commit(
    isMicrosofts(finding.issueId) ? setMessageEnabled(model, key, true) : forgetMessage(model, key),
  );
}
