/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus --
   a datalist can neither show details nor insist on a choice; the field itself takes the keys for the list */
import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
} from "react";
import { classNames } from "./class-names.ts";
import styles from "./Combobox.module.css";
import { TextInput } from "./controls.tsx";
import listStyles from "./popup-list.module.css";

export interface ComboboxChoice {
  readonly value: string;
  readonly text: string;
  /** Tells apart what is called the same. */
  readonly detail?: string;
}

interface ComboboxProps {
  readonly id?: string;
  readonly label?: string;
  readonly choices: readonly ComboboxChoice[];
  /** Value of the choice taken; one that is none of them shows as empty. */
  readonly value: string;
  readonly onChoose: (value: string) => void;
  readonly placeholder?: string;
  /** Opens at once, with this text typed already; for a cell that is being edited. */
  readonly startsWith?: string | null;
  readonly onCancel?: () => void;
  /** The keyboard went elsewhere. */
  readonly onLeave?: () => void;
  /** Told of Tab after it took a choice; true when the place of the keyboard was seen to. */
  readonly onTab?: (backwards: boolean) => boolean;
  /** Given the field while there is one. */
  readonly onField?: (field: HTMLInputElement | null) => void;
}

/** More are not read; typing narrows them. */
const MOST_SHOWN = 100;

/**
 * A field that takes one of many choices: typing narrows them by words, arrows go through them, Enter takes one,
 * Escape takes the typing back.
 */
export function Combobox(props: ComboboxProps): ReactElement {
  const { choices, value, onChoose, startsWith } = props;
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const chosen = choices.find((choice) => choice.value === value);
  const [typed, setTyped] = useState<string | null>(startsWith ?? null);
  const [open, setOpen] = useState(startsWith !== undefined);
  const shown = typed === null ? choices : narrowed(choices, typed);
  const first = typed === null ? shown.findIndex((choice) => choice.value === value) : 0;
  const [at, setAt] = useState(Math.max(0, first));

  useLayoutEffect(() => {
    if (startsWith !== undefined) field.current?.focus();
  }, [startsWith]);

  const active = open ? shown[Math.min(at, shown.length - 1)] : undefined;

  function close(): void {
    setOpen(false);
    setTyped(null);
  }

  function show(): void {
    setAt(
      Math.max(
        0,
        choices.findIndex((choice) => choice.value === value),
      ),
    );
    setOpen(true);
  }

  function take(choice: ComboboxChoice): void {
    close();
    onChoose(choice.value);
  }

  function move(to: number): void {
    if (!open) show();
    else setAt(Math.max(0, Math.min(Math.min(shown.length, MOST_SHOWN) - 1, to)));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Tab") {
      // What was typed counts; an untouched list does not.
      if (active !== undefined && typed !== null) take(active);
      else close();
      if (props.onTab?.(event.shiftKey) === true) event.preventDefault();
      return;
    }
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 10,
      PageUp: at - 10,
    };
    const target = targets[event.key];
    if (target !== undefined) move(target);
    else if (event.key === "Enter" && active !== undefined) take(active);
    else if (event.key === "Escape" && (open || props.onCancel !== undefined)) {
      close();
      props.onCancel?.();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <>
      <TextInput
        id={props.id}
        ref={(element) => {
          field.current = element;
          props.onField?.(element);
        }}
        role="combobox"
        aria-label={props.label}
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-activedescendant={
          active === undefined ? undefined : optionId(listId, shown.indexOf(active))
        }
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        className={styles["field"]}
        placeholder={props.placeholder}
        value={typed ?? chosen?.text ?? ""}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          setOpen(true);
        }}
        onClick={() => (open ? undefined : show())}
        onFocus={(event) => (typed === null ? event.target.select() : undefined)}
        onBlur={() => {
          close();
          props.onLeave?.();
        }}
        onKeyDown={onKeyDown}
      />
      {open ? (
        <Choices
          id={listId}
          label={props.label ?? "Choices"}
          field={field}
          choices={shown}
          active={active}
          onTake={take}
        />
      ) : null}
    </>
  );
}

function narrowed(choices: readonly ComboboxChoice[], typed: string): readonly ComboboxChoice[] {
  const text = typed.trim().toLocaleLowerCase();
  const words = text.split(/\s+/u).filter(Boolean);
  const rank = (choice: ComboboxChoice): number => {
    const name = choice.text.toLocaleLowerCase();
    if (name === text) return 0;
    return name.startsWith(text) ? 1 : 2;
  };
  return choices
    .filter(({ text: name, detail = "" }) => {
      const all = `${name} ${detail}`.toLocaleLowerCase();
      return words.every((word) => all.includes(word));
    })
    .toSorted((a, b) => rank(a) - rank(b));
}

function optionId(listId: string, at: number): string {
  return `${listId}-${at}`;
}

interface ChoicesProps {
  readonly id: string;
  readonly label: string;
  readonly field: { readonly current: HTMLInputElement | null };
  readonly choices: readonly ComboboxChoice[];
  readonly active: ComboboxChoice | undefined;
  readonly onTake: (choice: ComboboxChoice) => void;
}

/** The list, above all else in the window so that no scrolling part cuts it off. */
function Choices({ id, label, field, choices, active, onTake }: ChoicesProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = list.current;
    const anchor = field.current?.getBoundingClientRect();
    if (element === null || anchor === undefined) return;
    if (!element.matches(":popover-open")) element.showPopover();
    const below = window.innerHeight - anchor.bottom;
    const height = element.offsetHeight;
    const top = below < height && anchor.top > below ? anchor.top - height - 4 : anchor.bottom + 4;
    element.style.top = `${Math.max(4, top)}px`;
    element.style.left = `${Math.min(anchor.left, window.innerWidth - element.offsetWidth - 8)}px`;
    element.style.minWidth = `${anchor.width}px`;
    element.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  });

  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      popover="manual"
      aria-label={label}
      className={classNames(listStyles["list"], styles["list"])}
    >
      {choices.slice(0, MOST_SHOWN).map((choice, place) => (
        <div
          key={choice.value}
          id={optionId(id, place)}
          role="option"
          aria-selected={choice === active}
          className={listStyles["option"]}
          // The field keeps the keyboard.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(choice)}
        >
          <span>{choice.text}</span>
          {choice.detail === undefined || choice.detail === "" ? null : (
            <small>{choice.detail}</small>
          )}
        </div>
      ))}
      {choices.length === 0 ? (
        <div role="option" aria-selected="false" aria-disabled="true" className={styles["none"]}>
          Nothing is called so
        </div>
      ) : null}
    </div>
  );
}
