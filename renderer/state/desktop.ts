/** What only a window of the desktop app has. */

import type { Api } from "../../shared/api.ts";
import type { WindowMenu } from "../../shared/api-window.ts";

export interface Desktop {
  /** Puts menus on the window, if they are other than before; nothing in a browser. */
  setMenu(menu: WindowMenu): void;
  /** Tells of actions chosen in the window's menus; gives the function that stops it. */
  onAction(listener: (id: string) => void): () => void;
}

/** @param isDesktop whether the window is one, as far as is known by now */
export function createDesktop(api: Api, isDesktop: () => boolean): Desktop {
  /** The menus the window was given last, as JSON. */
  let shown = "";
  return {
    setMenu(menu) {
      const text = JSON.stringify(menu);
      if (!isDesktop() || text === shown) return;
      shown = text;
      void api.call("window.setMenu", menu);
    },
    onAction: (listener) => api.on("action.requested", ({ id }) => listener(id)),
  };
}
