import { describe, expect, it } from "vitest";
import { keyCaps, matchesKey, type KeyPress } from "../../../renderer/actions/keys.ts";

function press(key: string, code: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held };
}

describe("keys", () => {
  it.each([
    ["Mod+Z", press("z", "KeyZ", { ctrlKey: true }), true],
    ["Mod+Z", press("z", "KeyZ", { metaKey: true }), true],
    ["Mod+Z", press("Z", "KeyZ", { ctrlKey: true, shiftKey: true }), false],
    ["Mod+Shift+Z", press("Z", "KeyZ", { ctrlKey: true, shiftKey: true }), true],
    ["Mod+Z", press("z", "KeyZ"), false],
    ["?", press("?", "Slash", { shiftKey: true }), true],
    ["?", press("?", "Minus", { shiftKey: true }), true],
    ["+", press("+", "NumpadAdd"), true],
    ["+", press("+", "Equal", { shiftKey: true }), true],
    ["+", press("+", "Equal", { ctrlKey: true, shiftKey: true }), false],
    ["Shift+1", press("!", "Digit1", { shiftKey: true }), true],
    ["1", press("1", "Digit1"), true],
    ["1", press("1", "Numpad1"), true],
    ["1", press("!", "Digit1", { shiftKey: true }), false],
    ["ArrowLeft", press("ArrowLeft", "ArrowLeft"), true],
    ["ArrowLeft", press("ArrowLeft", "ArrowLeft", { shiftKey: true }), false],
    ["Alt+N", press("n", "KeyN", { altKey: true }), true],
  ])("%s is %o: %s", (keys, event, expected) => {
    expect(matchesKey(keys, event)).toBe(expected);
  });

  it("shows the caps of the machine", () => {
    expect(keyCaps("Mod+Shift+Z", false)).toEqual(["Ctrl", "Shift", "Z"]);
    expect(keyCaps("Mod+Shift+Z", true)).toEqual(["⌘", "⇧", "Z"]);
    expect(keyCaps("+", false)).toEqual(["+"]);
    expect(keyCaps("Shift", false)).toEqual(["Shift"]);
  });
});
