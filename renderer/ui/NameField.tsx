import { useEffect, useEffectEvent, useRef, type ReactElement } from "react";
import { TextInput } from "./controls.tsx";

interface NameFieldProps {
  /** What is named. */
  readonly label: string;
  readonly value: string;
  readonly className?: string | undefined;
  /** Gets what was typed, or null when Escape took it back; `byKey` tells that the keyboard was not moved elsewhere. */
  readonly onDone: (name: string | null, byKey: boolean) => void;
}

/** A name being changed in its place: Enter or leaving keeps what was typed, Escape does not. */
export function NameField({ label, value, className, onDone }: NameFieldProps): ReactElement {
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);

  function finish(name: string | null, byKey: boolean): void {
    // Taking the field away also leaves it.
    if (done.current) return;
    done.current = true;
    onDone(name, byKey);
  }

  const onPress = useEffectEvent((event: PointerEvent): void => {
    if (event.target !== field.current) finish(field.current?.value ?? null, false);
  });
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
    const onPointerDown = (event: PointerEvent): void => onPress(event);
    document.addEventListener("pointerdown", onPointerDown, true);
    return () => document.removeEventListener("pointerdown", onPointerDown, true);
  }, []);

  return (
    <TextInput
      ref={field}
      aria-label={label}
      className={className}
      defaultValue={value}
      spellCheck={false}
      onBlur={() => {
        // The menu it was called from hands the keyboard back as it closes; nobody left then.
        if (!done.current) requestAnimationFrame(() => field.current?.focus());
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Tab") finish(event.currentTarget.value, false);
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.preventDefault();
        finish(event.key === "Enter" ? event.currentTarget.value : null, true);
      }}
    />
  );
}
