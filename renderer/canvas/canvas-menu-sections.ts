/** What the menu on the canvas offers, by what it was opened on. */

import { AlignStartVertical, Layers, SquareDashedBottom } from "lucide-react";
import type { ActionContext } from "../actions/action.ts";
import { alignments, distributions } from "../actions/align.ts";
import { copy, cut, paste, pasteInPlace } from "../actions/clipboard.ts";
import { deleteSelection } from "../actions/delete.ts";
import { duplicateSelection } from "../actions/duplicate.ts";
import { enclosures } from "../actions/enclose.ts";
import { explainThreats } from "../actions/explain-threats.ts";
import { makeBidirectional, reverseFlow, straightenFlow } from "../actions/flows.ts";
import { toggleLock } from "../actions/lock.ts";
import { reorderings } from "../actions/reorder.ts";
import { invertSelection, selectConnected } from "../actions/select.ts";
import { selectAll } from "../actions/select-all.ts";
import { zoomToFit, zoomToSelection } from "../actions/zoom.ts";
import type { ActionEntry } from "../ui/ActionEntryLine.tsx";
import { currentDiagram } from "../state/project-state.ts";

/** The sections of the menu for what is selected, or for the empty canvas. Only what makes sense of it is offered. */
export function canvasMenuSections(context: ActionContext): readonly (readonly ActionEntry[])[] {
  const state = context.project?.store.getState();
  const diagram = state === undefined ? null : currentDiagram(state);
  const shapes = diagram?.shapes.filter(({ id }) => state?.selection.has(id)) ?? [];
  const lines = diagram?.lines.filter(({ id }) => state?.selection.has(id)) ?? [];
  if (shapes.length + lines.length === 0) {
    return [[paste, pasteInPlace], [selectAll, invertSelection], [zoomToFit]];
  }
  const flows = lines.some(({ kind }) => kind === "flow");
  const sections: readonly (readonly ActionEntry[])[] = [
    [cut, copy, paste, duplicateSelection, deleteSelection],
    flows
      ? [reverseFlow, makeBidirectional, straightenFlow, explainThreats]
      : lines.length > 0
        ? [straightenFlow]
        : [],
    [
      ...(shapes.length > 1
        ? [
            {
              id: "align",
              label: "Align and distribute",
              icon: AlignStartVertical,
              sections: [alignments, distributions],
            },
          ]
        : []),
      ...(shapes.length > 0
        ? [{ id: "order", label: "Order", icon: Layers, sections: [reorderings] }]
        : []),
      {
        id: "enclose",
        label: "Enclose in",
        icon: SquareDashedBottom,
        sections: [enclosures(context)],
      },
      toggleLock,
    ],
    [selectConnected, zoomToSelection],
  ];
  return sections.filter((section) => section.length > 0);
}
