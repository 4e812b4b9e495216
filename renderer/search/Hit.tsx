/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus --
   an option of a list box whose keys and focus are with its search field */
import {
  ArrowRight,
  Box,
  FileText,
  NotebookPen,
  ShieldAlert,
  SquareDashed,
  Type,
  Workflow,
  type LucideIcon,
} from "lucide-react";
import type { ReactElement } from "react";
import type { SearchHit } from "../../shared/api-over-models.ts";
import type { SearchKind } from "../../shared/model/search-texts.ts";
import { Marked } from "../ui/Marked.tsx";
import { KIND_NAMES } from "./hit-list.ts";
import styles from "./SearchView.module.css";

const ICONS: Record<SearchKind, LucideIcon> = {
  model: FileText,
  diagram: Workflow,
  element: Box,
  flow: ArrowRight,
  boundary: SquareDashed,
  annotation: Type,
  note: NotebookPen,
  threat: ShieldAlert,
};

interface HitProps {
  readonly id: string;
  readonly hit: SearchHit;
  readonly active: boolean;
  readonly onOpen: () => void;
}

/** One thing that was found: what it is, where, and the words that matched. */
export function Hit({ id, hit, active, onOpen }: HitProps): ReactElement {
  const { kind, title, where, excerpt } = hit;
  const Icon = ICONS[kind];
  return (
    <div
      id={id}
      role="option"
      aria-selected={active}
      className={styles["hit"]}
      onClick={onOpen}
      data-kind={kind}
    >
      <Icon size={16} aria-hidden="true" />
      <div className={styles["text"]}>
        <div className={styles["line"]}>
          <span className={styles["title"]}>
            {title.length === 0 ? KIND_NAMES[kind] : <Marked segments={title} />}
          </span>
          <span className={styles["where"]}>
            {[title.length === 0 ? "" : KIND_NAMES[kind], where]
              .filter((part) => part !== "")
              .join(" · ")}
          </span>
        </div>
        {excerpt.length === 0 ? null : (
          <p className={styles["excerpt"]}>
            <Marked segments={excerpt} />
          </p>
        )}
      </div>
    </div>
  );
}
