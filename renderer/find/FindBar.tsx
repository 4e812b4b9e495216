/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus,
   jsx-a11y/no-noninteractive-element-interactions -- a datalist cannot show where a thing is; options have their keys and
   focus with the field, and Escape closes the whole from anywhere within */
import { ChevronDown, ChevronUp, X } from "lucide-react";
import {
  useDeferredValue,
  useEffect,
  useMemo,
  useState,
  type KeyboardEvent,
  type ReactElement,
} from "react";
import { findItems, type FoundItem } from "../../shared/model/find-items.ts";
import { find } from "../actions/find.ts";
import { showItem } from "../canvas/show-item.ts";
import { itemKind, itemTitle, KIND_ICONS } from "../inspector/kinds.ts";
import { useActionContext, useProject, useProjectState } from "../ui/context.ts";
import { IconButton } from "../ui/controls.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import lineStyles from "../ui/option-line.module.css";
import styles from "./FindBar.module.css";

/** More are counted, not listed. */
const MOST_LISTED = 200;

/** Finds things on the diagrams while one types; Enter and Shift+Enter go from one to the next. */
export function FindBar(): ReactElement {
  const { focusRegion } = useActionContext();
  const project = useProject();
  const model = useProjectState((state) => state.model);
  const several = model.diagrams.length > 1;
  // The order must not change while one goes through what was found.
  const [firstDiagramId] = useState(() => project.store.getState().diagramId);
  const [text, setText] = useState("");
  const [at, setAt] = useState<number | null>(null);
  const wanted = useDeferredValue(text);
  const found = useMemo(
    () => findItems(model, wanted, firstDiagramId),
    [model, wanted, firstDiagramId],
  );
  const current = at === null || found.length === 0 ? null : Math.min(at, found.length - 1);

  useEffect(() => {
    if (current !== null) {
      document.getElementById(`find-${current}`)?.scrollIntoView({ block: "nearest" });
    }
  }, [current]);

  function go(to: number): void {
    if (found.length === 0) return;
    const next = (to + found.length) % found.length;
    const hit = found[next];
    setAt(next);
    if (hit !== undefined) showItem(project, hit.diagram.id, hit.item.id);
  }

  function step(by: 1 | -1): void {
    go(current === null ? (by === 1 ? 0 : -1) : current + by);
  }

  function close(): void {
    project.store.setState({ finding: false });
    focusRegion("canvas");
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" || event.key === "ArrowDown" || event.key === "ArrowUp") {
      // On a button Enter presses it.
      if (event.target instanceof HTMLButtonElement) return;
      step(event.key === "ArrowUp" || (event.key === "Enter" && event.shiftKey) ? -1 : 1);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      role="search"
      aria-label="Find on the diagrams"
      className={styles["find"]}
      onKeyDown={onKeyDown}
    >
      <div className={styles["bar"]}>
        <SearchField
          label="Find on the diagrams"
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={found.length > 0 ? "find-list" : undefined}
          aria-activedescendant={current === null ? undefined : `find-${current}`}
          aria-autocomplete="list"
          aria-keyshortcuts={find.keys[0]?.replace("Mod", "Control")}
          autoComplete="off"
          spellCheck={false}
          data-region="find"
          value={text}
          onChange={(next) => {
            setText(next);
            setAt(null);
          }}
        />
        <output className={styles["count"]}>{countText(text, found.length, current)}</output>
        <IconButton small label="Previous" keys="Shift+Enter" onClick={() => step(-1)}>
          <ChevronUp size={15} />
        </IconButton>
        <IconButton small label="Next" keys="Enter" onClick={() => step(1)}>
          <ChevronDown size={15} />
        </IconButton>
        <IconButton small label="Close" keys="Escape" onClick={close}>
          <X size={15} />
        </IconButton>
      </div>
      {found.length === 0 ? null : (
        <div id="find-list" role="listbox" aria-label="Found" className={styles["list"]}>
          {found.slice(0, MOST_LISTED).map((hit, index) => (
            <FoundLine
              key={`${hit.diagram.id} ${hit.item.id}`}
              id={`find-${index}`}
              hit={hit}
              diagramShown={several}
              current={index === current}
              onShow={() => go(index)}
            />
          ))}
        </div>
      )}
    </div>
  );
}

function countText(text: string, found: number, current: number | null): string {
  if (text.trim() === "") return "";
  if (found === 0) return "Nothing";
  return current === null ? `${found}` : `${current + 1} of ${found}`;
}

interface FoundLineProps {
  readonly id: string;
  readonly hit: FoundItem;
  readonly diagramShown: boolean;
  readonly current: boolean;
  readonly onShow: () => void;
}

function FoundLine({ id, hit, diagramShown, current, onShow }: FoundLineProps): ReactElement {
  const { item, diagram, where } = hit;
  const Icon = KIND_ICONS[item.kind];
  const about = [where ?? itemKind(item, diagram), diagramShown ? diagram.name.trim() : ""]
    .filter((part) => part !== "")
    .join(" · ");
  return (
    <div
      id={id}
      role="option"
      aria-selected={current}
      className={lineStyles["line"]}
      onClick={onShow}
    >
      <Icon size={14} aria-hidden="true" />
      <span className={lineStyles["name"]}>{itemTitle(item)}</span>
      <span className={lineStyles["about"]}>{about}</span>
    </div>
  );
}
