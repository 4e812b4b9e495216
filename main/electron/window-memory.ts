/** Where and how large the window was when it was closed last. */

import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Bounds } from "./electron-port.ts";

const remembered = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(400).max(20_000),
  height: z.int().min(300).max(20_000),
  maximized: z.boolean(),
});
type RememberedWindow = z.infer<typeof remembered>;

export interface WindowMemory {
  /** Null when nothing usable is known: never there, unreadable, or on a screen that is gone. */
  recall(screens: readonly Bounds[]): RememberedWindow | null;
  keep(window: RememberedWindow): void;
}

/** Pixels of a window that must lie on a screen for a person to get hold of it. */
const GRIP = 80;

export function windowMemory(folder: string): WindowMemory {
  const file = path.join(folder, "window.json");
  return {
    recall(screens) {
      const known = read(file);
      return known !== null && screens.some((screen) => isWithinReach(known, screen))
        ? known
        : null;
    },
    keep(window) {
      try {
        fs.mkdirSync(folder, { recursive: true });
        fs.writeFileSync(file, JSON.stringify(window));
      } catch {
        // Where the window stood is no loss worth a word.
      }
    },
  };
}

function read(file: string): RememberedWindow | null {
  try {
    return remembered.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

function isWithinReach(window: Bounds, screen: Bounds): boolean {
  const across =
    Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  // The bar by which a window is moved is at its top.
  const top = window.y >= screen.y && window.y < screen.y + screen.height - GRIP;
  return across >= GRIP && top;
}
