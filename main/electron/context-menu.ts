/** The menu of the right button in text: Electron brings none of its own. */

import type { ContextPort, ElectronPort, MenuItemPort, WebContentsPort } from "./electron-port.ts";

const MOST_SUGGESTIONS = 5;

/** Shows it where text can be typed or is selected; elsewhere the page has menus of its own. */
export function offerContextMenu(contents: WebContentsPort, menu: ElectronPort["Menu"]): void {
  contents.on("context-menu", (_, context) => {
    const items = contextItems(context, (word) => {
      contents.replaceMisspelling(word);
    });
    if (items.length > 0) menu.buildFromTemplate(items).popup();
  });
}

function contextItems(context: ContextPort, replace: (word: string) => void): MenuItemPort[] {
  const { isEditable, selectionText, misspelledWord, dictionarySuggestions } = context;
  if (!isEditable) return selectionText.trim() === "" ? [] : [{ role: "copy" }];
  const suggestions = misspelledWord === "" ? [] : dictionarySuggestions.slice(0, MOST_SUGGESTIONS);
  const corrections: MenuItemPort[] = suggestions.map((word) => ({
    label: word,
    click: () => {
      replace(word);
    },
  }));
  return [
    ...corrections,
    ...(corrections.length > 0 ? [{ type: "separator" as const }] : []),
    { role: "cut" },
    { role: "copy" },
    { role: "paste" },
    { role: "selectAll" },
  ];
}
