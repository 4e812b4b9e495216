/** The clipboard: the system's, so that other windows have it, and our own memory for when that is refused. */

/** What the window lets us do with the system's clipboard. */
export interface SystemClipboard {
  /** Puts text there; false when that is refused. */
  readonly write: (text: string) => boolean;
  /** The text that is there; null when reading is refused. */
  readonly read: () => Promise<string | null>;
}

export interface Clipboard {
  /** Puts text on the clipboard, from wherever that was asked for. */
  write(text: string): void;
  /** Remembers text that the window itself puts on the clipboard. */
  remember(text: string): void;
  /** What is on the clipboard; what was last put there from this window when the system does not say. */
  read(): Promise<string>;
}

export function createClipboard(system: SystemClipboard): Clipboard {
  let last = "";
  return {
    write(text) {
      last = text;
      system.write(text);
    },
    remember(text) {
      last = text;
    },
    read: async () => (await system.read()) ?? last,
  };
}
