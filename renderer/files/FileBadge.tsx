import type { ReactElement } from "react";
import { save } from "../actions/save.ts";
import { useActionContext, useProjectState } from "../ui/context.ts";
import { Tooltip } from "../ui/Tooltip.tsx";
import styles from "./FileBadge.module.css";

/** The file the model is saved to, with a dot while it lacks what was done since. */
export function FileBadge(): ReactElement | null {
  const context = useActionContext();
  const file = useProjectState((state) => state.file);
  const made = useProjectState((state) => state.fileName);
  if (file === null) return null;
  if (file.link === null) {
    return made === null ? null : (
      <span className={styles["file"]} title={`Opened as a copy of ${made}`}>
        copy of {made}
      </span>
    );
  }
  const { path, fileName } = file.link;
  const said = file.edited ? `Save to ${path}` : `As saved in ${path}`;
  return (
    <Tooltip label={said} keys={save.keys[0]}>
      <button
        type="button"
        className={styles["file"]}
        data-edited={file.edited || undefined}
        aria-label={file.edited ? `${fileName}, edited: save` : `${fileName}, saved`}
        onClick={() => save.perform(context)}
      >
        {fileName}
        {file.edited ? <span className={styles["dot"]} aria-hidden="true" /> : null}
      </button>
    </Tooltip>
  );
}
