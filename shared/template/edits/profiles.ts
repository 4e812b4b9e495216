import type { TemplateChange } from "../change.ts";
import type { Profile, Template } from "../template.ts";
import { addRecord, removeRecord, replacements, setFields, type Fields } from "./records.ts";

/** Adds a profile at the end. Null when its id is taken. */
export function addProfile(template: Template, profile: Profile): TemplateChange | null {
  if (template.profiles?.some(({ id }) => id === profile.id) === true) return null;
  return addRecord(template, "profile", profile, profile.name);
}

/** Changes a profile. Null when nothing changes. */
export function setProfile(
  template: Template,
  at: number,
  fields: Omit<Fields<Profile>, "id">,
): TemplateChange | null {
  return setFields(template, "profile", at, fields, template.profiles?.[at]?.name ?? "");
}

/** Deletes a profile; its threat types are always on from then on. */
export function deleteProfile(template: Template, at: number): TemplateChange | null {
  const profile = template.profiles?.[at];
  if (profile === undefined) return null;
  const types = replacements(template, "threatType", (type) => {
    if (type.profileId !== profile.id) return type;
    const { profileId: _gone, ...rest } = type;
    return rest;
  });
  return removeRecord(template, "profile", at, profile.name, types);
}
