/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus --
   the field takes the keys for the list; a datalist cannot belong to a text of several lines */
import { useLayoutEffect, useRef, type ReactElement, type RefObject } from "react";
import type { CompletionItem } from "../../../shared/rules/completion.ts";
import { classNames } from "../../ui/class-names.ts";
import listStyles from "../../ui/popup-list.module.css";
import { rectAt } from "./rect-at.ts";
import styles from "./RuleEditor.module.css";

interface CompletionListProps {
  readonly id: string;
  readonly label: string;
  /** The text as it is painted. */
  readonly colours: RefObject<HTMLElement | null>;
  /** Offset in it below which the list opens. */
  readonly from: number;
  readonly items: readonly CompletionItem[];
  /** Which one is marked. */
  readonly at: number;
  readonly onTake: (at: number) => void;
}

/** Lines painted on either side of the marked one: nobody sees more. */
const AROUND = 60;

export function optionId(listId: string, at: number): string {
  return `${listId}-${at}`;
}

/** What could be written at the caret, above all else in the window. */
export function CompletionList(props: CompletionListProps): ReactElement {
  const { id, label, colours, from, items, at, onTake } = props;
  const list = useRef<HTMLDivElement>(null);
  const first = Math.max(0, at - AROUND);

  useLayoutEffect(() => {
    const element = list.current;
    const anchor = colours.current === null ? null : rectAt(colours.current, from);
    if (element === null || anchor === null) return;
    if (!element.matches(":popover-open")) element.showPopover();
    const height = element.offsetHeight;
    const below = window.innerHeight - anchor.bottom;
    const above = below < height + 8 && anchor.top > below;
    element.style.top = `${above ? Math.max(4, anchor.top - height - 4) : anchor.bottom + 4}px`;
    element.style.left = `${Math.max(8, Math.min(anchor.left, window.innerWidth - element.offsetWidth - 8))}px`;
    element.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  });

  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      popover="manual"
      aria-label={label}
      className={classNames(listStyles["list"], styles["offer"])}
    >
      {items.slice(first, at + AROUND).map((item, place) => (
        <div
          key={`${item.insert} ${item.detail}`}
          id={optionId(id, first + place)}
          role="option"
          aria-selected={first + place === at}
          aria-setsize={items.length}
          aria-posinset={first + place + 1}
          data-kind={item.kind}
          className={listStyles["option"]}
          // The field keeps the keyboard.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(first + place)}
        >
          <span>{item.label}</span>
          {item.detail === "" || item.detail === item.label ? null : <small>{item.detail}</small>}
        </div>
      ))}
    </div>
  );
}
