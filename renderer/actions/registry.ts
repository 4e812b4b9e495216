import type { Action, ActionContext, ActionGroup, KeyScope } from "./action.ts";
import { changeTemplate } from "./change-template.ts";
import { exportDiagrams, exportReports } from "./export-report.ts";
import { findThreat } from "./find-threat.ts";
import { goToRegions } from "./go-to-region.ts";
import { judgements } from "./judge.ts";
import { matchesKey, type KeyPress } from "./keys.ts";
import { nameState } from "./name-state.ts";
import { newModel } from "./new-model.ts";
import { nudges } from "./nudge.ts";
import { openFile } from "./open-file.ts";
import { redo } from "./redo.ts";
import { rename } from "./rename.ts";
import { save } from "./save.ts";
import { saveAs } from "./save-as.ts";
import { saveCopy } from "./save-copy.ts";
import { selectAll } from "./select-all.ts";
import { showAnalysis } from "./show-analysis.ts";
import { showDesign } from "./show-design.ts";
import { showKeys } from "./show-keys.ts";
import { showLedger } from "./show-ledger.ts";
import { searchEverywhere, showOpenThreats, showStart } from "./show-start.ts";
import { takeOverFile } from "./take-over-file.ts";
import { toggleComparison } from "./toggle-comparison.ts";
import { toggleHistory } from "./toggle-history.ts";
import { toggleSnap } from "./toggle-snap.ts";
import { toggleTheme } from "./toggle-theme.ts";
import { nextDiagram, previousDiagram } from "./turn-diagram.ts";
import { undo } from "./undo.ts";
import { zoomActual, zoomIn, zoomOut, zoomToFit, zoomToSelection } from "./zoom.ts";

/** Everything a person can do, in the order help shows it. */
export const actions: readonly Action[] = [
  newModel,
  openFile,
  save,
  saveAs,
  saveCopy,
  takeOverFile,
  changeTemplate,
  showStart,
  searchEverywhere,
  showOpenThreats,
  showLedger,
  undo,
  redo,
  toggleHistory,
  nameState,
  toggleComparison,
  showDesign,
  showAnalysis,
  nextDiagram,
  previousDiagram,
  ...goToRegions,
  toggleTheme,
  zoomIn,
  zoomOut,
  zoomActual,
  zoomToFit,
  zoomToSelection,
  selectAll,
  ...nudges,
  rename,
  toggleSnap,
  findThreat,
  ...judgements,
  ...exportReports,
  ...exportDiagrams,
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
