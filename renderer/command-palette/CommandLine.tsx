/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus --
   an option of a list box whose keys and focus are with its field */
import { ChevronRight, ShieldAlert, Workflow } from "lucide-react";
import type { ReactElement } from "react";
import type { Segment } from "../../shared/model/matched-words.ts";
import { itemKind, KIND_ICONS } from "../inspector/kinds.ts";
import { StencilPicture } from "../palette/StencilPicture.tsx";
import { Keys } from "../ui/controls.tsx";
import { Marked } from "../ui/Marked.tsx";
import lineStyles from "../ui/option-line.module.css";
import styles from "./CommandPalette.module.css";
import type { Command } from "./commands.ts";

interface CommandLineProps {
  readonly id: string;
  readonly command: Command;
  readonly segments: readonly Segment[];
  readonly active: boolean;
  readonly onPerform: (connected: boolean) => void;
}

const ICON = 16;

/** One command: what it is, its name, its key. */
export function CommandLine(props: CommandLineProps): ReactElement {
  const { id, command, segments, active, onPerform } = props;
  const about = aboutOf(command);
  const keys = command.kind === "action" ? command.action.keys[0] : undefined;
  return (
    <div
      id={id}
      role="option"
      aria-selected={active}
      className={lineStyles["line"]}
      onClick={(event) => onPerform(event.altKey || event.ctrlKey || event.metaKey)}
    >
      <span className={styles["icon"]}>
        <Icon command={command} />
      </span>
      <span className={lineStyles["name"]}>
        <Marked segments={segments} />
      </span>
      {about === "" ? null : <span className={lineStyles["about"]}>{about}</span>}
      {keys === undefined ? null : <Keys keys={keys} />}
    </div>
  );
}

function Icon({ command }: { readonly command: Command }): ReactElement {
  switch (command.kind) {
    case "stencil":
      return <StencilPicture stencilId={command.stencilId} size={20} />;
    case "action": {
      const Picture = command.action.icon ?? ChevronRight;
      return <Picture size={ICON} aria-hidden="true" />;
    }
    case "diagram":
      return <Workflow size={ICON} aria-hidden="true" />;
    case "item": {
      const Picture = KIND_ICONS[command.item.kind];
      return <Picture size={ICON} aria-hidden="true" />;
    }
    case "threat":
      return <ShieldAlert size={ICON} aria-hidden="true" />;
  }
}

function aboutOf(command: Command): string {
  switch (command.kind) {
    case "action":
      return command.action.group;
    case "stencil":
      return "Stencil";
    case "diagram":
      return "Diagram";
    case "item":
      return [itemKind(command.item, command.diagram), command.diagram.name.trim()]
        .filter(Boolean)
        .join(" · ");
    case "threat":
      return command.threat.interaction.replace(/\s+/gu, " ").trim() || "Threat";
  }
}
