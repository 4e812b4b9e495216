import { type ReactElement } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";
import { ThreatList } from "../analysis/ThreatList.tsx";
import { ThreatPanel } from "../analysis/ThreatPanel.tsx";
import { DiagramCanvas } from "../canvas/DiagramCanvas.tsx";
import { FileBanner } from "../files/FileBanner.tsx";
import { Inspector } from "../inspector/Inspector.tsx";
import { useProjectState } from "../ui/context.ts";
import { DiagramTabs } from "./DiagramTabs.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { TopBar } from "./TopBar.tsx";
import styles from "./Workspace.module.css";

/** An open model: the diagram in the middle, what is selected at the right, in the analysis the threats below. */
export function Workspace(): ReactElement {
  const analysis = useProjectState((state) => state.view === "analysis");
  const onThreat = useProjectState(
    (state) => state.view === "analysis" && state.threatKeys.length > 0,
  );
  return (
    <div className={styles["workspace"]}>
      <TopBar />
      <div>
        <FileBanner />
      </div>
      <main className={styles["body"]}>
        <Group orientation="horizontal" className={styles["group"] ?? ""}>
          <Panel id="stage" minSize="35%">
            <Group orientation="vertical" className={styles["group"] ?? ""}>
              <Panel id="diagram" minSize="20%">
                <div className={styles["diagram"]}>
                  <DiagramTabs />
                  <div
                    id="diagram-panel"
                    role="tabpanel"
                    aria-label="Diagram"
                    className={styles["canvas"]}
                  >
                    <DiagramCanvas />
                  </div>
                </div>
              </Panel>
              {analysis ? (
                <>
                  <Separator
                    className={styles["rowHandle"] ?? ""}
                    aria-label="Height of the threat list"
                  />
                  <Panel id="threats" defaultSize="46%" minSize="20%">
                    <ThreatList />
                  </Panel>
                </>
              ) : null}
            </Group>
          </Panel>
          <Separator
            className={styles["columnHandle"] ?? ""}
            aria-label="Width of the properties"
          />
          <Panel
            id="side"
            defaultSize="330px"
            minSize="250px"
            maxSize="50%"
            groupResizeBehavior="preserve-pixel-size"
          >
            {onThreat ? <ThreatPanel /> : <Inspector />}
          </Panel>
        </Group>
      </main>
      <StatusBar />
    </div>
  );
}
