import { messageKey, type Change } from "../change.ts";
import type { Message, Model } from "../model.ts";
import { withoutReason, withReason } from "../silenced.ts";

/**
 * Silences a stored message, or lets it speak again and forgets why it was silent. Null when it already is so, or is
 * not there.
 * @param key as `messageKey` gives it.
 */
export function setMessageEnabled(model: Model, key: string, enabled: boolean): Change | null {
  const index = model.messages.findIndex((message) => messageKey(message) === key);
  const before = model.messages[index];
  if (before === undefined || before.enabled === enabled) return null;
  const text = enabled ? withoutReason(before.text) : before.text;
  return {
    label: enabled ? "Enable message" : "Silence message",
    patches: [{ table: "message", index, before, after: { ...before, text, enabled } }],
  };
}

/** Silences a message for a reason (may be empty), stored or not. Null when it is silent for that reason already. */
export function silenceMessage(model: Model, message: Message, reason: string): Change | null {
  const key = messageKey(message);
  const at = model.messages.findIndex((stored) => messageKey(stored) === key);
  const before = model.messages[at] ?? null;
  const index = before === null ? model.messages.length : at;
  const stored = before ?? message;
  const text = withReason(withoutReason(stored.text), reason);
  if (before?.enabled === false && before.text === text) return null;
  const after = { ...stored, text, enabled: false };
  return { label: "Silence message", patches: [{ table: "message", index, before, after }] };
}

/** Takes a stored message out, so that it speaks whenever there is cause. Null when it is not there. */
export function forgetMessage(model: Model, key: string): Change | null {
  const index = model.messages.findIndex((message) => messageKey(message) === key);
  const before = model.messages[index];
  if (before === undefined) return null;
  return { label: "Enable message", patches: [{ table: "message", index, before, after: null }] };
}
