/** What an open model's page shows, and how it is looked at. */

import type { FileState } from "../../shared/api-files.ts";
import type { OpenProject } from "../../shared/api-projects.ts";
import type { TemplateSummary } from "../../shared/api-templates.ts";
import type { LossLedger } from "../../shared/model/ledger.ts";
import type { Diagram, Id, Model } from "../../shared/model/model.ts";
import type { UndoStacks } from "../../shared/model/steps.ts";
import { gradesThreats } from "../../shared/stride/urgency.ts";
import type { Template } from "../../shared/template/template.ts";
import { emptyFilter, type ThreatFilter, type ThreatSort } from "../analysis/threat-list.ts";
import type { Camera, Size } from "../canvas/kernels/camera.ts";
import { everything, type ComparisonFilter } from "../comparison/comparison-list.ts";
import type { SaveStatus } from "./saving.ts";
import { stillThere } from "./still-there.ts";
import type { StatePoint } from "./timeline.ts";

export type View = "design" | "analysis" | "table";

/** What a press on the canvas means: selecting, or making an item of a stencil (a flow connects, a box is drawn). */
export type CanvasTool =
  | { readonly kind: "select" }
  | {
      readonly kind: "place";
      readonly stencilId: Id;
      /** Stays in hand after use, for making several. */
      readonly kept: boolean;
    };

export interface ProjectState {
  readonly id: string;
  readonly name: string;
  /** What it was made of, as the person named it; null for a model made here. */
  readonly fileName: string | null;
  /** The file it is saved to; null until that is known. */
  readonly file: FileState | null;
  readonly model: Model;
  readonly template: Template;
  readonly templateId: string;
  /** A newer version of it that is on this machine; null = none is known. */
  readonly newerTemplate: TemplateSummary | null;
  readonly ledger: LossLedger;
  readonly view: View;
  readonly tool: CanvasTool;
  /** Diagram shown; "" when the model has none. */
  readonly diagramId: Id;
  /** Items selected in that diagram. */
  readonly selection: ReadonlySet<Id>;
  /** Item that has the keyboard's attention on the canvas. */
  readonly focusedId: Id | null;
  /** Element a flow is being drawn from by keyboard; null while none is. */
  readonly connectingFrom: Id | null;
  /** Item whose name is being typed on the canvas. */
  readonly renamingId: Id | null;
  readonly cameras: ReadonlyMap<Id, Camera>;
  /** State of the diagram from which the canvas glides to the next one it shows; null = it shows that at once. */
  readonly glideFrom: Diagram | null;
  /** Pixels the canvas has now; zero before it was laid out. */
  readonly canvasSize: Size;
  /** Threats selected in the list, by key; the last one is shown in full. */
  readonly threatKeys: readonly string[];
  readonly filter: ThreatFilter;
  readonly sort: ThreatSort;
  /** What can be taken back and done again, in this session and the ones before. */
  readonly history: UndoStacks;
  readonly saving: SaveStatus;
  /** Number of the last change known to be stored. */
  readonly storedSeq: number;
  readonly historyShown: boolean;
  /** Whether diagrams are looked at through the Zero-Trust lens, with its panel beside them. */
  readonly lensOn: boolean;
  readonly messagesShown: boolean;
  /** The message looked at last; null = none yet. */
  readonly messageKey: string | null;
  /** Whether the field that finds things on the diagrams is open. */
  readonly finding: boolean;
  /** Diagram whose tab is a field for its name now. */
  readonly renamingDiagramId: Id | null;
  /** Whether two states are compared now, in place of the diagram. */
  readonly comparing: boolean;
  /** The states compared now, or last. */
  readonly compared: { readonly from: StatePoint; readonly to: StatePoint };
  readonly comparisonFilter: ComparisonFilter;
}

/** A project that was just opened. */
export function initialState(opened: OpenProject): ProjectState {
  return {
    id: opened.id,
    name: opened.name,
    fileName: opened.fileName,
    file: null,
    model: opened.model,
    template: opened.template,
    templateId: opened.templateId,
    newerTemplate: null,
    ledger: opened.ledger,
    view: "design",
    tool: { kind: "select" },
    diagramId: opened.model.diagrams[0]?.id ?? "",
    selection: new Set(),
    focusedId: null,
    connectingFrom: null,
    renamingId: null,
    cameras: new Map(),
    glideFrom: null,
    canvasSize: { width: 0, height: 0 },
    threatKeys: [],
    filter: emptyFilter,
    // What is most urgent comes first where the template tells; where it does not, threats stand as they are numbered.
    sort: { column: gradesThreats(opened.template) ? "priority" : "number", descending: false },
    history: opened.history,
    saving: { kind: "saved" },
    storedSeq: opened.seq,
    historyShown: false,
    lensOn: false,
    messagesShown: false,
    messageKey: null,
    finding: false,
    renamingDiagramId: null,
    comparing: false,
    compared: { from: 0, to: "now" },
    comparisonFilter: everything,
  };
}

/** The new model with the name it has now; selection and view lose what it no longer holds. */
export function withModel(
  state: ProjectState,
  model: Model,
): Pick<ProjectState, "model" | "name" | keyof ReturnType<typeof stillThere>> {
  // A model that was left nameless keeps the name it is listed under, as the store has it.
  const name = model.information.name.trim() || state.name;
  return { model, name, ...stillThere(state, model) };
}

/** The diagram shown, or null. */
export function currentDiagram(state: Pick<ProjectState, "model" | "diagramId">): Diagram | null {
  return state.model.diagrams.find((diagram) => diagram.id === state.diagramId) ?? null;
}
