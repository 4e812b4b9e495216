import { useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import type { Id, Point } from "../../shared/model/model.ts";
import { findStencil } from "../actions/left-panel.ts";
import { placeStencil } from "../canvas/place-stencil.ts";
import { useActionContext, useAppState, useProject, useProjectState } from "../ui/context.ts";
import listStyles from "../ui/filtered-list.module.css";
import { SearchField } from "../ui/SearchField.tsx";
import { usePainted } from "../ui/use-painted.ts";
import { DragGhost } from "./DragGhost.tsx";
import { favoritesOf, recentOf, rememberUse, toggleFavorite } from "./marked-stencils.ts";
import styles from "./Palette.module.css";
import { StencilRow } from "./StencilRow.tsx";
import { useStencilDrag } from "./stencil-drag.ts";
import { stencilGroups } from "./stencil-groups.ts";
import { viewMiddle } from "./view-middle.ts";

/** Everything that can be drawn: searched, dragged onto the canvas, or taken in hand. */
export function StencilPalette(): ReactElement {
  const { app, focusRegion } = useActionContext();
  const project = useProject();
  const template = useProjectState((state) => state.template);
  const templateId = useProjectState((state) => state.templateId);
  const inHand = useProjectState(({ tool }) => (tool.kind === "place" ? tool.stencilId : null));
  const settings = useAppState((state) => state.settings);
  const [query, setQuery] = useState("");
  const [active, setActive] = useState("");
  const panel = useRef<HTMLDivElement>(null);
  const favorites = favoritesOf(settings, templateId);
  const recent = recentOf(settings, templateId);
  const groups = useMemo(
    () => stencilGroups(template, query, { favorites, recent }),
    [template, query, favorites, recent],
  );
  // A model is looked at before it is drawn on: its diagram does not wait for a hundred pictures.
  const painted = usePainted();
  const dragging = useStencilDrag(project, place);
  const rowIds = groups.flatMap(({ id, stencils }) =>
    stencils.map(({ stencil }) => `${id} ${stencil.id}`),
  );
  const stop = rowIds.includes(active) ? active : rowIds[0];

  function place(stencilId: Id, at: Point): void {
    if (placeStencil(project, stencilId, at) === null) return;
    rememberUse(app, templateId, stencilId);
    focusRegion("canvas");
  }

  function take(stencilId: Id, kept: boolean): void {
    project.take({ kind: "place", stencilId, kept });
    rememberUse(app, templateId, stencilId);
  }

  /** By keyboard the hands are on the canvas next. */
  function choose(stencilId: Id, event: KeyboardEvent): void {
    event.preventDefault();
    if (event.shiftKey) place(stencilId, viewMiddle(project));
    else {
      take(stencilId, false);
      focusRegion("canvas");
    }
  }

  function onFieldKey(event: KeyboardEvent): void {
    const first = groups[0]?.stencils[0]?.stencil.id;
    if (event.key === "Enter" && first !== undefined && query.trim() !== "") choose(first, event);
    else if (event.key === "ArrowDown") {
      event.preventDefault();
      rowButtons(panel.current)[0]?.focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (query === "") focusRegion("canvas");
      else setQuery("");
    }
  }

  function onListKey(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key === "Escape") {
      event.preventDefault();
      project.take({ kind: "select" });
      focusRegion("canvas");
      return;
    }
    const rows = rowButtons(panel.current);
    const row = event.target instanceof Element ? event.target.closest("li") : null;
    const at = rows.findIndex((button) => row?.contains(button));
    const targets: Readonly<Record<string, HTMLElement | null | undefined>> = {
      ArrowDown: rows[at + 1],
      // Above the first row is the field.
      ArrowUp: rows[at - 1] ?? panel.current?.querySelector("input"),
      Home: rows[0],
      End: rows.at(-1),
      ArrowRight: row?.querySelector<HTMLElement>("button:last-of-type"),
      ArrowLeft: rows[at],
    };
    const target = targets[event.key];
    if (at < 0 || target === undefined || target === null) return;
    event.preventDefault();
    target.focus();
  }

  return (
    <div ref={panel} className={listStyles["panel"]}>
      <div className={listStyles["field"]}>
        <SearchField
          label="Search stencils"
          data-region="stencils"
          aria-keyshortcuts={findStencil.keys[0]}
          value={query}
          onChange={setQuery}
          onKeyDown={onFieldKey}
        />
        <output className="visually-hidden">
          {query.trim() === "" ? "" : `${rowIds.length} found`}
        </output>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrow keys go through the buttons inside */}
      <div className={styles["groups"]} onKeyDown={onListKey}>
        {(painted ? groups : []).map((group) => (
          <div key={group.id}>
            <h2 id={`stencils-${group.id}`}>{group.label}</h2>
            <ul aria-labelledby={`stencils-${group.id}`}>
              {group.stencils.map(({ stencil, segments }) => {
                const rowId = `${group.id} ${stencil.id}`;
                return (
                  <StencilRow
                    key={rowId}
                    stencil={stencil}
                    segments={segments}
                    favorite={favorites.includes(stencil.id)}
                    inHand={inHand === stencil.id}
                    stop={rowId === stop}
                    handlers={dragging.handlers(stencil.id)}
                    onTake={(kept) => dragging.endedDrag() || take(stencil.id, kept)}
                    onEnter={(event) => choose(stencil.id, event)}
                    onFocus={() => setActive(rowId)}
                    onToggleFavorite={() => toggleFavorite(app, templateId, stencil.id)}
                  />
                );
              })}
            </ul>
          </div>
        ))}
        {groups.length === 0 ? <NoStencil query={query} /> : null}
      </div>
      {dragging.drag === null ? null : <DragGhost {...dragging.drag} />}
    </div>
  );
}

function rowButtons(panel: HTMLElement | null): readonly HTMLElement[] {
  return [...(panel?.querySelectorAll<HTMLElement>("li > button:first-of-type") ?? [])];
}

function NoStencil({ query }: { readonly query: string }): ReactElement {
  return (
    <p className={listStyles["none"]}>
      {query.trim() === ""
        ? "This model’s template has no stencils to draw with. Choose another one in the file menu."
        : `No stencil is called “${query.trim()}”. A few letters of its name are enough.`}
    </p>
  );
}
