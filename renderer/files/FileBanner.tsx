import { FileWarning } from "lucide-react";
import type { ReactElement } from "react";
import { useApp, useProjectState } from "../ui/context.ts";
import { Button } from "../ui/controls.tsx";
import styles from "./FileBanner.module.css";

/** Says that the model's file is not what it was, and what can be done about it. */
export function FileBanner(): ReactElement | null {
  const app = useApp();
  const file = useProjectState((state) => state.file);
  const state = file?.link?.state;
  if (!file?.link || state === undefined || state === "same") return null;
  const { fileName } = file.link;
  return (
    <section className={styles["banner"]} aria-label="File">
      <FileWarning size={16} aria-hidden="true" />
      <p>
        {state === "changed" ? (
          <>
            <strong>{fileName}</strong> was changed by another program.{" "}
            {file.edited ? "Your own changes are not in it." : "You have changed nothing since."}
          </>
        ) : state === "missing" ? (
          <>
            <strong>{fileName}</strong> was moved or deleted. Your model is safe in Palisade.
          </>
        ) : (
          <>
            <strong>{fileName}</strong> cannot be read now. Your model is safe in Palisade.
          </>
        )}
      </p>
      {state === "changed" ? (
        <>
          <Button onClick={() => void app.files.takeOver()}>Take its version</Button>
          <Button onClick={() => void app.files.overwrite()}>Overwrite it</Button>
        </>
      ) : state === "missing" ? (
        <Button onClick={() => void app.files.save()}>Write it anew</Button>
      ) : null}
      <Button onClick={() => void app.files.saveAs()}>Save as…</Button>
    </section>
  );
}
