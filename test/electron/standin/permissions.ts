/** Gives the browser the answers the session's handler gives, so that a page meets them. */

import type { CDPSession } from "puppeteer-core";
import type { Desktop } from "./desktop.ts";

/** Electron's names of permissions, and Chromium's. */
const PERMISSIONS = {
  "clipboard-sanitized-write": "clipboard-write",
  "clipboard-read": "clipboard-read",
  geolocation: "geolocation",
  notifications: "notifications",
  midi: "midi",
  media: "camera",
  "persistent-storage": "persistent-storage",
} as const;

/**
 * Asks the handler about every permission of an origin.
 * @param session must live as long as the app: the browser forgets the answers with it
 */
export async function answerPermissions(
  session: CDPSession,
  { rules }: Desktop,
  origin: string,
): Promise<void> {
  for (const [ours, theirs] of Object.entries(PERMISSIONS)) {
    const granted = rules.permission?.(null, ours) ?? true;
    await session.send("Browser.setPermission", {
      origin,
      permission: { name: theirs },
      setting: granted ? "granted" : "denied",
    });
  }
}
