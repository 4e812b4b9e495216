import { useMemo } from "react";
import type { Diagram, Model } from "../../shared/model/model.ts";
import { hiddenThreats, type HiddenThreat } from "../../shared/stride/hidden-threats.ts";
import { zeroTrustView, type ZeroTrustView } from "../../shared/stride/zero-trust.ts";
import type { Template } from "../../shared/template/template.ts";
import { currentDiagram, type ProjectState } from "../state/project-state.ts";
import { useSettledState } from "../ui/use-settled-state.ts";

export interface LensFindings {
  readonly diagram: Diagram;
  readonly view: ZeroTrustView;
  readonly hidden: readonly HiddenThreat[];
}

/** What the lens finds on the diagram shown, a moment after it changed; null before, and where there is none. */
export function useLensFindings(): LensFindings | null {
  const looked = useSettledState(whatIsLookedAt);
  return useMemo(() => {
    if (looked === null) return null;
    const [template, model, diagram] = looked;
    if (diagram === null) return null;
    return {
      diagram,
      view: zeroTrustView(template, diagram),
      hidden: hiddenThreats(template, model, diagram),
    };
  }, [looked]);
}

function whatIsLookedAt(state: ProjectState): readonly [Template, Model, Diagram | null] {
  return [state.template, state.model, currentDiagram(state)];
}
