import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";
import { keyCaps } from "../actions/keys.ts";
import styles from "./overlays.module.css";
import { isMac } from "./platform.ts";

interface TooltipProps {
  readonly label: string;
  readonly keys?: string | undefined;
  /** One element that takes a ref and events. */
  readonly children: ReactElement<Record<string, unknown>>;
}

/** A short name beside a control under the pointer. The control itself must carry its accessible name. */
export function Tooltip({ label, keys, children }: TooltipProps): ReactElement {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={children} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner className={styles["positioner"]} sideOffset={6}>
          <BaseTooltip.Popup className={styles["tooltip"]} aria-hidden="true">
            {label}
            {keys === undefined ? null : <kbd>{keyCaps(keys, isMac).join(" ")}</kbd>}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}
