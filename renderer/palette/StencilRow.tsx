import { Star } from "lucide-react";
import { useId, type KeyboardEvent, type ReactElement } from "react";
import type { Segment } from "../../shared/model/matched-words.ts";
import type { Stencil } from "../../shared/template/template.ts";
import { Marked } from "../ui/Marked.tsx";
import { Tooltip } from "../ui/Tooltip.tsx";
import styles from "./Palette.module.css";
import type { StencilDragging } from "./stencil-drag.ts";
import { StencilPicture } from "./StencilPicture.tsx";

interface StencilRowProps {
  readonly stencil: Stencil;
  readonly segments: readonly Segment[];
  readonly favorite: boolean;
  readonly inHand: boolean;
  /** Whether it is the list's one stop for the keyboard. */
  readonly stop: boolean;
  readonly handlers: ReturnType<StencilDragging["handlers"]>;
  /** @param kept whether it stays in hand after use */
  readonly onTake: (kept: boolean) => void;
  readonly onEnter: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
  readonly onToggleFavorite: () => void;
}

const PICTURE = 24;

/** One stencil of the palette with the star that makes it a favorite. */
export function StencilRow(props: StencilRowProps): ReactElement {
  const { stencil, favorite, inHand, stop, onEnter, onFocus } = props;
  const descriptionId = useId();
  const description = stencil.description.trim();
  return (
    <li className={styles["row"]} data-in-hand={inHand || undefined}>
      <Described by={description}>
        <button
          type="button"
          className={styles["stencil"]}
          aria-pressed={inHand}
          aria-describedby={description === "" ? undefined : descriptionId}
          tabIndex={stop ? 0 : -1}
          onClick={(event) => props.onTake(event.detail > 1)}
          onKeyDown={(event) => {
            if (event.key === "Enter") onEnter(event);
          }}
          onFocus={onFocus}
          {...props.handlers}
        >
          <StencilPicture stencilId={stencil.id} size={PICTURE} />
          <span className={styles["name"]}>
            <Marked segments={props.segments} />
          </span>
        </button>
      </Described>
      {description === "" ? null : (
        <span id={descriptionId} hidden>
          {description}
        </span>
      )}
      <button
        type="button"
        className={styles["star"]}
        aria-label={`Favorite: ${stencil.name}`}
        aria-pressed={favorite}
        tabIndex={-1}
        onClick={props.onToggleFavorite}
      >
        <Star size={13} aria-hidden="true" />
      </button>
    </li>
  );
}

interface DescribedProps {
  readonly by: string;
  readonly children: ReactElement<Record<string, unknown>>;
}

/** A tooltip, where there is something to say. */
function Described({ by, children }: DescribedProps): ReactElement {
  return by === "" ? children : <Tooltip label={by}>{children}</Tooltip>;
}
