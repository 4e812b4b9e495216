import { memo, type ReactElement } from "react";
import { placeShapes } from "../../shared/model/edits/resize-items.ts";
import type { Id, Rect, Shape } from "../../shared/model/model.ts";
import { CommittedNumber } from "../ui/CommittedNumber.tsx";
import { useProject } from "../ui/context.ts";
import styles from "./Inspector.module.css";
import { common } from "./properties.ts";

interface PlacementSectionProps {
  readonly diagramId: Id;
  readonly shapes: readonly Shape[];
  readonly first: Shape;
}

const SIDES = [
  { side: "left", label: "Left", short: "X" },
  { side: "top", label: "Top", short: "Y" },
  { side: "width", label: "Width", short: "W" },
  { side: "height", label: "Height", short: "H" },
] as const;

/** Where shapes are and how large, in units of the diagram. */
export const PlacementSection = memo(function PlacementSection({
  diagramId,
  shapes,
  first,
}: PlacementSectionProps): ReactElement {
  const project = useProject();
  const locked = shapes.every((shape) => shape.locked === true);
  function place(side: keyof Rect, value: number): void {
    const rects = new Map(
      shapes.map(({ id, left, top, width, height }) => [
        id,
        { left, top, width, height, [side]: value },
      ]),
    );
    const verb = side === "left" || side === "top" ? "Move" : "Resize";
    project.commit(placeShapes(project.store.getState().model, diagramId, rects, verb));
  }
  return (
    <fieldset className={styles["placement"]} aria-label="Position and size">
      {SIDES.map(({ side, label, short }) => (
        <label key={side} className={styles["side"]}>
          <span aria-hidden="true">{short}</span>
          <CommittedNumber
            label={label}
            value={common(shapes, (shape) => shape[side], first).value}
            disabled={locked}
            onCommit={(value) => place(side, value)}
          />
        </label>
      ))}
    </fieldset>
  );
});
