import { useEffect, useEffectEvent, useState } from "react";

/** Long enough not to save every letter, short enough that nothing is lost by closing the window. */
const PAUSE = 700;

export interface Draft {
  /** What is typed; null while nothing is. */
  readonly text: string | null;
  readonly type: (text: string) => void;
  /** Hands over what is typed now. */
  readonly commit: () => void;
  /** Takes the typing back. */
  readonly drop: () => void;
}

/**
 * What is typed into a field until it is handed over: when the person pauses, leaves the field or the window, so that
 * undo goes by steps people took.
 * @param onCommit called with what was typed, unless it is what was there
 * @param fits says whether it may be handed over yet; what does not fit stays typed until the field is left
 */
export function useDraft(
  value: string,
  onCommit: (value: string) => void,
  fits: (value: string) => boolean = () => true,
): Draft {
  const [text, setText] = useState<string | null>(null);

  function commit(): void {
    setText(null);
    if (text !== null && text !== value && fits(text)) onCommit(text);
  }

  const afterPause = useEffectEvent(() => {
    if (text === null || fits(text)) commit();
  });
  useEffect(() => {
    if (text === null) return;
    const pause = setTimeout(() => afterPause(), PAUSE);
    return () => clearTimeout(pause);
  }, [text]);

  const onLeaving = useEffectEvent(commit);
  useEffect(() => {
    const leave = (): void => onLeaving();
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, []);

  return { text, type: setText, commit, drop: () => setText(null) };
}
