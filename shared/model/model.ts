/**
 * What a threat model is. Plain immutable data: every change makes a new value (see `change.ts`).
 *
 * Coordinates are diagram units as the Microsoft Threat Modeling Tool stores them (1 unit = 1 CSS pixel at
 * zoom 1, x to the right, y down). Ids are opaque strings, normally lower-case GUIDs taken from the file.
 */

export type Id = string;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Model {
  readonly information: ModelInformation;
  /** False when the author switched threat generation off: nothing is generated then. */
  readonly generationEnabled: boolean;
  /** Groups of threat types the author switched on or off, by id; the template says how the others stand. */
  readonly profiles?: Profiles;
  readonly diagrams: readonly Diagram[];
  /** Threats as last reconciled (stored in the file or project), in stored order. */
  readonly threats: readonly Threat[];
  readonly notes: readonly Note[];
  readonly messages: readonly Message[];
}

export type Profiles = Readonly<Record<Id, boolean>>;

/** Who made the model and what it is about. All free text, possibly empty. */
export interface ModelInformation {
  readonly name: string;
  readonly owner: string;
  readonly reviewer: string;
  readonly contributors: string;
  readonly description: string;
  readonly assumptions: string;
  readonly externalDependencies: string;
}

export interface Diagram {
  readonly id: Id;
  readonly name: string;
  /** Zoom the author left the diagram at; 1 = 100 %. */
  readonly zoom: number;
  /** Elements, boundary boxes and annotations, in stored order (= paint order, first at the bottom). */
  readonly shapes: readonly Shape[];
  /** Flows and boundary lines, in stored order. Order matters: it numbers the threats. */
  readonly lines: readonly Line[];
}

/** What shapes and lines have in common. */
interface Item {
  readonly id: Id;
  /** Element type in the template; generic or standard. */
  readonly stencilId: Id;
  /** The generic element type: the stencil itself or its parent. */
  readonly genericStencilId: Id;
  /** May hold line breaks; may be empty. */
  readonly name: string;
  /** Everything else that is stated of the item, in stored order, headings included. */
  readonly attributes: readonly Attribute[];
  /** SVG-like dash pattern such as "2,2"; null = the kind's default. */
  readonly strokeDashArray: string | null;
  readonly strokeThickness: number | null;
  /** Set while a person keeps it from being moved, resized or deleted; never stored as false. */
  readonly locked?: true;
}

interface Scoped {
  readonly outOfScope: boolean;
  readonly outOfScopeReason: string;
}

export type ElementKind = "process" | "dataStore" | "externalInteractor";

interface Rectangular extends Item {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Element extends Rectangular, Scoped {
  readonly kind: ElementKind;
}

export interface BoundaryBox extends Rectangular {
  readonly kind: "boundaryBox";
}

/** Free text on the diagram. */
export interface Annotation extends Rectangular {
  readonly kind: "annotation";
}

/** A thing with a rectangle. The painted shape is the rectangle inset by 5 units on every side. */
export type Shape = Element | BoundaryBox | Annotation;

export type Port =
  | "north"
  | "south"
  | "east"
  | "west"
  | "northEast"
  | "northWest"
  | "southEast"
  | "southWest"
  | "none";

interface Curved extends Item {
  /** Start and end, as stored. */
  readonly source: Point;
  readonly target: Point;
  /** The point the curve passes through half-way; the label is centred on it. */
  readonly handle: Point;
}

/** A data flow, directed from source to target. */
export interface Flow extends Curved, Scoped {
  readonly kind: "flow";
  /** Element it leaves; null when that end is attached to nothing. */
  readonly sourceId: Id | null;
  readonly targetId: Id | null;
  readonly sourcePort: Port;
  readonly targetPort: Port;
}

/** A trust boundary drawn as an arc. */
export interface BoundaryLine extends Curved {
  readonly kind: "boundaryLine";
}

export type Line = Flow | BoundaryLine;

export type Boundary = BoundaryBox | BoundaryLine;

/** Something stated of an item. `name` is the key rules use (a word or a GUID); `label` is what people read. */
export type Attribute =
  | { readonly kind: "heading"; readonly name: string; readonly label: string }
  | {
      readonly kind: "text" | "custom";
      readonly name: string;
      readonly label: string;
      readonly value: string;
    }
  | {
      readonly kind: "boolean";
      readonly name: string;
      readonly label: string;
      readonly value: boolean;
    }
  | {
      readonly kind: "list";
      readonly name: string;
      readonly label: string;
      readonly options: readonly string[];
      /** Index into options; -1 when nothing is selected. */
      readonly selected: number;
      /** True for a value fixed by the template (MS: Static): shown, not editable. */
      readonly fixed: boolean;
    };

export type ThreatState = "notStarted" | "needsInvestigation" | "notApplicable" | "mitigated";

/** What the analyst decided. Regeneration never changes it. */
export interface Verdict {
  readonly state: ThreatState;
  readonly priority: string;
  /** Empty when none was given. */
  readonly justification: string;
  /** Who touched the threat last; null = nobody yet. */
  readonly changedBy: string | null;
  /** When, ISO 8601 with offset as stored; null = never touched since generation. */
  readonly changedAt: string | null;
}

export interface ThreatProperty {
  readonly name: string;
  readonly value: string;
}

/**
 * A threat type that applies to an interaction (source, flow, target), or to one element, boundary or diagram: then
 * its id stands for all three.
 */
export interface Threat {
  /** Identity: typeId + sourceId + flowId + targetId without separator (MS TMT's own key). */
  readonly key: string;
  /** Number shown to people; unique in a model, never reused. */
  readonly number: number;
  readonly typeId: Id;
  readonly diagramId: Id;
  readonly sourceId: Id;
  readonly flowId: Id;
  readonly targetId: Id;
  readonly title: string;
  /** Name of the STRIDE (or other) category. */
  readonly category: string;
  readonly shortDescription: string;
  readonly description: string;
  /** Name of the flow, or a sentence standing in for it; that of the element, boundary or diagram. */
  readonly interaction: string;
  /**
   * Values of the template's other threat properties (possible mitigations, phase, ...), in template order;
   * keyed by the property's name. Never holds the ones that have a field of their own here.
   */
  readonly properties: readonly ThreatProperty[];
  readonly verdict: Verdict;
  /** True once its flow, ends or rule are gone while it carries a verdict: shown apart, never dropped. */
  readonly orphaned: boolean;
  /** Migrated from an older model version (MS: Upgraded). */
  readonly migrated: boolean;
  /** Set once its interaction left the diagram, so that it is known again when the same is drawn anew. */
  readonly anchor?: ThreatAnchor;
}

/** One part of an interaction, as a person would say which one is meant. */
export interface AnchoredItem {
  readonly stencilId: Id;
  readonly name: string;
}

/** What a threat was about, in words that outlive the ids of its source, flow and target. */
export interface ThreatAnchor {
  readonly source: AnchoredItem;
  readonly flow: AnchoredItem;
  readonly target: AnchoredItem;
  /** Flows or items that said the same when it was lost: they are others, and never take the verdict unasked. */
  readonly besides: readonly Id[];
}

export interface Note {
  /** 1-based. */
  readonly id: number;
  readonly message: string;
  readonly addedBy: string;
  /** ISO 8601 as stored. */
  readonly addedAt: string;
}

/** A validation message as stored in the file: a snapshot, possibly stale. */
export interface Message {
  readonly issueId: Id;
  readonly diagramId: Id;
  readonly elementIds: readonly Id[];
  readonly text: string;
  readonly enabled: boolean;
}
