/** What random edits are made of: numbers that pick records of lists, and what to do with them. */

/** What an edit is done with; which record it means depends on how long the lists are. */
export interface EditData {
  readonly at: number;
  readonly to: number;
  readonly text: string;
  readonly size: number;
  readonly flag: boolean;
}

export function changed<Item>(list: readonly Item[], at: number, edit: (item: Item) => Item) {
  const place = at % Math.max(1, list.length);
  return list.map((item, index) => (index === place ? edit(item) : item));
}

export function without<Item>(list: readonly Item[], at: number): readonly Item[] {
  return list.length === 0 ? list : list.toSpliced(at % list.length, 1);
}

export function inserted<Item>(list: readonly Item[], at: number, item: Item): readonly Item[] {
  return list.toSpliced(at % (list.length + 1), 0, item);
}

export function reordered<Item>(list: readonly Item[], from: number, to: number): readonly Item[] {
  const item = list[from % Math.max(1, list.length)];
  return item === undefined ? list : inserted(without(list, from), to, item);
}
