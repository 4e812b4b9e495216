import { ScanEye } from "lucide-react";
import type { ReactElement } from "react";
import { toggleLens } from "../actions/toggle-lens.ts";
import { useProjectState } from "../ui/context.ts";
import { Tooltip } from "../ui/Tooltip.tsx";
import { useAction } from "../ui/use-action.ts";
import styles from "./Lens.module.css";

/** Turns the Zero-Trust lens on and off, in the status bar. */
export function LensSwitch(): ReactElement {
  const on = useProjectState((state) => state.lensOn);
  const toggle = useAction(toggleLens);
  return (
    <Tooltip label={toggle.label} keys={toggleLens.keys[0]}>
      <button type="button" className={styles["switch"]} aria-pressed={on} onClick={toggle.perform}>
        <ScanEye size={14} aria-hidden="true" /> Zero Trust
      </button>
    </Tooltip>
  );
}
