import { useMemo } from "react";
import type { Threat } from "../../shared/model/model.ts";
import { prioritiesOf, urgencyOf } from "../../shared/stride/urgency.ts";
import { useProject, useProjectState } from "../ui/context.ts";
import { filterThreats, sortThreats, type ThreatContext } from "./threat-list.ts";

export interface ListedThreats {
  readonly all: readonly Threat[];
  /** Filtered and sorted. */
  readonly shown: readonly Threat[];
  readonly context: ThreatContext;
}

/** The threats of the open model as its list shows them. */
export function useThreats(): ListedThreats {
  const project = useProject();
  const model = useProjectState((state) => state.model);
  const template = useProjectState((state) => state.template);
  const filter = useProjectState((state) => state.filter);
  const sort = useProjectState((state) => state.sort);
  const selection = useProjectState((state) => state.selection);
  // What is selected matters to the list only while it filters by it.
  const filterSelection = filter.selectedOnly ? selection : NOTHING;

  const all = project.threats();
  const context = useMemo(
    (): ThreatContext => ({
      diagramNames: new Map(model.diagrams.map((diagram) => [diagram.id, diagram.name])),
      priorities: prioritiesOf(template),
      urgency: urgencyOf(template),
      selection: filterSelection,
    }),
    [model.diagrams, template, filterSelection],
  );
  const shown = useMemo(
    () => sortThreats(filterThreats(all, filter, context), sort, context),
    [all, filter, sort, context],
  );
  return { all, shown, context };
}

const NOTHING: ReadonlySet<string> = new Set();
