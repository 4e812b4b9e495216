/** How a test drives the stand-in as a person and the system would: messages over the process's own channel. */

import type { Bounds } from "../../../main/electron/electron-port.ts";

export type Command =
  /** What the person chooses in the next file dialog; null = they cancel. */
  | { readonly do: "chooseFile"; readonly path: string | null }
  /** The button the person presses at the next question. */
  | { readonly do: "answer"; readonly button: number }
  | { readonly do: "openFile"; readonly path: string }
  | { readonly do: "secondInstance"; readonly argv: readonly string[]; readonly folder: string }
  /** Chooses an entry by the labels (or roles) on the way to it. */
  | { readonly do: "chooseMenu"; readonly window: string; readonly labels: readonly string[] }
  | { readonly do: "closeWindow"; readonly window: string }
  | { readonly do: "quit" }
  | { readonly do: "report" };

/** An entry of a menu as a test sees it. */
export interface MenuEntry {
  readonly label: string;
  readonly accelerator: string | null;
  readonly enabled: boolean;
  readonly entries: readonly MenuEntry[];
}

/** All of the desktop a person would see, and what was kept from the page. */
export interface Report {
  readonly windows: readonly {
    /** Id of the browser's target. */
    readonly window: string;
    readonly address: string;
    readonly title: string;
    readonly representedFile: string;
    readonly edited: boolean;
    readonly bounds: Bounds;
    readonly menu: readonly MenuEntry[];
  }[];
  readonly recentDocuments: readonly string[];
  readonly errors: readonly string[];
  readonly questions: readonly string[];
  readonly openedOutside: readonly string[];
  readonly theme: string;
  /** Requests the session cancelled, navigations and windows that were denied. */
  readonly denied: readonly string[];
  readonly requests: readonly string[];
}

export interface Request {
  readonly id: number;
  readonly command: Command;
}

export interface Reply {
  readonly id: number;
  readonly value: unknown;
  readonly failure: string | null;
}
