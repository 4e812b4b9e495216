import type { ReactElement } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";
import { ThreatList } from "../analysis/ThreatList.tsx";
import { ThreatPanel } from "../analysis/ThreatPanel.tsx";
import { DiagramCanvas } from "../canvas/DiagramCanvas.tsx";
import { ComparisonView } from "../comparison/ComparisonView.tsx";
import { HistoryPanel } from "../history/HistoryPanel.tsx";
import { FileBanner } from "../files/FileBanner.tsx";
import { Inspector } from "../inspector/Inspector.tsx";
import { useMedia, useProjectState } from "../ui/context.ts";
import { MessagesPanel } from "../messages/MessagesPanel.tsx";
import { TableView } from "../tables/TableView.tsx";
import { DiagramTabs } from "./DiagramTabs.tsx";
import { EditNews } from "./EditNews.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { TopBar } from "./TopBar.tsx";
import styles from "./Workspace.module.css";

/** Below this the history takes the place of the properties. */
const NARROW = "(max-width: 1240px)";

/**
 * An open model: the diagram in the middle, what is selected at the right, in the analysis the threats below; the
 * history between them when it is asked for. A comparison takes the place of all but the history.
 */
export function Workspace(): ReactElement {
  const comparing = useProjectState((state) => state.comparing);
  const historyShown = useProjectState((state) => state.historyShown);
  const narrow = useMedia(NARROW);
  return (
    <div className={styles["workspace"]}>
      <TopBar />
      <div>
        <FileBanner />
      </div>
      <main className={styles["body"]}>
        <Group orientation="horizontal" className={styles["group"] ?? ""}>
          <Panel id="stage" minSize="35%">
            {comparing ? <ComparisonView /> : <Stage />}
          </Panel>
          {historyShown ? (
            <Side id="history" label="Width of the history">
              <HistoryPanel />
            </Side>
          ) : null}
          {comparing || (historyShown && narrow) ? null : (
            <Side id="side" label="Width of the properties">
              <SelectedProperties />
            </Side>
          )}
        </Group>
      </main>
      <StatusBar />
      <EditNews />
    </div>
  );
}

/** The diagram, in the analysis with the threats below it; or its tables. */
function Stage(): ReactElement {
  const analysis = useProjectState((state) => state.view === "analysis");
  const messages = useProjectState((state) => state.messagesShown);
  const table = useProjectState((state) => state.view === "table");
  return (
    <Group orientation="vertical" className={styles["group"] ?? ""}>
      <Panel id="diagram" minSize="20%">
        <div className={styles["diagram"]}>
          <DiagramTabs />
          <div id="diagram-panel" role="tabpanel" aria-label="Diagram" className={styles["canvas"]}>
            {table ? <TableView /> : <DiagramCanvas />}
          </div>
        </div>
      </Panel>
      {messages ? (
        <>
          <Separator className={styles["rowHandle"] ?? ""} aria-label="Height of the messages" />
          <Panel id="messages" defaultSize="28%" minSize="12%">
            <MessagesPanel />
          </Panel>
        </>
      ) : null}
      {analysis ? (
        <>
          <Separator className={styles["rowHandle"] ?? ""} aria-label="Height of the threat list" />
          <Panel id="threats" defaultSize="46%" minSize="20%">
            <ThreatList />
          </Panel>
        </>
      ) : null}
    </Group>
  );
}

interface SideProps {
  readonly id: string;
  /** What its left edge does. */
  readonly label: string;
  readonly children: ReactElement;
}

/** A column at the right, as wide as the person made it. */
function Side({ id, label, children }: SideProps): ReactElement {
  return (
    <>
      <Separator className={styles["columnHandle"] ?? ""} aria-label={label} />
      <Panel
        id={id}
        defaultSize="330px"
        minSize="250px"
        maxSize="50%"
        groupResizeBehavior="preserve-pixel-size"
      >
        {children}
      </Panel>
    </>
  );
}

function SelectedProperties(): ReactElement {
  const onThreat = useProjectState(
    (state) => state.view === "analysis" && state.threatKeys.length > 0,
  );
  return onThreat ? <ThreatPanel /> : <Inspector />;
}
