import { Trash2 } from "lucide-react";
import type { ReactElement } from "react";
import { deleteProfile, setProfile } from "../../shared/template/edits/profiles.ts";
import type { Profile } from "../../shared/template/template.ts";
import { usesOfProfile } from "../../shared/template/uses.ts";
import { Checkbox, IconButton } from "../ui/controls.tsx";
import tab from "./tab.module.css";
import { TextField } from "./TextField.tsx";
import { useDeleting } from "./use-deleting.tsx";
import { useEditing } from "./use-editing.ts";

interface ProfileCardProps {
  readonly at: number;
  readonly profile: Profile;
}

/** One profile. */
export function ProfileCard({ at, profile }: ProfileCardProps): ReactElement {
  const { template, readOnly, edit } = useEditing();
  const deleting = useDeleting();
  const { id, name, description, on } = profile;
  const uses = usesOfProfile(template, id);
  return (
    <section className={tab["card"]} aria-label={`Profile ${name}`}>
      <header>
        <h3>{name}</h3>
        <span className={tab["lead"]}>
          {uses.length} {uses.length === 1 ? "threat type" : "threat types"}
        </span>
        {readOnly ? null : (
          <IconButton
            small
            label={`Delete profile ${name}`}
            onClick={() =>
              deleting.ask({
                what: `the profile “${name}”`,
                uses,
                consequence: "The threat types stay, and are always on.",
                remove: () => void edit((now) => deleteProfile(now, at)),
              })
            }
          >
            <Trash2 size={14} />
          </IconButton>
        )}
      </header>
      <div className={tab["two"]}>
        <TextField
          label="Name"
          value={name}
          check={(next) => (next.trim() === "" ? "A profile needs a name." : null)}
          onCommit={(next) => void edit((now) => setProfile(now, at, { name: next }))}
        />
        <TextField
          label="Description"
          multiline
          rows={1}
          value={description}
          onCommit={(next) => void edit((now) => setProfile(now, at, { description: next }))}
        />
      </div>
      <fieldset disabled={readOnly}>
        <Checkbox
          label="On in a new model"
          checked={on}
          onChange={(next) => void edit((now) => setProfile(now, at, { on: next }))}
        />
      </fieldset>
      {deleting.question}
    </section>
  );
}
