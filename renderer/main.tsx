import "./schema-mode.ts";
import "@fontsource/inter/400.css";
import "@fontsource/inter/500.css";
import "@fontsource/inter/600.css";
import "./ui/tokens.css";
import "./ui/base.css";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { systemClipboard } from "./clipboard/system-clipboard.ts";
import { connect, openWindow, rememberOpen } from "./host/connect.ts";
import { copyFile } from "./export/clipboard.ts";
import { saveFile } from "./report/save-file.ts";
import { createApp } from "./state/app.ts";
import { localTime } from "./state/local-time.ts";
import { createNotices, showNotice } from "./ui/Toasts.tsx";

const notices = createNotices();
const { api, requested, openDropped } = await connect(window);
const app = createApp({
  api,
  notify: (notice) => showNotice(notices, notice),
  later(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  rememberOpen: (open) => rememberOpen(window, open),
  openWindow: (id) => openWindow(window, id),
  openDropped,
  saveFile: (file) => saveFile(document, file),
  copyFile: (mimeType, file) => copyFile(navigator.clipboard, mimeType, file),
  now: () => localTime(new Date()),
  newId: () => crypto.randomUUID(),
  systemClipboard: systemClipboard(document, navigator),
});

const root = document.getElementById("app");
if (root === null) throw new Error("index.html has no #app");
// Begun before the first paint, so that a window asked to open a model never shows the start screen first.
const started = app.start(requested);
createRoot(root).render(<App app={app} notices={notices} />);
requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("palisade:first-paint")));
await started;
