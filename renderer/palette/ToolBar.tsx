import { Toolbar } from "@base-ui/react/toolbar";
import type { ReactElement } from "react";
import type { Action } from "../actions/action.ts";
import { drawingTools, inHand, selectTool } from "../actions/take-tool.ts";
import { useProjectState } from "../ui/context.ts";
import { Tooltip } from "../ui/Tooltip.tsx";
import { useAction } from "../ui/use-action.ts";
import styles from "./Palette.module.css";

/** The tools for what every template has, over the canvas. Left and right go through them. */
export function ToolBar(): ReactElement {
  const selecting = useProjectState(({ tool }) => tool.kind === "select");
  return (
    <Toolbar.Root className={styles["toolBar"]} aria-label="Tools">
      <Tool action={selectTool} pressed={selecting} />
      <Toolbar.Separator className={styles["toolDivider"]} />
      {drawingTools.map(({ kind, action }) => (
        <DrawingTool key={kind} kind={kind} action={action} />
      ))}
    </Toolbar.Root>
  );
}

function DrawingTool({ kind, action }: (typeof drawingTools)[number]): ReactElement {
  const pressed = useProjectState((state) => inHand(state, kind));
  return <Tool action={action} pressed={pressed} />;
}

interface ToolProps {
  readonly action: Action;
  readonly pressed: boolean;
}

function Tool({ action, pressed }: ToolProps): ReactElement {
  const { enabled, label, perform } = useAction(action);
  const { icon: Icon, keys } = action;
  const [key = ""] = keys;
  return (
    <Tooltip label={label} keys={key}>
      <Toolbar.Button
        className={styles["tool"]}
        aria-label={label}
        aria-keyshortcuts={key}
        aria-pressed={pressed}
        disabled={!enabled}
        onClick={perform}
      >
        {Icon === undefined ? null : <Icon size={16} aria-hidden="true" />}
        <span className={styles["toolKey"]} aria-hidden="true">
          {key}
        </span>
      </Toolbar.Button>
    </Tooltip>
  );
}
