/** The stand-in's end of the test's control. */

import type { ElectronPort, MenuItemPort } from "../../../main/electron/electron-port.ts";
import { preventableEvent } from "./listeners.ts";
import type { Command, MenuEntry, Reply, Report, Request } from "./control.ts";
import type { Desktop } from "./desktop.ts";

/** Carries out what the test sends. */
export function listenToTest(
  desktop: Desktop,
  theme: ElectronPort["nativeTheme"],
  quit: () => void,
): void {
  process.on("message", (message) => {
    // The test's end sends nothing else.
    const { id, command } = message as Request;
    const reply = (value: unknown, failure: string | null): void => {
      const answer: Reply = { id, value, failure };
      process.send?.(answer);
    };
    try {
      reply(carryOut(desktop, theme, quit, command), null);
    } catch (error) {
      reply(null, String(error));
    }
  });
}

function carryOut(
  desktop: Desktop,
  theme: ElectronPort["nativeTheme"],
  quit: () => void,
  command: Command,
): unknown {
  switch (command.do) {
    case "chooseFile":
      return desktop.fileChoices.push(command.path);
    case "answer":
      return desktop.answers.push(command.button);
    case "openFile":
      return desktop.app.emit("open-file", preventableEvent(), command.path);
    case "secondInstance": {
      const { argv, folder } = command;
      return desktop.app.emit("second-instance", preventableEvent(), argv, folder);
    }
    case "chooseMenu":
      return chooseMenu(menuOf(desktop, command.window), command.labels);
    case "closeWindow":
      return windowOf(desktop, command.window).close();
    case "quit":
      setImmediate(quit);
      return null;
    case "report":
      return report(desktop, theme);
  }
}

function windowOf(desktop: Desktop, id: string) {
  const found = desktop.windows.find(({ webContents }) => webContents.targetId === id);
  if (found === undefined) throw new Error(`there is no window ${id}`);
  return found;
}

function menuOf(desktop: Desktop, id: string): readonly MenuItemPort[] {
  return windowOf(desktop, id).menu?.template ?? [];
}

function chooseMenu(items: readonly MenuItemPort[], labels: readonly string[]): void {
  const [label, ...rest] = labels;
  const item = items.find((one) => (one.label ?? one.role) === label);
  if (item === undefined) throw new Error(`there is no entry ${label ?? ""}`);
  if (rest.length > 0) chooseMenu(item.submenu ?? [], rest);
  else if (item.enabled === false) throw new Error(`${label ?? ""} cannot be chosen now`);
  else item.click?.();
}

function report(desktop: Desktop, theme: ElectronPort["nativeTheme"]): Report {
  // A window is there once the browser has given it a page.
  const shown = desktop.windows.filter(
    ({ options, webContents }) =>
      options.webPreferences.preload !== undefined && webContents.targetId !== "",
  );
  return {
    windows: shown.map((window) => ({
      window: window.webContents.targetId,
      address: window.webContents.getURL(),
      title: window.title,
      representedFile: window.representedFile,
      edited: window.edited,
      bounds: window.getNormalBounds(),
      menu: (window.menu?.template ?? []).map(menuEntry),
    })),
    ...desktop.seen,
    theme: theme.themeSource,
  };
}

function menuEntry(item: MenuItemPort): MenuEntry {
  return {
    label: item.label ?? item.role ?? item.type ?? "",
    accelerator: item.accelerator ?? null,
    enabled: item.enabled ?? true,
    entries: (item.submenu ?? []).map(menuEntry),
  };
}
