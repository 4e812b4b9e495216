import { createApp, type App, type AppParts } from "../../renderer/state/app.ts";
import type { Notice } from "../../renderer/state/app-state.ts";
import { memoryClipboard } from "./memory-clipboard.ts";
import { countingIds } from "./open-store.ts";

/** An app in a window that keeps what it is told, in `notices`, and else does nothing. */
export function quietApp(parts: Pick<AppParts, "api"> & Partial<AppParts>): {
  readonly app: App;
  readonly notices: Notice[];
} {
  const notices: Notice[] = [];
  const app = createApp({
    notify(notice) {
      notices.push(notice);
      return () => undefined;
    },
    later: () => () => undefined,
    rememberOpen: () => undefined,
    openWindow: () => undefined,
    openDropped: null,
    saveFile: () => undefined,
    copyFile: async () => true,
    newId: countingIds(),
    systemClipboard: memoryClipboard(),
    now: () => "2026-01-01T00:00:00.000+00:00",
    ...parts,
  });
  return { app, notices };
}
