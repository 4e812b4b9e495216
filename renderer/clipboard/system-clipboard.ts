import type { SystemClipboard } from "./clipboard.ts";

/**
 * The browser's clipboard. Text is written by way of the copy event, which needs no permission, so that it works in
 * every window that a person acts in; reading outside a paste needs one, which may be refused.
 */
export function systemClipboard(document: Document, navigator: Navigator): SystemClipboard {
  return {
    write(text) {
      const put = (event: ClipboardEvent): void => {
        event.clipboardData?.setData("text/plain", text);
        event.preventDefault();
        // Before those who listen for a person's own Ctrl+C.
        event.stopImmediatePropagation();
      };
      document.addEventListener("copy", put, { capture: true });
      // The only way to write that asks for no permission; nothing else replaces it.
      // oxlint-disable-next-line typescript/no-deprecated
      const written = document.execCommand("copy");
      document.removeEventListener("copy", put, { capture: true });
      return written;
    },
    async read() {
      try {
        return await navigator.clipboard.readText();
      } catch {
        return null;
      }
    },
  };
}
