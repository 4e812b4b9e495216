/** The menus of a window: what its page says it can do, and what every program has on this system. */

import type { MenuItem, WindowMenu } from "../../shared/api-window.ts";
import type { MenuItemPort } from "./electron-port.ts";

export interface MenuParts {
  readonly platform: NodeJS.Platform;
  /** Null until the page has said what it can do. */
  readonly menu: WindowMenu | null;
  /** Has the page perform an action. */
  readonly perform: (actionId: string) => void;
  readonly showAbout: () => void;
  readonly openLogs: () => void;
}

/** The system's own commands for the clipboard: they reach text fields, and the page answers to their events. */
const ROLES: Readonly<Record<string, "cut" | "copy" | "paste">> = {
  cut: "cut",
  copy: "copy",
  paste: "paste",
};

const SEPARATOR: MenuItemPort = { type: "separator" };

/** The template of the whole menu bar. */
export function menuTemplate(parts: MenuParts): MenuItemPort[] {
  const mac = parts.platform === "darwin";
  const sections = parts.menu?.sections ?? [];
  const own = sections.map(({ title, items }) => ({
    label: title,
    submenu: [...items.map((item) => menuItem(item, parts)), ...extras(title, parts)],
  }));
  if (!mac) return own;
  // A clipboard by shortcut needs a menu on macOS, even before the page has said anything.
  const edit = sections.some(({ title }) => title === "Edit") ? [] : [bareEditMenu()];
  return [{ role: "appMenu" }, ...edit, ...own, { role: "windowMenu" }];
}

function bareEditMenu(): MenuItemPort {
  const submenu: MenuItemPort[] = [
    { role: "cut" },
    { role: "copy" },
    { role: "paste" },
    { role: "selectAll" },
  ];
  return { label: "Edit", submenu };
}

function menuItem({ id, label, keys, enabled }: MenuItem, parts: MenuParts): MenuItemPort {
  const role = ROLES[id];
  if (role !== undefined) return { label, role };
  const accelerator = keys === null ? null : acceleratorOf(keys, parts.platform);
  return {
    label,
    enabled,
    // The page knows better which keys count where it is; macOS cannot show keys without answering to them.
    ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
    click: () => {
      parts.perform(id);
    },
  };
}

/** What the system adds to one of the page's menus. */
function extras(title: string, parts: MenuParts): readonly MenuItemPort[] {
  const mac = parts.platform === "darwin";
  switch (title) {
    case "File": {
      const recent: MenuItemPort[] = [
        { role: "recentDocuments" },
        { role: "clearRecentDocuments" },
      ];
      return mac
        ? [SEPARATOR, { label: "Open recent", submenu: recent }, { role: "close" }]
        : [SEPARATOR, { role: "close" }, { role: "quit" }];
    }
    case "View":
      return [
        SEPARATOR,
        { role: "resetZoom" },
        { role: "zoomIn" },
        { role: "zoomOut" },
        { role: "togglefullscreen" },
      ];
    case "Help":
      return [
        SEPARATOR,
        { label: "Open the folder of logs", click: parts.openLogs },
        // On macOS it stands in the application's own menu.
        ...(mac ? [] : [{ label: "About Palisade", click: parts.showAbout }]),
      ];
    default:
      return [];
  }
}

const NAMED: Readonly<Record<string, string>> = {
  ArrowUp: "Up",
  ArrowDown: "Down",
  ArrowLeft: "Left",
  ArrowRight: "Right",
  Escape: "Esc",
  Mod: "CommandOrControl",
  "+": "Plus",
};

/**
 * Keys as Electron writes them ("Mod+Shift+Z" is "CommandOrControl+Shift+Z"); null where a menu must not have them:
 * macOS would take a lone letter away from whoever is typing.
 */
function acceleratorOf(keys: string, platform: NodeJS.Platform): string | null {
  const parts = keys.endsWith("+") ? [...keys.slice(0, -1).split("+"), "+"] : keys.split("+");
  const named = parts.filter(Boolean).map((part) => NAMED[part] ?? part);
  const plain = !named.some((part) => part === NAMED["Mod"] || /^F\d/u.test(part));
  return plain && platform === "darwin" ? null : named.join("+");
}
