/** Key combinations as people read them ("Mod+Shift+Z") and as browsers report them. */

/** The part of a keyboard event that decides. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

interface Combination {
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly key: string;
}

function parse(text: string): Combination {
  // "+" is both the separator and a key.
  const parts = text.endsWith("+")
    ? [...text.slice(0, -1).split("+").filter(Boolean), "+"]
    : text.split("+");
  const held = new Set(parts.slice(0, -1));
  return {
    mod: held.has("Mod"),
    shift: held.has("Shift"),
    alt: held.has("Alt"),
    key: parts.at(-1) ?? "",
  };
}

/** Whether a key press is the combination. Mod is Command on a Mac and Ctrl elsewhere. */
export function matchesKey(text: string, press: KeyPress): boolean {
  const wanted = parse(text);
  if ((press.ctrlKey || press.metaKey) !== wanted.mod || press.altKey !== wanted.alt) return false;
  if (/^[A-Z]$/u.test(wanted.key)) {
    // A Mac's Option key makes signs of letters; then the key itself is what is meant.
    const typed = /^[a-z]$/iu.test(press.key) ? press.key.toUpperCase() : press.code.slice(-1);
    return press.shiftKey === wanted.shift && typed === wanted.key;
  }
  if (/^\d$/u.test(wanted.key)) {
    // Shift+1 types "!" on most keyboards; the key itself is what is meant.
    const digit = press.code === `Digit${wanted.key}` || press.key === wanted.key;
    return digit && press.shiftKey === wanted.shift;
  }
  // Where signs need Shift depends on the keyboard, so Shift does not count for them.
  if (wanted.key.length === 1) return press.key === wanted.key;
  return press.key === wanted.key && press.shiftKey === wanted.shift;
}

const SPOKEN: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  PageUp: "Page Up",
  PageDown: "Page Down",
};

/** The keys of a combination as printed on a keyboard, one by one. */
export function keyCaps(text: string, mac: boolean): readonly string[] {
  const { mod, shift, alt, key } = parse(text);
  return [
    ...(mod ? [mac ? "⌘" : "Ctrl"] : []),
    ...(alt ? [mac ? "⌥" : "Alt"] : []),
    ...(shift ? [mac ? "⇧" : "Shift"] : []),
    SPOKEN[key] ?? key,
  ];
}
