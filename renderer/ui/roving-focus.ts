import { useState, type FocusEvent, type KeyboardEvent } from "react";
import { listTarget } from "./list-keys.ts";

/** What a container of buttons needs so that it is one stop for the keyboard. */
export interface RovingFocus {
  /** Of the button at this place. */
  tabIndex(at: number): 0 | -1;
  readonly container: {
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  };
}

/** Up, Down, Home and End go through the buttons of a container; Tab leaves it and comes back to the same one. */
export function useRovingFocus(count: number): RovingFocus {
  const [last, setLast] = useState(0);
  const stop = Math.min(last, count - 1);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    const at = buttons.findIndex((button) => button === event.target);
    const target = listTarget(event.key, at, buttons.length);
    if (at < 0 || target === undefined) return;
    event.preventDefault();
    buttons[target]?.focus();
  }

  function onFocus(event: FocusEvent<HTMLElement>): void {
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    const at = buttons.findIndex((button) => button === event.target);
    if (at >= 0) setLast(at);
  }

  return { tabIndex: (at) => (at === stop ? 0 : -1), container: { onKeyDown, onFocus } };
}
