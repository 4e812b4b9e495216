import type { Action, ActionContext, ActionGroup, KeyScope } from "./action.ts";
import { alignments, distributions } from "./align.ts";
import { changeTemplate } from "./change-template.ts";
import { chooseProfiles } from "./choose-profiles.ts";
import { copy, cut, paste, pasteInPlace } from "./clipboard.ts";
import { connectFrom } from "./connect.ts";
import { deleteSelection } from "./delete.ts";
import { duplicateSelection } from "./duplicate.ts";
import { duplicateTemplate } from "./duplicate-template.ts";
import {
  addDiagram,
  deleteDiagram,
  duplicateDiagram,
  moveDiagramLeft,
  moveDiagramRight,
  renameDiagram,
} from "./edit-diagrams.ts";
import { enclose } from "./enclose.ts";
import { pictureActions } from "./export-picture.ts";
import { exportDiagrams, exportReports } from "./export-report.ts";
import { explainThreats } from "./explain-threats.ts";
import { exportTemplate } from "./export-template.ts";
import { find } from "./find.ts";
import { findThreat } from "./find-threat.ts";
import { makeBidirectional, reverseFlow, straightenFlow } from "./flows.ts";
import { followFlows } from "./follow-flows.ts";
import { goToRegions } from "./go-to-region.ts";
import { judgements } from "./judge.ts";
import { findStencil, showOutline, toggleLeftPanel } from "./left-panel.ts";
import { matchesKey, type KeyPress } from "./keys.ts";
import { toggleLock } from "./lock.ts";
import { nextMessage, previousMessage, toggleMessages } from "./messages.ts";
import { nameState } from "./name-state.ts";
import { narrowTemplateList } from "./narrow-template-list.ts";
import { newModel } from "./new-model.ts";
import { newTemplate } from "./new-template.ts";
import { newWindow } from "./new-window.ts";
import { nudges } from "./nudge.ts";
import { openFile } from "./open-file.ts";
import { printReport } from "./print-report.ts";
import { publishTemplate } from "./publish-template.ts";
import { redo } from "./redo.ts";
import { reportZeroTrust } from "./report-zero-trust.ts";
import { rename } from "./rename.ts";
import { reorderings } from "./reorder.ts";
import { resizes } from "./resize.ts";
import { save } from "./save.ts";
import { saveAs } from "./save-as.ts";
import { saveCopy } from "./save-copy.ts";
import { invertSelection, selectConnected, selectNone } from "./select.ts";
import { selectAll } from "./select-all.ts";
import { showAnalysis } from "./show-analysis.ts";
import { showCommands } from "./show-commands.ts";
import { showDesign } from "./show-design.ts";
import { showKeys } from "./show-keys.ts";
import { showLedger } from "./show-ledger.ts";
import { searchEverywhere, showOpenThreats, showStart, showTemplates } from "./show-start.ts";
import { addTableRow, deleteTableRows, reverseTableFlows } from "./table-rows.ts";
import { showTable } from "./show-table.ts";
import { takeOverFile } from "./take-over-file.ts";
import { copyTemplateRecord, pasteTemplateRecord } from "./template-clipboard.ts";
import { templateTabs } from "./template-tabs.ts";
import { routeAround, tidyDiagram, tidySelection } from "./tidy.ts";
import { drawingTools, selectTool } from "./take-tool.ts";
import { toggleComparison } from "./toggle-comparison.ts";
import { toggleHistory } from "./toggle-history.ts";
import { toggleLens } from "./toggle-lens.ts";
import { toggleSnap } from "./toggle-snap.ts";
import { toggleTheme } from "./toggle-theme.ts";
import { nextDiagram, previousDiagram } from "./turn-diagram.ts";
import { undo } from "./undo.ts";
import { zoomActual, zoomIn, zoomOut, zoomToFit, zoomToSelection } from "./zoom.ts";

/** Everything a person can do, in the order help shows it. */
export const actions: readonly Action[] = [
  newModel,
  newWindow,
  openFile,
  save,
  saveAs,
  saveCopy,
  takeOverFile,
  changeTemplate,
  showStart,
  searchEverywhere,
  showOpenThreats,
  showTemplates,
  showLedger,
  undo,
  redo,
  cut,
  copy,
  paste,
  pasteInPlace,
  duplicateSelection,
  deleteSelection,
  toggleHistory,
  nameState,
  toggleComparison,
  ...reorderings,
  ...alignments,
  ...distributions,
  reverseFlow,
  makeBidirectional,
  straightenFlow,
  enclose,
  toggleLock,
  addDiagram,
  renameDiagram,
  duplicateDiagram,
  deleteDiagram,
  moveDiagramLeft,
  moveDiagramRight,
  showDesign,
  showAnalysis,
  showTable,
  nextDiagram,
  previousDiagram,
  toggleLens,
  ...goToRegions,
  toggleMessages,
  nextMessage,
  previousMessage,
  showOutline,
  findStencil,
  toggleLeftPanel,
  find,
  toggleTheme,
  zoomIn,
  zoomOut,
  zoomActual,
  zoomToFit,
  zoomToSelection,
  selectTool,
  ...drawingTools.map(({ action }) => action),
  selectAll,
  selectNone,
  selectConnected,
  invertSelection,
  ...nudges,
  tidyDiagram,
  tidySelection,
  routeAround,
  ...resizes,
  connectFrom,
  ...followFlows,
  addTableRow,
  reverseTableFlows,
  deleteTableRows,
  rename,
  toggleSnap,
  findThreat,
  explainThreats,
  chooseProfiles,
  ...judgements,
  printReport,
  ...exportReports,
  reportZeroTrust,
  ...exportDiagrams,
  ...pictureActions,
  newTemplate,
  duplicateTemplate,
  copyTemplateRecord,
  pasteTemplateRecord,
  publishTemplate,
  ...exportTemplate,
  ...templateTabs.map(({ action }) => action),
  narrowTemplateList,
  showCommands,
  showKeys,
];

/** The action a key press means where the keyboard is, or null. */
export function actionForKey(
  press: KeyPress,
  scope: Exclude<KeyScope, "anywhere"> | null,
  context: ActionContext,
): Action | null {
  return (
    actions.find(
      (action) =>
        (action.scope === "anywhere" || action.scope === scope) &&
        action.keys.some((key) => matchesKey(key, press)) &&
        action.enabled(context),
    ) ?? null
  );
}

/** Actions with their keys, by group, for the help. */
export function actionsByGroup(): ReadonlyMap<ActionGroup, readonly Action[]> {
  return Map.groupBy(actions, (action) => action.group);
}
