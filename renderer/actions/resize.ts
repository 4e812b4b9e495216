import { placeShapes } from "../../shared/model/edits/resize-items.ts";
import type { Rect } from "../../shared/model/model.ts";
import { currentDiagram } from "../state/project-state.ts";
import type { Action } from "./action.ts";

const BY = 10;

const WAYS = {
  wider: { key: "ArrowRight", dx: BY, dy: 0 },
  narrower: { key: "ArrowLeft", dx: -BY, dy: 0 },
  taller: { key: "ArrowDown", dx: 0, dy: BY },
  shorter: { key: "ArrowUp", dx: 0, dy: -BY },
} as const;

function resize(way: keyof typeof WAYS): Action {
  const { key, dx, dy } = WAYS[way];
  return {
    id: `resize-${way}`,
    group: "Canvas",
    label: `Make selection ${way} by ${BY}`,
    keys: [`Alt+${key}`],
    keyOnly: true,
    scope: "canvas",
    enabled: ({ project }) => (project?.store.getState().selection.size ?? 0) > 0,
    perform({ project }) {
      const state = project?.store.getState();
      const diagram = state && currentDiagram(state);
      if (project === null || state === undefined || !diagram) return;
      const rects = new Map(
        diagram.shapes.flatMap(({ id, left, top, width, height }) => {
          const rect: Rect = { left, top, width: width + dx, height: height + dy };
          return state.selection.has(id) ? [[id, rect] as const] : [];
        }),
      );
      project.commit(placeShapes(state.model, diagram.id, rects, "Resize"));
    },
  };
}

export const resizes: readonly Action[] = (["wider", "narrower", "taller", "shorter"] as const).map(
  resize,
);
