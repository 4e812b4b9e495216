import type { Change } from "../change.ts";
import type { Id, Model } from "../model.ts";
import { hasProfile } from "../profiles.ts";

/**
 * Switches a profile of the template on or off. Null when it stands so already.
 * @param profile as the template has it
 */
export function setProfile(
  model: Model,
  profile: { readonly id: Id; readonly name: string; readonly on: boolean },
  on: boolean,
): Change | null {
  if (hasProfile(model, profile) === on) return null;
  const before = model.profiles ?? null;
  const after = { ...before, [profile.id]: on };
  const label = `Switch “${profile.name}” ${on ? "on" : "off"}`;
  return { label, patches: [{ table: "profiles", before, after }] };
}
