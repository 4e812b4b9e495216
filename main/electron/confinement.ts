/** What a page may never do, set up before any page exists (Electron's security guide, items 5, 12, 13, 14). */

import { SCHEME } from "./app-protocol.ts";
import type { AppPort, SessionPort, WebContentsPort } from "./electron-port.ts";

/** No page of the app leaves its place, opens another or embeds one. */
export function confineContents(app: AppPort): void {
  app.on("web-contents-created", (_, contents) => {
    denyNavigation(contents);
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
  });
}

function denyNavigation(contents: WebContentsPort): void {
  const events = [
    "will-navigate",
    "will-frame-navigate",
    // A redirect of an allowed load does not pass through will-navigate.
    "will-redirect",
    "will-attach-webview",
  ] as const;
  for (const event of events) {
    contents.on(event, (navigation) => {
      navigation.preventDefault();
    });
  }
}

/** Schemes that leave nothing of this machine. */
const INTERNAL = new Set([`${SCHEME}:`, "data:", "blob:", "devtools:"]);

/** Writing pictures and plain text to the clipboard, which the page does when a person copies a diagram. */
const COPYING = "clipboard-sanitized-write";

/** No permission but copying is granted, no device shown, no request leaves the machine. */
export function confineSession(session: SessionPort): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(permission === COPYING);
  });
  session.setPermissionCheckHandler((_contents, permission) => permission === COPYING);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isInternal(url) });
  });
}

function isInternal(address: string): boolean {
  return URL.canParse(address) && INTERNAL.has(new URL(address).protocol);
}
