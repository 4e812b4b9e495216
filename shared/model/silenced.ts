/**
 * Why a message was silenced. Microsoft's format has no place for it, so it stands at the end of the message's text,
 * where its tool shows it and keeps it.
 */

import type { Message } from "./model.ts";

const MARK = " — silenced: ";

/** The text of a message with the reason behind it; blank = none. */
export function withReason(text: string, reason: string): string {
  const said = reason.replace(/\s+/gu, " ").trim();
  return said === "" ? text : `${text}${MARK}${said}`;
}

/** The reason a message's text holds; empty for none. */
export function reasonOf({ text }: Message): string {
  const at = text.indexOf(MARK);
  return at < 0 ? "" : text.slice(at + MARK.length);
}

/** The text of a message without the reason. */
export function withoutReason(text: string): string {
  const at = text.indexOf(MARK);
  return at < 0 ? text : text.slice(0, at);
}
