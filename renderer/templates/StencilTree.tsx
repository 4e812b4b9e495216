/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus --
   a tree that is painted in part; the tree itself takes the keys for its items */
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { ChevronDown, ChevronRight } from "lucide-react";
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type DragEvent,
  type KeyboardEvent,
  type ReactElement,
} from "react";
import type { Id } from "../../shared/model/model.ts";
import { canDescend, moveStencil, reparentStencil } from "../../shared/template/edits/stencils.ts";
import { matchesKey } from "../actions/keys.ts";
import { stencilIds } from "../../shared/template/lookup.ts";
import type { Template } from "../../shared/template/template.ts";
import { StencilImage } from "../palette/StencilImage.tsx";
import { useTemplateState } from "../ui/context.ts";
import { parentOf, stencilRows, type StencilRow } from "./stencil-rows.ts";
import styles from "./StencilTree.module.css";
import { useCopying } from "./use-copying.ts";
import { useEditing } from "./use-editing.ts";

/** Pixels; the same in StencilTree.module.css. */
const ROW_HEIGHT = 32;
const OVERSCAN_ROWS = 12;
const PAGE_ROWS = 10;
/** A step of indentation, in pixels. */
const INDENT = 16;

/** Those closed without what a stencil is under. */
function openAround(
  closed: ReadonlySet<Id>,
  template: Template,
  selected: number | null,
): ReadonlySet<Id> {
  const stencil = selected === null ? undefined : template.stencils[selected];
  if (stencil === undefined) return closed;
  const above = stencilIds(template, stencil.id).slice(1);
  return above.some((id) => closed.has(id))
    ? new Set([...closed].filter((id) => !above.includes(id)))
    : closed;
}

interface StencilTreeProps {
  readonly onDuplicate: () => void;
  readonly onDelete: () => void;
}

/**
 * The stencils under what they descend from. Arrows go and unfold; Alt with up or down moves a stencil among those
 * beside it, Alt with right puts it under the one above, Alt with left one level up; so does dragging it. Ctrl+D
 * duplicates it, Delete deletes it, Ctrl+C and Ctrl+V take it to another template.
 */
export function StencilTree({ onDuplicate, onDelete }: StencilTreeProps): ReactElement {
  const { editor, template, readOnly, edit } = useEditing();
  const selected = useTemplateState((state) => state.selected.stencil ?? null);
  const filter = useTemplateState((state) => state.texts.stencils ?? "");
  const [closed, setClosed] = useState<ReadonlySet<Id>>(new Set());
  const picked = useTemplateState((state) => state.picked);
  const [shown, setShown] = useState(picked);
  const [dragged, setDragged] = useState<number | null>(null);
  const [target, setTarget] = useState<number | null>(null);
  const copying = useCopying("stencil");
  const scroller = useRef<HTMLDivElement>(null);
  if (shown !== picked) {
    // What is added or brought back may belong under one that is closed.
    setShown(picked);
    setClosed((before) => openAround(before, template, selected));
  }
  const rows = useMemo(() => stencilRows(template, closed, filter), [template, closed, filter]);
  const found = rows.findIndex(({ at }) => at === selected);
  // oxlint-disable-next-line react/incompatible-library -- its result is used here only, never handed on memoized
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN_ROWS,
    // The row that has the keyboard must exist wherever the tree was scrolled to.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), ...(found < 0 ? [] : [found])])].sort(
        (a, b) => a - b,
      ),
  });

  useEffect(() => {
    if (found >= 0) virtual.scrollToIndex(found, { align: "auto" });
  }, [virtual, found]);

  function go(row: number): void {
    const next = rows[Math.max(0, Math.min(rows.length - 1, row))];
    if (next !== undefined) editor.select("stencil", next.at);
  }

  /** Closes or opens one; what is selected in it hands that over, so that arrows go on from there. */
  function fold({ at, stencil: { id }, open }: StencilRow): void {
    const chosen = selected === null ? undefined : template.stencils[selected];
    const hides = open === true && chosen !== undefined && chosen.id !== id;
    if (hides && stencilIds(template, chosen.id).includes(id)) editor.select("stencil", at);
    toggle(id);
  }

  function toggle(id: Id): void {
    setClosed((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  /** Puts a stencil under another, and shows it there. */
  function putUnder(at: number, parent: StencilRow | undefined): void {
    if (parent === undefined) return;
    const { id } = parent.stencil;
    if (edit((now) => reparentStencil(now, at, id)) && closed.has(id)) toggle(id);
  }

  function onAltKey(key: string, row: StencilRow): boolean {
    const at = found;
    if (readOnly) return false;
    if (key === "ArrowUp") edit((now) => moveStencil(now, row.at, -1));
    else if (key === "ArrowDown") edit((now) => moveStencil(now, row.at, 1));
    else if (key === "ArrowLeft") putUnder(row.at, rows[parentOf(rows, parentOf(rows, at))]);
    else if (key === "ArrowRight") {
      const before = rows.slice(0, at).findLast(({ level }) => level <= row.level);
      if (before?.level === row.level) putUnder(row.at, before);
    } else return false;
    return true;
  }

  function onKeyDown(event: KeyboardEvent): void {
    const row = rows[found];
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: found + 1,
      ArrowUp: found - 1,
      PageDown: found + PAGE_ROWS,
      PageUp: found - PAGE_ROWS,
      Home: 0,
      End: rows.length - 1,
    };
    const move = moves[event.key];
    if (matchesKey("Mod+D", event) && row !== undefined && !readOnly) onDuplicate();
    else if (event.ctrlKey || event.metaKey) return;
    else if (event.altKey) {
      if (row === undefined || !onAltKey(event.key, row)) return;
    } else if (move !== undefined) go(move);
    else if (row === undefined) return;
    else if (event.key === "ArrowRight" && row.open === false) toggle(row.stencil.id);
    else if (event.key === "ArrowRight" && row.open === true) go(found + 1);
    else if (event.key === "ArrowLeft" && row.open === true) toggle(row.stencil.id);
    else if (event.key === "ArrowLeft" && parentOf(rows, found) >= 0) go(parentOf(rows, found));
    else if (event.key === "Delete" && !readOnly) onDelete();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function accepts(row: StencilRow): boolean {
    const stencil = dragged === null ? undefined : template.stencils[dragged];
    return stencil !== undefined && canDescend(template, stencil.id, row.stencil.id);
  }

  const dropHandlers = (row: StencilRow) => ({
    draggable: !readOnly && row.stencil.parentId !== null,
    onDragStart(event: DragEvent) {
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.stencil.name);
      setDragged(row.at);
    },
    onDragOver(event: DragEvent) {
      if (!accepts(row)) return;
      event.preventDefault();
      setTarget(row.at);
    },
    onDragLeave: () => setTarget(null),
    onDrop(event: DragEvent) {
      event.preventDefault();
      if (dragged !== null) putUnder(dragged, row);
      setTarget(null);
    },
    onDragEnd() {
      setDragged(null);
      setTarget(null);
    },
  });

  return (
    <div
      ref={scroller}
      role="tree"
      tabIndex={0}
      aria-label="Stencils"
      aria-activedescendant={found < 0 ? undefined : `stencil-${found}`}
      className={styles["tree"]}
      onKeyDown={onKeyDown}
      {...copying}
    >
      <div
        role="presentation"
        className={styles["rows"]}
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const { stencil, open } = row;
          const Chevron = open === true ? ChevronDown : ChevronRight;
          return (
            <div
              key={key}
              id={`stencil-${index}`}
              role="treeitem"
              aria-level={row.level}
              aria-posinset={row.position}
              aria-setsize={row.siblings}
              aria-expanded={open ?? undefined}
              aria-selected={index === found}
              data-generic={stencil.parentId === null || undefined}
              data-hidden={stencil.hidden || undefined}
              data-target={row.at === target || undefined}
              className={styles["row"]}
              style={{ top: start, paddingLeft: INDENT * (row.level - 1) + 4 }}
              onClick={() => editor.select("stencil", row.at)}
              {...dropHandlers(row)}
            >
              <span
                className={styles["fold"]}
                aria-hidden="true"
                onClick={(event) => {
                  event.stopPropagation();
                  fold(row);
                }}
              >
                {open === null ? null : <Chevron size={14} />}
              </span>
              <StencilImage template={template} stencilId={stencil.id} size={20} />
              <span className={styles["name"]}>{stencil.name || stencil.id}</span>
              {stencil.attributes.length === 0 ? null : (
                <span className={styles["count"]} aria-hidden="true">
                  {stencil.attributes.length}
                </span>
              )}
            </div>
          );
        })}
      </div>
      {rows.length === 0 ? (
        <p role="presentation" className={styles["empty"]}>
          No stencil has these words.
        </p>
      ) : null}
    </div>
  );
}
