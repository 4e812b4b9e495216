import type { Change } from "../change.ts";
import type { Model } from "../model.ts";

/**
 * Adds a note at the end, under the first number above all present ones. Null when the text is blank.
 * @param by who writes it; @param at when, ISO 8601 with offset.
 */
export function addNote(model: Model, message: string, by: string, at: string): Change | null {
  if (message.trim() === "") return null;
  const id = model.notes.reduce((highest, note) => Math.max(highest, note.id), 0) + 1;
  const after = { id, message, addedBy: by, addedAt: at };
  return {
    label: `Add note ${id}`,
    patches: [{ table: "note", index: model.notes.length, before: null, after }],
  };
}

/**
 * Says a note differently; who added it and when stays. Null when nothing changes, the text is blank (see
 * `removeNote`) or there is no such note.
 */
export function editNote(model: Model, id: number, message: string): Change | null {
  const index = model.notes.findIndex((note) => note.id === id);
  const before = model.notes[index];
  if (before === undefined || before.message === message || message.trim() === "") return null;
  const after = { ...before, message };
  return { label: `Edit note ${id}`, patches: [{ table: "note", index, before, after }] };
}

/** Removes a note; the others keep their numbers. Null when there is no such note. */
export function removeNote(model: Model, id: number): Change | null {
  const index = model.notes.findIndex((note) => note.id === id);
  const before = model.notes[index];
  if (before === undefined) return null;
  return { label: `Remove note ${id}`, patches: [{ table: "note", index, before, after: null }] };
}
