import { messageKey, type Change } from "../change.ts";
import type { Model } from "../model.ts";

/**
 * Silences a stored message, or lets it speak again. Null when it already is so, or is not there.
 * @param key as `messageKey` gives it.
 */
export function setMessageEnabled(model: Model, key: string, enabled: boolean): Change | null {
  const index = model.messages.findIndex((message) => messageKey(message) === key);
  const before = model.messages[index];
  if (before === undefined || before.enabled === enabled) return null;
  return {
    label: enabled ? "Enable message" : "Silence message",
    patches: [{ table: "message", index, before, after: { ...before, enabled } }],
  };
}
