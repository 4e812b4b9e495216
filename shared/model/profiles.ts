/** Which groups of threat types a model has. */

import type { Id, Model } from "./model.ts";

/** What a template says of a group of threat types. */
interface Profile {
  readonly id: Id;
  /** Whether a model has it unless it says otherwise. */
  readonly on: boolean;
}

/** Whether a model has this profile: as its author switched it, else as the template says. */
export function hasProfile(model: Model, { id, on }: Profile): boolean {
  return model.profiles?.[id] ?? on;
}
