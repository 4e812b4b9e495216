import { useMemo } from "react";
import type { Diagram } from "../../shared/model/model.ts";
import { hiddenThreats, type HiddenThreat } from "../../shared/stride/hidden-threats.ts";
import { zeroTrustView, type ZeroTrustView } from "../../shared/stride/zero-trust.ts";
import { currentDiagram } from "../state/project.ts";
import { useProjectState } from "../ui/context.ts";
import { useWhenIdle } from "../ui/use-when-idle.ts";

export interface LensFindings {
  readonly diagram: Diagram;
  readonly view: ZeroTrustView;
  readonly hidden: readonly HiddenThreat[];
}

/** What the lens finds on the diagram shown, a moment after it changed; null before, and where there is none. */
export function useLensFindings(): LensFindings | null {
  const model = useProjectState((state) => state.model);
  const template = useProjectState((state) => state.template);
  const diagram = useProjectState(currentDiagram);
  const current = useMemo(() => ({ model, template, diagram }), [model, template, diagram]);
  const looked = useWhenIdle<typeof current | null>(current, null);
  return useMemo(() => {
    if (looked === null || looked.diagram === null) return null;
    return {
      diagram: looked.diagram,
      view: zeroTrustView(looked.template, looked.diagram),
      hidden: hiddenThreats(looked.template, looked.model, looked.diagram),
    };
  }, [looked]);
}
