import { moveItems } from "../../shared/model/edits/move-items.ts";
import type { Action } from "./action.ts";

const DIRECTIONS = {
  left: { key: "ArrowLeft", x: -1, y: 0 },
  right: { key: "ArrowRight", x: 1, y: 0 },
  up: { key: "ArrowUp", x: 0, y: -1 },
  down: { key: "ArrowDown", x: 0, y: 1 },
} as const;

const FAR = 10;

function nudge(direction: keyof typeof DIRECTIONS, far: boolean): Action {
  const { key, x, y } = DIRECTIONS[direction];
  const units = far ? FAR : 1;
  return {
    id: `nudge-${direction}${far ? "-far" : ""}`,
    group: "Canvas",
    label: `Move selection ${direction} by ${units}`,
    keys: [far ? `Shift+${key}` : key],
    keyOnly: true,
    scope: "canvas",
    enabled: ({ project }) => (project?.store.getState().selection.size ?? 0) > 0,
    perform({ app, project }) {
      if (project === null) return;
      const { model, diagramId, selection } = project.store.getState();
      const run = { of: `nudge ${[...selection].join(" ")}`, at: Date.parse(app.now()) };
      project.commit(moveItems(model, diagramId, selection, x * units, y * units), run);
    },
  };
}

export const nudges: readonly Action[] = [false, true].flatMap((far) =>
  (["left", "right", "up", "down"] as const).map((direction) => nudge(direction, far)),
);
