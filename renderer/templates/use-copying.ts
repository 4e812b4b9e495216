import type { ClipboardEvent } from "react";
import { copyRecord, pasteRecord } from "../../shared/template/copied-record.ts";
import { useApp } from "../ui/context.ts";
import { useEditing } from "./use-editing.ts";

/** What a list of records does with the keys of the clipboard. */
export interface Copying {
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
}

/** Takes the selected record of a list to the clipboard, from where any template that is edited can have it. */
export function useCopying(table: "stencil" | "threatType"): Copying {
  const { clipboard } = useApp();
  const { editor, readOnly, edit } = useEditing();
  return {
    onCopy(event) {
      const { template, selected } = editor.store.getState();
      const text = copyRecord(template, table, selected[table] ?? -1);
      if (text === null) return;
      event.clipboardData.setData("text/plain", text);
      clipboard.remember(text);
      event.preventDefault();
    },
    onPaste(event) {
      if (readOnly) return;
      const text = event.clipboardData.getData("text/plain");
      if (edit((now) => pasteRecord(now, text))) event.preventDefault();
    },
  };
}
