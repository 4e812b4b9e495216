import type { Threat } from "../../shared/model/model.ts";
import { revealItems } from "../canvas/reveal-items.ts";
import type { Project } from "../state/project.ts";
import { filterThreats, type ThreatFilter } from "./threat-list.ts";

/**
 * Selects threats in the list and, for the last of them, its flow or item on the canvas: turns to its diagram
 * and brings what it is about into view. While the list shows only threats of the canvas selection, that selection stays.
 */
export function selectThreats(project: Project, threats: readonly Threat[]): void {
  const threatKeys = threats.map((threat) => threat.key);
  const last = threats.at(-1);
  if (last === undefined || project.store.getState().filter.selectedOnly) {
    project.store.setState({ threatKeys });
  } else {
    const { model, diagramId } = project.store.getState();
    const here = model.diagrams.some((diagram) => diagram.id === last.diagramId);
    project.store.setState({
      threatKeys,
      diagramId: here ? last.diagramId : diagramId,
      ...(last.flowId === last.diagramId
        ? { selection: new Set(), focusedId: null }
        : { selection: new Set([last.flowId]), focusedId: last.flowId }),
    });
  }
  if (last !== undefined) bringIntoView(project, last);
}

/** Changes the filters. What they hide is no longer selected: nobody judges threats unseen. */
export function changeFilter(project: Project, change: Partial<ThreatFilter>): void {
  const { model, selection, filter: before, threatKeys } = project.store.getState();
  const filter = { ...before, ...change };
  const diagramNames = new Map(model.diagrams.map((diagram) => [diagram.id, diagram.name]));
  const selected = new Set(threatKeys);
  const shown = filterThreats(
    project.threats().filter((threat) => selected.has(threat.key)),
    filter,
    { diagramNames, selection },
  );
  const left = new Set(shown.map((threat) => threat.key));
  project.store.setState({ filter, threatKeys: threatKeys.filter((key) => left.has(key)) });
}

/** Moves the view to a threat's source, flow and target, as little as needed. */
export function bringIntoView(project: Project, threat: Threat): void {
  revealItems(project, threat.diagramId, [threat.sourceId, threat.flowId, threat.targetId]);
}
