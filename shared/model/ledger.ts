/**
 * A loss ledger says, item by item, what a read or write could not carry over exactly. Empty = lossless.
 */

export interface LedgerEntry {
  /**
   * `kept`: not understood, but preserved beside the model and written back; `approximated`: carried over with
   * a stated change; `dropped`: not carried over.
   */
  readonly effect: "kept" | "approximated" | "dropped";
  /** Where: file part, line, element or threat, in words a person can find again. */
  readonly place: string;
  /** What happened and, where it is not obvious, why. */
  readonly what: string;
}

export type LossLedger = readonly LedgerEntry[];
