import type { ReactElement } from "react";
import type { Action } from "../actions/action.ts";
import { IconButton } from "./controls.tsx";
import { useAction } from "./use-action.ts";

interface ActionButtonProps {
  readonly action: Action;
  readonly icon: ReactElement;
  readonly label?: string;
  /** For what is on or off. */
  readonly pressed?: boolean;
}

/** An action as an icon, with its label and keys in the tooltip. */
export function ActionButton({ action, icon, label, pressed }: ActionButtonProps): ReactElement {
  const now = useAction(action);
  return (
    <IconButton
      label={label ?? now.label}
      keys={action.keys[0]}
      aria-pressed={pressed}
      disabled={!now.enabled}
      onClick={now.perform}
    >
      {icon}
    </IconButton>
  );
}
