import { useEffect, useState } from "react";
import type { Diagram } from "../../shared/model/model.ts";
import { useProject } from "../ui/context.ts";
import { tableOf, type TableKind } from "./diagram-tables.ts";

/** The table shown: the one a person chose, until something that stands in another is selected elsewhere. */
export function useTableKind(diagram: Diagram): readonly [TableKind, (kind: TableKind) => void] {
  const project = useProject();
  const [kind, setKind] = useState<TableKind>(
    () => kindOfSelection(diagram, project.store.getState().selection) ?? "elements",
  );
  useEffect(
    () =>
      project.store.subscribe((now, before) => {
        if (now.selection === before.selection) return;
        const shown = now.model.diagrams.find(({ id }) => id === now.diagramId);
        const wanted = shown && kindOfSelection(shown, now.selection);
        if (wanted) setKind(wanted);
      }),
    [project],
  );
  return [
    kind,
    (next) => {
      project.store.setState({ selection: new Set(), focusedId: null });
      setKind(next);
    },
  ];
}

function kindOfSelection(diagram: Diagram, selection: ReadonlySet<string>): TableKind | null {
  const last = [...selection].at(-1);
  if (last === undefined) return null;
  const item = [...diagram.shapes, ...diagram.lines].find(({ id }) => id === last);
  return item === undefined ? null : tableOf(item);
}
