import {
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
} from "react";
import { completeRule, type Completion } from "../../../shared/rules/completion.ts";
import { formatRule } from "../../../shared/rules/format.ts";
import { nameAt, type NamedInRule } from "../../../shared/rules/highlight.ts";
import { ruleMarks, type RuleMark } from "../../../shared/rules/marks.ts";
import { ruleVocabulary } from "../../../shared/template/rule-vocabulary.ts";
import type { RuleScope } from "../../../shared/rules/syntax.ts";
import type { Template } from "../../../shared/template/template.ts";
import { ColouredRule } from "./ColouredRule.tsx";
import { CompletionList, optionId } from "./CompletionList.tsx";
import { mergedMarks } from "./coloured-pieces.ts";
import { markId, MarkList } from "./MarkList.tsx";
import { opensOffer } from "./offer.ts";
import styles from "./RuleEditor.module.css";
import { replaceText, typeQuote } from "./replace-text.ts";

interface RuleEditorProps {
  readonly value: string;
  /** Told of every change as it is typed. */
  readonly onChange: (text: string) => void;
  /** Told when the keyboard leaves a rule that was changed, after it was formatted. */
  readonly onLeave?: (text: string) => void;
  /** What can be named. */
  readonly template: Template;
  /** What the rule is asked about. */
  readonly scope: RuleScope;
  /** Accessible name. */
  readonly label: string;
  /** What else is known to be wrong, such as by a linter; it goes before what is found here of the same place. */
  readonly problems?: readonly RuleMark[];
  readonly readOnly?: boolean;
  readonly placeholder?: string;
}

/** An offer of what could be written at the caret, and which of it is marked. */
interface Offer {
  readonly completion: Completion;
  readonly at: number;
}

const none: readonly RuleMark[] = [];

/**
 * A field for a rule: colours what is written, says what is wrong with it, and offers what could come next. The text
 * is that of an ordinary text area, so that selecting, undoing and everything else works as everywhere.
 */
export function RuleEditor(props: RuleEditorProps): ReactElement {
  const { value, onChange, template, scope, label, problems = none, readOnly = false } = props;
  const vocabulary = ruleVocabulary(template);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const colours = useRef<HTMLDivElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [offer, setOffer] = useState<Offer | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  /** As it was when the keyboard came. */
  const before = useRef(value);
  const found = useMemo(() => ruleMarks(value, vocabulary, scope), [value, vocabulary, scope]);
  const marks = useMemo(() => mergedMarks(problems, found, value.length), [problems, found, value]);
  const pointed = hovered ?? caret;
  const named = pointed === null ? null : nameAt(value, pointed, vocabulary);
  const items = offer?.completion.items ?? [];
  const active = offer === null ? undefined : items[offer.at];

  function offerAt(text: string, at: number, asked: boolean): void {
    const completion = completeRule(text, at, vocabulary, scope);
    const { start, end } = completion.range;
    const only = completion.items.length === 1 ? completion.items[0]?.insert : null;
    const nothingNew = completion.items.length === 0 || only === text.slice(start, end);
    setOffer(nothingNew && !asked ? null : { completion, at: 0 });
  }

  function type(text: string, at: number): void {
    setCaret(at);
    onChange(text);
    if (opensOffer(text, at)) offerAt(text, at, false);
    else setOffer(null);
  }

  function take(at: number): void {
    const item = items[at];
    if (offer === null || item === undefined || field.current === null) return;
    const { start, end } = offer.completion.range;
    setOffer(null);
    replaceText(field.current, start, end, item.insert);
    // The browser told of the new text, and with it came an offer for what is complete now.
    setOffer(null);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return;
    const { selectionStart } = event.currentTarget;
    if (event.key === " " && event.ctrlKey) {
      if (!readOnly) offerAt(value, selectionStart, true);
    } else if (offer !== null && onOfferKey(event)) {
      // Done.
    } else if (!readOnly && event.key === "'") {
      if (!typeQuote(event.currentTarget)) return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Whether the key was one for the list. */
  function onOfferKey(event: KeyboardEvent): boolean {
    if (offer === null) return false;
    const last = items.length - 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: offer.at + 1 > last ? 0 : offer.at + 1,
      ArrowUp: offer.at === 0 ? last : offer.at - 1,
      PageDown: Math.min(last, offer.at + 8),
      PageUp: Math.max(0, offer.at - 8),
    };
    const target = targets[event.key];
    if (target !== undefined && items.length > 0) setOffer({ ...offer, at: target });
    else if ((event.key === "Enter" || event.key === "Tab") && active !== undefined) take(offer.at);
    else if (event.key === "Escape") setOffer(null);
    else return false;
    return true;
  }

  function onBlur(): void {
    setOffer(null);
    setCaret(null);
    if (value === before.current || readOnly) return;
    const formatted = formatRule(value);
    if (formatted !== value) onChange(formatted);
    props.onLeave?.(formatted);
  }

  function followCaret(): void {
    const at = field.current?.selectionStart ?? null;
    setCaret(at);
    if (offer === null || at === null) return;
    const { start, end } = offer.completion.range;
    if (at < start || at > end) setOffer(null);
  }

  const listId = `${id}-list`;
  const markIds = marks.map((_, at) => markId(id, at));
  return (
    <div className={styles["editor"]}>
      <div className={styles["field"]} data-readonly={readOnly || undefined}>
        <ColouredRule ref={colours} text={value} marks={marks} />
        <textarea
          ref={field}
          className={styles["text"]}
          aria-label={label}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={items.length > 0 ? listId : undefined}
          aria-activedescendant={
            offer === null || active === undefined ? undefined : optionId(listId, offer.at)
          }
          aria-invalid={marks.some(({ severity }) => severity === "error")}
          aria-describedby={markIds.length === 0 ? undefined : markIds.join(" ")}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          readOnly={readOnly}
          placeholder={props.placeholder}
          value={value}
          onChange={(event) => type(event.target.value, event.target.selectionStart)}
          onKeyDown={onKeyDown}
          onSelect={followCaret}
          onFocus={() => {
            before.current = value;
          }}
          onBlur={onBlur}
          onMouseMove={(event) => setHovered(offsetUnder(event))}
          onMouseLeave={() => setHovered(null)}
        />
      </div>
      <div className={styles["below"]}>
        <MarkList id={id} marks={marks} />
        <output className={styles["name"]}>{named === null ? null : <Name named={named} />}</output>
      </div>
      {offer === null || items.length === 0 ? null : (
        <CompletionList
          id={listId}
          label={`What can be written in ${label}`}
          colours={colours}
          from={offer.completion.range.start}
          items={items}
          at={offer.at}
          onTake={take}
        />
      )}
      <output className="visually-hidden">{offer === null ? "" : offered(items.length)}</output>
    </div>
  );
}

/** What a stencil or attribute at the caret or the pointer is called otherwise. */
function Name({ named }: { readonly named: NamedInRule }): ReactElement {
  return (
    <>
      <code>{named.written}</code> is <strong>{named.shown.join(", ")}</strong>
    </>
  );
}

function offered(count: number): string {
  if (count === 0) return "Nothing to offer here";
  return count === 1 ? "1 offer" : `${count} offers`;
}

/** Offset of the letter under the pointer; null where the browser does not tell. */
function offsetUnder(event: MouseEvent<HTMLTextAreaElement>): number | null {
  const found = document.caretPositionFromPoint(event.clientX, event.clientY);
  return found?.offsetNode === event.currentTarget ? found.offset : null;
}
