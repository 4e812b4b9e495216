/** Taking back and repeating edits one after the other, with those asked for that are not known here yet. */

import type { Problem } from "../../shared/model/result.ts";
import type { UndoStacks } from "../../shared/model/steps.ts";

type Direction = "undo" | "redo";

export interface StepTaker<Made> {
  /** Keeps an edit, so that taking it back need not ask main. */
  keep(seq: number, edit: Made): void;
  forget(seq: number): void;
  /** Takes one step as soon as it can. */
  take(direction: Direction): void;
  /** Takes back every edit above edit `seq` on the stack, newest first; 0 = all of them. */
  undoTo(seq: number): void;
  /** Repeats what was taken back, up to and with edit `seq`. */
  redoTo(seq: number): void;
  /** Drops what was asked for and not taken yet. */
  stop(): void;
}

interface StepTakerParts<Made> {
  /** The change that takes a change back. */
  readonly invert: (change: Made) => Made;
  readonly stacks: () => UndoStacks;
  readonly read: (
    seq: number,
  ) => Promise<
    | { readonly ok: true; readonly value: { readonly change: Made } }
    | { readonly ok: false; readonly problem: Problem }
  >;
  /** Applies a step and records it; false when it does not fit. */
  readonly apply: (change: Made, step: { kind: Direction; of: number }) => boolean;
  readonly onImpossible: (direction: Direction, edit: Made) => void;
  readonly onUnread: (problem: Problem) => void;
}

interface Wanted {
  readonly direction: Direction;
  /** The edit that was meant; null = whichever is on top. */
  readonly of: number | null;
}

export function createStepTaker<Made>(parts: StepTakerParts<Made>): StepTaker<Made> {
  const edits = new Map<number, Made>();
  let wanted: readonly Wanted[] = [];
  let reading = false;

  /** Takes the steps asked for, as far as what they take back or repeat is known here; asks main for the rest. */
  function go(): void {
    while (!reading) {
      const [next] = wanted;
      if (next === undefined) return;
      const { done, undone } = parts.stacks();
      const seq = (next.direction === "undo" ? done : undone).at(-1)?.seq;
      if (seq === undefined || (next.of !== null && next.of !== seq)) {
        // The stacks are no longer what the person saw; better too few steps than wrong ones.
        wanted = [];
        return;
      }
      const edit = edits.get(seq);
      if (edit === undefined) {
        void read(seq);
        return;
      }
      wanted = wanted.slice(1);
      const change = next.direction === "undo" ? parts.invert(edit) : edit;
      if (parts.apply(change, { kind: next.direction, of: seq })) continue;
      wanted = [];
      parts.onImpossible(next.direction, edit);
    }
  }

  async function read(seq: number): Promise<void> {
    reading = true;
    const reply = await parts.read(seq);
    reading = false;
    if (reply.ok) {
      edits.set(seq, reply.value.change);
      go();
    } else {
      wanted = [];
      parts.onUnread(reply.problem);
    }
  }

  return {
    keep: (seq, edit) => void edits.set(seq, edit),
    forget: (seq) => void edits.delete(seq),
    take(direction) {
      wanted = [...wanted, { direction, of: null }];
      go();
    },
    undoTo(seq) {
      const { done } = parts.stacks();
      const at = done.findLastIndex((edit) => edit.seq === seq);
      if (at < 0 && seq !== 0) return;
      const above = done.slice(at + 1).reverse();
      wanted = above.map((edit) => ({ direction: "undo", of: edit.seq }));
      go();
    },
    redoTo(seq) {
      const { undone } = parts.stacks();
      const at = undone.findLastIndex((edit) => edit.seq === seq);
      if (at < 0) return;
      const above = undone.slice(at).reverse();
      wanted = above.map((edit) => ({ direction: "redo", of: edit.seq }));
      go();
    },
    stop() {
      wanted = [];
    },
  };
}
