import { Menu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import { useState, type ReactElement } from "react";
import type { Action } from "../actions/action.ts";
import { showDiagram } from "../canvas/show-item.ts";
import { ActionLine } from "../ui/ActionEntryLine.tsx";
import { useProject, useProjectState } from "../ui/context.ts";
import { MenuSections } from "../ui/MenuLine.tsx";
import overlays from "../ui/overlays.module.css";
import { diagramHeads } from "./diagram-heads.ts";
import styles from "./DiagramTabs.module.css";

interface DiagramListProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  /** What can be done with the diagram shown. */
  readonly sections: readonly (readonly Action[])[];
}

/** A menu of all diagrams, and of what can be done with the one shown. */
export function DiagramList({ trigger, sections }: DiagramListProps): ReactElement {
  const project = useProject();
  const diagrams = useProjectState(diagramHeads);
  const diagramId = useProjectState((state) => state.diagramId);
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  return (
    <Menu.Root>
      <Menu.Trigger render={trigger} />
      <div ref={setPlace} className={overlays["menuPlace"]} />
      <Menu.Portal container={place}>
        <Menu.Positioner className={overlays["positioner"]} sideOffset={6} align="end">
          <Menu.Popup className={overlays["menu"]}>
            <Menu.RadioGroup
              aria-label="Diagram shown"
              className={styles["list"]}
              value={diagramId}
              onValueChange={(id) => showDiagram(project, String(id))}
            >
              {diagrams.map(({ id, name }) => (
                <Menu.RadioItem key={id} value={id} className={overlays["item"]} closeOnClick>
                  <span className={styles["check"]}>
                    <Menu.RadioItemIndicator>
                      <Check size={14} aria-hidden="true" />
                    </Menu.RadioItemIndicator>
                  </span>
                  <span className={overlays["itemLabel"]}>{name.trim() || "Unnamed diagram"}</span>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.Separator className={overlays["separator"]} />
            <MenuSections sections={sections}>
              {(action) => <ActionLine action={action} />}
            </MenuSections>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
