import { useState, type ReactElement } from "react";
import type { CopyOptions } from "../state/files.ts";
import { useApp } from "../ui/context.ts";
import { Button, Checkbox } from "../ui/controls.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./CopyDialog.module.css";

const FORMATS = [
  {
    format: "tm7",
    name: "Threat Modeling Tool (.tm7)",
    about: "Opens in the Microsoft Threat Modeling Tool; carries its template.",
  },
  {
    format: "palisade",
    name: "Palisade (.palisade.json)",
    about: "Text in a fixed order, for review and version control.",
  },
] as const;

/** What a copy for others is to be like. */
export function CopyDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const app = useApp();
  const [options, setOptions] = useState<CopyOptions>({
    format: "tm7",
    scrub: true,
    embedTemplate: app.files.shouldEmbedTemplate(),
  });
  return (
    <Dialog
      title="Save a copy to share"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            onClick={() => {
              onClose();
              void app.files.saveCopy(options);
            }}
          >
            Choose where…
          </Button>
        </>
      }
    >
      <div className={styles["form"]}>
        <fieldset>
          <legend>Format</legend>
          {FORMATS.map(({ format, name, about }) => (
            <label key={format} className={styles["choice"]}>
              <input
                type="radio"
                name="format"
                aria-label={name}
                checked={options.format === format}
                data-first-focus={options.format === format || undefined}
                onChange={() => setOptions({ ...options, format })}
              />
              <span>
                <strong>{name}</strong>
                <span>{about}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div>
          <Checkbox
            label="Take out user names and machine paths"
            checked={options.scrub}
            onChange={(scrub) => setOptions({ ...options, scrub })}
          />
          <p>
            Removes who changed what (such as DOMAIN\user), e-mail addresses among owner, reviewer
            and contributors, and home folders in any text. Your model keeps them.
          </p>
        </div>
        {options.format === "palisade" ? (
          <div>
            <Checkbox
              label="Put the template inside the file"
              checked={options.embedTemplate}
              onChange={(embedTemplate) => setOptions({ ...options, embedTemplate })}
            />
            <p>Needed by whoever has not installed this template.</p>
          </div>
        ) : null}
      </div>
    </Dialog>
  );
}
