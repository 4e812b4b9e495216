/** What two states of one record say differently, as people read it. */

/** One thing said differently. Empty texts stand for "nothing". */
export interface ValueChange {
  /** Label people know it by: "Name", "Position", "State", or an attribute's own. */
  readonly what: string;
  readonly from: string;
  readonly to: string;
  /** True when it only says where and how long something is drawn. */
  readonly layout: boolean;
}

/** The change of a value; none when it stays. */
export function valueChange(what: string, from: string, to: string): readonly ValueChange[] {
  return from === to ? [] : [{ what, from, to, layout: false }];
}

/** The same of what only says where something is drawn. */
export function layoutChange(what: string, from: string, to: string): readonly ValueChange[] {
  return from === to ? [] : [{ what, from, to, layout: true }];
}

/** A flag as people read it. */
export function yesNo(flag: boolean): string {
  return flag ? "yes" : "no";
}
