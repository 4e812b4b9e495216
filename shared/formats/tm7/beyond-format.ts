/** What a model can say that a `.tm7` cannot, taken out before it is written. */

import type { LedgerEntry, LossLedger } from "../../model/ledger.ts";
import type { Model, Threat } from "../../model/model.ts";
import { isInteraction } from "../../model/threat-topic.ts";
import { isJudged } from "../../model/verdict-anchor.ts";
import { excerpt } from "../xml-content.ts";

/**
 * The model as far as a `.tm7` can hold it: without threats that are about no flow, and without switched profiles.
 * @param origin the file it is written into, which keeps what it holds already; null for a new one
 */
export function withinFormat(
  model: Model,
  origin: Model | null,
): { readonly model: Model; readonly ledger: LossLedger } {
  const standing = new Set(origin?.threats.map(({ key }) => key));
  const fits = (threat: Threat): boolean => isInteraction(threat) || standing.has(threat.key);
  const left = model.threats.filter((threat) => !fits(threat));
  const { profiles, ...rest } = model;
  if (left.length === 0 && profiles === undefined) return { model, ledger: [] };
  const switched = Object.keys(profiles ?? {}).length > 0;
  const ledger = [...left.map(leftOut), ...(switched ? [switchedProfiles] : [])];
  return { model: { ...rest, threats: model.threats.filter(fits) }, ledger };
}

function leftOut(threat: Threat): LedgerEntry {
  const { number, title, interaction } = threat;
  return {
    effect: "dropped",
    place: `threat ${number} ${excerpt(title)}`,
    what:
      `It is about ${excerpt(interaction)}, and the format only knows threats of flows.` +
      (isJudged(threat) ? " Its verdict is left out with it." : ""),
  };
}

const switchedProfiles: LedgerEntry = {
  effect: "dropped",
  place: "profiles",
  what: "The format does not know that threats may be switched on and off in groups.",
};
