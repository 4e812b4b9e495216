import { judgeThreats, type Judgement } from "../../shared/model/edits/threats.ts";
import type { ThreatState } from "../../shared/model/model.ts";
import { STATE_NAMES, STATES } from "../analysis/threat-list.ts";
import type { App } from "../state/app.ts";
import type { Project } from "../state/project.ts";
import type { Action } from "./action.ts";

/** Records a verdict on threats, in the name of the person in the settings. */
export function judge(
  app: App,
  project: Project,
  keys: readonly string[],
  judgement: Judgement,
): void {
  const wanted = new Set(keys);
  const threats = project.threats().filter((threat) => wanted.has(threat.key));
  const { author } = app.store.getState().settings;
  const { model } = project.store.getState();
  project.commit(judgeThreats(model, threats, judgement, author, app.now()));
}

function markAs(state: ThreatState, key: string): Action {
  return {
    id: `mark-${state}`,
    group: "Threats",
    label: `Mark as “${STATE_NAMES[state]}”`,
    keys: [key],
    scope: "threats",
    enabled: ({ project }) => (project?.store.getState().threatKeys.length ?? 0) > 0,
    perform({ app, project }) {
      if (project === null) return;
      judge(app, project, project.store.getState().threatKeys, { state });
    },
  };
}

export const judgements: readonly Action[] = STATES.map((state, at) =>
  markAs(state, String(at + 1)),
);
