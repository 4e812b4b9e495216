import {
  AlignStartVertical,
  ChevronDown,
  Command,
  FileOutput,
  History,
  Keyboard,
  PencilRuler,
  Redo2,
  ShieldAlert,
  SunMoon,
  Table2,
  Undo2,
} from "lucide-react";
import type { ReactElement } from "react";
import { alignments, distributions } from "../actions/align.ts";
import { changeTemplate } from "../actions/change-template.ts";
import { copy, cut, paste, pasteInPlace } from "../actions/clipboard.ts";
import { deleteSelection } from "../actions/delete.ts";
import { duplicateSelection } from "../actions/duplicate.ts";
import { enclose } from "../actions/enclose.ts";
import { pictureActions } from "../actions/export-picture.ts";
import { exportDiagrams, exportReports } from "../actions/export-report.ts";
import { find } from "../actions/find.ts";
import { makeBidirectional, reverseFlow, straightenFlow } from "../actions/flows.ts";
import { toggleLock } from "../actions/lock.ts";
import { newModel } from "../actions/new-model.ts";
import { openFile } from "../actions/open-file.ts";
import { nameState } from "../actions/name-state.ts";
import { redo } from "../actions/redo.ts";
import { reorderings } from "../actions/reorder.ts";
import { reportZeroTrust } from "../actions/report-zero-trust.ts";
import { save } from "../actions/save.ts";
import { saveAs } from "../actions/save-as.ts";
import { saveCopy } from "../actions/save-copy.ts";
import { invertSelection, selectConnected, selectNone } from "../actions/select.ts";
import { selectAll } from "../actions/select-all.ts";
import { showCommands } from "../actions/show-commands.ts";
import { showKeys } from "../actions/show-keys.ts";
import { showLedger } from "../actions/show-ledger.ts";
import {
  searchEverywhere,
  showOpenThreats,
  showStart,
  showTemplates,
} from "../actions/show-start.ts";
import { takeOverFile } from "../actions/take-over-file.ts";
import { routeAround, tidyDiagram, tidySelection } from "../actions/tidy.ts";
import { toggleComparison } from "../actions/toggle-comparison.ts";
import { toggleHistory } from "../actions/toggle-history.ts";
import { toggleLens } from "../actions/toggle-lens.ts";
import { toggleTheme } from "../actions/toggle-theme.ts";
import { undo } from "../actions/undo.ts";
import { FileBadge } from "../files/FileBadge.tsx";
import type { View } from "../state/project-state.ts";
import { ActionButton } from "../ui/ActionButton.tsx";
import { ActionMenu } from "../ui/ActionMenu.tsx";
import { BrandMark } from "../ui/BrandMark.tsx";
import { useAppState, useProject, useProjectState } from "../ui/context.ts";
import { Button, Segments, Spinner } from "../ui/controls.tsx";
import styles from "./Workspace.module.css";

/** Name of the model, design or analysis, undo, report, help. */
export function TopBar(): ReactElement {
  const project = useProject();
  const name = useProjectState((state) => state.name);
  const view = useProjectState((state) => state.view);
  const busy = useAppState((state) => state.busy);
  return (
    <header className={styles["top"]}>
      <div className={styles["identity"]}>
        <h1 className="visually-hidden">{name}</h1>
        <ActionMenu
          trigger={
            <Button tone="quiet" aria-label={`Model ${name}: file menu`} className={styles["home"]}>
              <BrandMark size={22} />
              <span className={styles["name"]}>{name}</span>
              <ChevronDown size={14} aria-hidden="true" />
            </Button>
          }
          sections={[
            [showStart, searchEverywhere, showOpenThreats, showTemplates],
            [newModel, openFile],
            [save, saveAs, saveCopy, takeOverFile],
            [changeTemplate, showLedger],
          ]}
        />
        <FileBadge />
        <ActionMenu
          align="start"
          trigger={
            <Button tone="quiet">
              Edit
              <ChevronDown size={14} aria-hidden="true" />
            </Button>
          }
          sections={[
            [undo, redo],
            [cut, copy, paste, pasteInPlace, duplicateSelection, deleteSelection],
            [selectAll, selectNone, selectConnected, invertSelection, find],
            [toggleHistory, nameState, toggleComparison],
            [toggleLens],
          ]}
        />
        <ActionMenu
          align="start"
          trigger={
            <Button tone="quiet">
              Arrange
              <ChevronDown size={14} aria-hidden="true" />
            </Button>
          }
          sections={[
            reorderings,
            [
              {
                id: "align",
                label: "Align",
                icon: AlignStartVertical,
                sections: [alignments],
              },
              ...distributions,
            ],
            [reverseFlow, makeBidirectional, straightenFlow],
            [enclose, toggleLock],
            [tidyDiagram, tidySelection, routeAround],
          ]}
        />
      </div>
      <Segments<View>
        compact
        label="View"
        value={view}
        onChange={(next) => project.show(next)}
        options={[
          { value: "design", label: "Design", icon: <PencilRuler size={14} /> },
          { value: "analysis", label: "Analysis", icon: <ShieldAlert size={14} /> },
          { value: "table", label: "Table", icon: <Table2 size={14} /> },
        ]}
      />
      <div className={styles["tools"]}>
        <UndoRedoHistory />
        <span className={styles["divider"]} />
        <ActionMenu
          trigger={
            <Button tone="quiet">
              {busy === null ? <FileOutput size={15} aria-hidden="true" /> : <Spinner />}
              Report
              <ChevronDown size={14} aria-hidden="true" />
            </Button>
          }
          sections={[exportReports, [reportZeroTrust], exportDiagrams, pictureActions]}
        />
        <span className={styles["divider"]} />
        <ActionButton action={showCommands} icon={<Command size={16} />} label="Commands" />
        <ActionButton action={toggleTheme} icon={<SunMoon size={16} />} label="Switch colours" />
        <ActionButton action={showKeys} icon={<Keyboard size={16} />} />
      </div>
      <output className="visually-hidden">{busy ?? ""}</output>
    </header>
  );
}

function UndoRedoHistory(): ReactElement {
  const shown = useProjectState((state) => state.historyShown);
  return (
    <>
      <ActionButton action={undo} icon={<Undo2 size={16} />} />
      <ActionButton action={redo} icon={<Redo2 size={16} />} />
      <ActionButton
        action={toggleHistory}
        icon={<History size={16} />}
        label="History"
        pressed={shown}
      />
    </>
  );
}
