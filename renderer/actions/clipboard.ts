import { ClipboardCheck, ClipboardPaste, Copy, Scissors } from "lucide-react";
import { copySelection, cutSelection } from "../clipboard/copy-selection.ts";
import { pasteText, type PastePlace } from "../clipboard/paste-items.ts";
import type { Action, ActionContext } from "./action.ts";
import { drawnOn, hasSelection } from "./edit-selection.ts";

/** The browser answers to these keys itself, by events that bring the clipboard along (`use-clipboard-events.ts`). */
const common = { group: "Edit", scope: "canvas", keysOfBrowser: true } as const;

export const cut: Action = {
  ...common,
  id: "cut",
  label: "Cut",
  icon: Scissors,
  keys: ["Mod+X"],
  enabled: hasSelection,
  perform({ app, project }) {
    const text = project && cutSelection(project);
    if (text !== null) app.clipboard.write(text);
  },
};

export const copy: Action = {
  ...common,
  id: "copy",
  label: "Copy",
  icon: Copy,
  keys: ["Mod+C"],
  enabled: hasSelection,
  perform({ app, project }) {
    const text = project && copySelection(project);
    if (text !== null) app.clipboard.write(text);
  },
};

export const paste: Action = {
  ...common,
  id: "paste",
  label: "Paste",
  icon: ClipboardPaste,
  keys: ["Mod+V"],
  enabled: (context) => drawnOn(context) !== null,
  perform: (context) => void pasteAt(context, "here"),
};

export const pasteInPlace: Action = {
  ...common,
  id: "paste-in-place",
  label: "Paste in place",
  icon: ClipboardCheck,
  keys: ["Mod+Shift+V"],
  enabled: (context) => drawnOn(context) !== null,
  perform: (context) => void pasteAt(context, "in-place"),
};

async function pasteAt({ app, project }: ActionContext, place: PastePlace): Promise<void> {
  if (project === null) return;
  // The pointer goes on its way while the clipboard is asked.
  const pointedAt = project.pointedAt();
  const text = await app.clipboard.read();
  pasteText(app, project, text, place, pointedAt);
}
