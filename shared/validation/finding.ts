/** What validation says, and the issues there are. Ids are stable: silenced messages are stored under them. */

import type { Id, Message } from "../model/model.ts";

export type Severity = "error" | "warning" | "info";

/** Something about a diagram that its author may want to look at. */
export interface Finding {
  readonly issueId: Id;
  readonly severity: Severity;
  readonly diagramId: Id;
  /** As a stored message names them; Microsoft's issues name their flow twice. */
  readonly elementIds: readonly Id[];
  /** What it is about, by name; empty for the diagram as a whole. */
  readonly about: string;
  /** A sentence that says what is the matter. */
  readonly text: string;
}

interface Issue {
  readonly id: Id;
  readonly severity: Severity;
}

/** Microsoft's own two come first, under the ids its tool stores (TM7.md 2.10). */
export const ISSUES = {
  unconnected: { id: "102be8a5-2c83-439a-9157-f7c7e9ac1321", severity: "error" },
  repeatedArcs: { id: "61a64450-242e-4607-b59e-dd63268f706b", severity: "warning" },
  unnamed: { id: "5f0b3c56-6c0a-4d62-9a1e-1f7b8a0c3d01", severity: "warning" },
  defaultName: { id: "5f0b3c56-6c0a-4d62-9a1e-1f7b8a0c3d02", severity: "info" },
  sameName: { id: "5f0b3c56-6c0a-4d62-9a1e-1f7b8a0c3d03", severity: "warning" },
  unreachable: { id: "5f0b3c56-6c0a-4d62-9a1e-1f7b8a0c3d04", severity: "warning" },
  onlyWritten: { id: "5f0b3c56-6c0a-4d62-9a1e-1f7b8a0c3d05", severity: "info" },
  onlyRead: { id: "5f0b3c56-6c0a-4d62-9a1e-1f7b8a0c3d06", severity: "info" },
  crossesNothing: { id: "5f0b3c56-6c0a-4d62-9a1e-1f7b8a0c3d07", severity: "warning" },
  idleBoundary: { id: "5f0b3c56-6c0a-4d62-9a1e-1f7b8a0c3d08", severity: "warning" },
  noReason: { id: "5f0b3c56-6c0a-4d62-9a1e-1f7b8a0c3d09", severity: "warning" },
  overlap: { id: "5f0b3c56-6c0a-4d62-9a1e-1f7b8a0c3d0a", severity: "warning" },
  emptyDiagram: { id: "5f0b3c56-6c0a-4d62-9a1e-1f7b8a0c3d0b", severity: "info" },
} as const satisfies Readonly<Record<string, Issue>>;

/** Whether an issue is one Microsoft's tool knows, and stores in the file whether silenced or not. */
export function isMicrosofts(issueId: Id): boolean {
  return issueId === ISSUES.unconnected.id || issueId === ISSUES.repeatedArcs.id;
}

/** A finding as a message that is stored once somebody silences it. */
export function messageOf({ issueId, diagramId, elementIds, about, text }: Finding): Message {
  // Microsoft's sentences are stored word for word, as its tool does.
  const sentence = about === "" || isMicrosofts(issueId) ? text : `${about}: ${text}`;
  return { issueId, diagramId, elementIds, text: sentence, enabled: true };
}
