import type { ReactElement } from "react";
import { setProfile } from "../../shared/model/edits/profiles.ts";
import { hasProfile } from "../../shared/model/profiles.ts";
import { useProject, useProjectState } from "../ui/context.ts";
import { Button, Checkbox } from "../ui/controls.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./ProfilesDialog.module.css";

/** Which of the template's groups of threat types the model has; each switch is a step that undo takes back. */
export function ProfilesDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const project = useProject();
  const model = useProjectState((state) => state.model);
  const { profiles = [], threatTypes } = useProjectState((state) => state.template);
  return (
    <Dialog
      title="Threat profiles"
      onClose={onClose}
      foot={
        <Button tone="primary" onClick={onClose} data-first-focus>
          Done
        </Button>
      }
    >
      <p className={styles["lead"]}>
        The template keeps some of its threats in profiles. A profile that is switched off adds no
        threats; verdicts that were given while it was on are kept.
      </p>
      <ul className={styles["profiles"]}>
        {profiles.map((profile) => {
          const count = threatTypes.filter(({ profileId }) => profileId === profile.id).length;
          return (
            <li key={profile.id}>
              <Checkbox
                label={profile.name}
                checked={hasProfile(model, profile)}
                onChange={(on) => project.commit(setProfile(model, profile, on))}
              />
              <p>
                {profile.description} {count === 1 ? "1 threat type." : `${count} threat types.`}
              </p>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
