import { useRef, type ReactElement, type Ref } from "react";
import { Group, Panel, Separator, type PanelImperativeHandle } from "react-resizable-panels";
import { ThreatList } from "../analysis/ThreatList.tsx";
import { ThreatPanel } from "../analysis/ThreatPanel.tsx";
import { DiagramCanvas } from "../canvas/DiagramCanvas.tsx";
import { ComparisonView } from "../comparison/ComparisonView.tsx";
import { HistoryPanel } from "../history/HistoryPanel.tsx";
import { FileBanner } from "../files/FileBanner.tsx";
import { LensPanel } from "../lens/LensPanel.tsx";
import { Inspector } from "../inspector/Inspector.tsx";
import { useApp, useAppState, useMedia, useProjectState } from "../ui/context.ts";
import { ToolBar } from "../palette/ToolBar.tsx";
import { MessagesPanel } from "../messages/MessagesPanel.tsx";
import { TableView } from "../tables/TableView.tsx";
import { DiagramTabs } from "../diagrams/DiagramTabs.tsx";
import { NoDiagram } from "../diagrams/NoDiagram.tsx";
import { FindBar } from "../find/FindBar.tsx";
import { TemplateBanner } from "../upgrade/TemplateBanner.tsx";
import { EditNews } from "./EditNews.tsx";
import { LeftPanel } from "./LeftPanel.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { TopBar } from "./TopBar.tsx";
import styles from "./Workspace.module.css";

/** Below this the history and the lens take the place of the properties. */
const NARROW = "(max-width: 1240px)";

/**
 * An open model: the diagram in the middle, what is selected at the right, in the analysis the threats below; the
 * history and what the Zero-Trust lens shows between them when they are asked for. A comparison takes the place of
 * all but the history.
 */
export function Workspace(): ReactElement {
  const app = useApp();
  const comparing = useProjectState((state) => state.comparing);
  const historyShown = useProjectState((state) => state.historyShown);
  const lensOn = useProjectState((state) => state.lensOn && !state.comparing);
  const designing = useProjectState((state) => state.view === "design");
  const narrow = useMedia(NARROW);
  const widths = useAppState((state) => state.settings.columnWidths);
  const leftShown =
    useAppState((state) => state.settings.leftPanelShown) && designing && !comparing;
  const left = useRef<PanelImperativeHandle>(null);
  const right = useRef<PanelImperativeHandle>(null);

  function keepWidths(): void {
    const widthOf = (panel: PanelImperativeHandle | null, before: number): number =>
      panel === null ? before : Math.round(panel.getSize().inPixels);
    void app.saveSettings({
      columnWidths: {
        left: widthOf(left.current, widths.left),
        right: widthOf(right.current, widths.right),
      },
    });
  }

  return (
    <div className={styles["workspace"]}>
      <TopBar />
      <div>
        <FileBanner />
        <TemplateBanner />
      </div>
      <main className={styles["body"]}>
        <Group
          orientation="horizontal"
          className={styles["group"] ?? ""}
          onLayoutChanged={(_, { isUserInteraction }) => {
            if (isUserInteraction) keepWidths();
          }}
        >
          {leftShown ? (
            <Panel
              id="left"
              panelRef={left}
              defaultSize={`${widths.left}px`}
              minSize="190px"
              maxSize="40%"
              groupResizeBehavior="preserve-pixel-size"
            >
              <LeftPanel />
            </Panel>
          ) : null}
          {leftShown ? <Edge label="Width of the stencils and the outline" /> : null}
          <Panel id="stage" minSize="30%">
            {comparing ? <ComparisonView /> : <Stage />}
          </Panel>
          {historyShown ? (
            <Side id="history" label="Width of the history" width={widths.right}>
              <HistoryPanel />
            </Side>
          ) : null}
          {lensOn ? (
            <Side id="lens" label="Width of the Zero-Trust panel" width={widths.right}>
              <LensPanel />
            </Side>
          ) : null}
          {comparing || ((historyShown || lensOn) && narrow) ? null : (
            <Side id="side" label="Width of the properties" width={widths.right} panelRef={right}>
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
  const diagramless = useProjectState((state) => state.model.diagrams.length === 0);
  const finding = useProjectState((state) => state.finding && state.view === "design");
  return (
    <Group orientation="vertical" className={styles["group"] ?? ""}>
      <Panel id="diagram" minSize="20%">
        <div className={styles["diagram"]}>
          <DiagramTabs />
          <div id="diagram-panel" role="tabpanel" aria-label="Diagram" className={styles["canvas"]}>
            {diagramless ? <NoDiagram /> : table ? <TableView /> : <DiagramCanvas />}
            {analysis || table || diagramless ? null : <ToolBar />}
            {finding ? <FindBar /> : null}
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
  /** Pixels, when it is opened. */
  readonly width: number;
  readonly panelRef?: Ref<PanelImperativeHandle | null>;
  readonly children: ReactElement;
}

/** A column at the right, as wide as the person made it. */
function Side({ id, label, width, panelRef = null, children }: SideProps): ReactElement {
  return (
    <>
      <Edge label={label} />
      <Panel
        id={id}
        panelRef={panelRef}
        defaultSize={`${width}px`}
        minSize="250px"
        maxSize="50%"
        groupResizeBehavior="preserve-pixel-size"
      >
        {children}
      </Panel>
    </>
  );
}

function Edge({ label }: { readonly label: string }): ReactElement {
  return <Separator className={styles["columnHandle"] ?? ""} aria-label={label} />;
}

function SelectedProperties(): ReactElement {
  const onThreat = useProjectState(
    (state) => state.view === "analysis" && state.threatKeys.length > 0,
  );
  return onThreat ? <ThreatPanel /> : <Inspector />;
}
