import { useMemo } from "react";
import type { Model } from "../../shared/model/model.ts";
import type { Template } from "../../shared/template/template.ts";
import { validate, type Reported } from "../../shared/validation/validate.ts";
import type { ProjectState } from "../state/project-state.ts";
import { useSettledState } from "../ui/use-settled-state.ts";

const NONE_YET: readonly Reported[] = [];

/**
 * The messages of the model, a moment after it changed: nobody waits for them while drawing.
 * @param atOnce whether there are messages from the first moment on, for who has just asked to see them
 */
export function useMessages(atOnce = false): readonly Reported[] {
  const checked = useSettledState(whatIsChecked, atOnce);
  return useMemo(() => (checked === null ? NONE_YET : validate(...checked)), [checked]);
}

function whatIsChecked({ template, model }: ProjectState): readonly [Template, Model] {
  return [template, model];
}
