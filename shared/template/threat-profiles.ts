/** Profiles a template keeps threat types in, and whether a model has them. */

import type { Id, Model } from "../model/model.ts";
import { hasProfile } from "../model/profiles.ts";
import type { Template } from "./template.ts";

/** Ids of the threat types that the model does not have because it does not have their profile. */
export function threatTypesOff(
  { profiles = [], threatTypes }: Template,
  model: Model,
): ReadonlySet<Id> {
  const off = new Set(
    profiles.filter((profile) => !hasProfile(model, profile)).map(({ id }) => id),
  );
  if (off.size === 0) return off;
  return new Set(
    threatTypes.flatMap(({ id, profileId }) =>
      profileId !== undefined && off.has(profileId) ? [id] : [],
    ),
  );
}
