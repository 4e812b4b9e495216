/** Threats that rules keep back as long as a flow stays where it is. */

import type { Diagram, Flow, Id, Model } from "../model/model.ts";
import type { Template } from "../template/template.ts";
import { threatTypesOff } from "../template/threat-profiles.ts";
import { compileTemplate } from "./compiled-template.ts";
import { factsOf } from "./facts.ts";
import { interactionsOf } from "./interactions.ts";
import { withNames } from "./text.ts";

/** A threat a flow would have if it crossed the boundary its rule asks for. */
export interface HiddenThreat {
  readonly typeId: Id;
  readonly title: string;
  readonly category: string;
  readonly flow: Flow;
}

/**
 * What implicit trust hides on a diagram: the threats that appear once every crossing a rule asks for is assumed,
 * and do not without. What a rule excludes is looked at as it is. In stored order of flows, then template order.
 */
export function hiddenThreats(
  template: Template,
  model: Model,
  diagram: Diagram,
): readonly HiddenThreat[] {
  if (!model.generationEnabled) return [];
  const off = threatTypesOff(template, model);
  const types = compileTemplate(template).byScope.interaction.types.flatMap((type) => {
    const { firesIfCrossed } = type;
    return firesIfCrossed === null || off.has(type.id) ? [] : [{ ...type, firesIfCrossed }];
  });
  if (types.length === 0) return [];
  return interactionsOf(diagram).flatMap((interaction) => {
    const facts = factsOf(template, interaction);
    const hidden = types.filter((type) => type.firesIfCrossed(facts) && !type.fires(facts));
    if (hidden.length === 0) return [];
    const named = withNames(interaction);
    return hidden.map(({ id, title, category }) => ({
      typeId: id,
      title: title(named),
      category,
      flow: interaction.flow,
    }));
  });
}
