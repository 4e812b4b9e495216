import { useMemo } from "react";
import { validate, type Reported } from "../../shared/validation/validate.ts";
import { useProjectState } from "../ui/context.ts";
import { useWhenIdle } from "../ui/use-when-idle.ts";

const NONE_YET: readonly Reported[] = [];

/**
 * The messages of the model, a moment after it changed: nobody waits for them while drawing.
 * @param atOnce whether there are messages from the first moment on, for who has just asked to see them
 */
export function useMessages(atOnce = false): readonly Reported[] {
  const model = useProjectState((state) => state.model);
  const template = useProjectState((state) => state.template);
  const current = useMemo(() => ({ template, model }), [template, model]);
  const checked = useWhenIdle(current, atOnce ? current : null);
  return useMemo(
    () => (checked === null ? NONE_YET : validate(checked.template, checked.model)),
    [checked],
  );
}
