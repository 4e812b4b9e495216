import { Tabs } from "@base-ui/react/tabs";
import { ListTree, PanelLeftClose, Shapes } from "lucide-react";
import type { ReactElement } from "react";
import { toggleLeftPanel } from "../actions/left-panel.ts";
import { Outline } from "../outline/Outline.tsx";
import { StencilPalette } from "../palette/StencilPalette.tsx";
import { useActionContext, useAppState } from "../ui/context.ts";
import { IconButton } from "../ui/controls.tsx";
import styles from "./LeftPanel.module.css";

/** At the left of the design: what can be drawn, or what was drawn. */
export function LeftPanel(): ReactElement {
  const context = useActionContext();
  const tab = useAppState((state) => state.settings.leftPanelTab);
  return (
    <aside className={styles["panel"]} aria-label="Stencils and outline">
      <Tabs.Root
        className={styles["tabs"]}
        value={tab}
        onValueChange={(next) =>
          void context.app.saveSettings({
            leftPanelTab: next === "outline" ? "outline" : "stencils",
          })
        }
      >
        <div className={styles["head"]}>
          <Tabs.List className={styles["list"]} aria-label="Left panel">
            <Tabs.Tab className={styles["tab"]} value="stencils">
              <Shapes size={14} aria-hidden="true" /> Stencils
            </Tabs.Tab>
            <Tabs.Tab className={styles["tab"]} value="outline">
              <ListTree size={14} aria-hidden="true" /> Outline
            </Tabs.Tab>
          </Tabs.List>
          <IconButton
            small
            label="Hide this panel"
            keys={toggleLeftPanel.keys[0]}
            onClick={() => toggleLeftPanel.perform(context)}
          >
            <PanelLeftClose size={15} />
          </IconButton>
        </div>
        <Tabs.Panel className={styles["content"]} value="stencils" tabIndex={-1}>
          <StencilPalette />
        </Tabs.Panel>
        <Tabs.Panel className={styles["content"]} value="outline" tabIndex={-1}>
          <Outline />
        </Tabs.Panel>
      </Tabs.Root>
    </aside>
  );
}
