/** The threat types of a template as the lines of a list. */

import type { Template, ThreatType } from "../../shared/template/template.ts";
import { holdsWords, type RecordRow } from "./record-rows.ts";

interface Narrowing {
  readonly text: string;
  /** Id of a category; "" for all. */
  readonly categoryId: string;
  readonly grouped: boolean;
}

/** The types a narrowing leaves: in template order, or under their categories. */
export function threatTypeRows(
  { threatTypes, categories }: Template,
  { text, categoryId, grouped }: Narrowing,
): readonly RecordRow[] {
  const entries = threatTypes.flatMap((type, at) => {
    const wanted = categoryId === "" || type.categoryId === categoryId;
    const texts = [type.title, type.id, type.include, type.exclude, type.description];
    return wanted && holdsWords(text, texts) ? [{ type, at }] : [];
  });
  const nameOf = (id: string): string => categories.find((one) => one.id === id)?.name ?? id;
  const row = ({ type, at }: { readonly type: ThreatType; readonly at: number }): RecordRow => ({
    key: `${at} ${type.id}`,
    at,
    title: type.title || type.id,
    detail: grouped ? type.id : `${type.id} · ${nameOf(type.categoryId)}`,
    faint: type.include.trim() === "",
  });
  if (!grouped) return entries.map(row);
  const groups = Map.groupBy(entries, ({ type }) => type.categoryId);
  const order = [...new Set([...categories.map(({ id }) => id), ...groups.keys()])];
  const rows: RecordRow[] = [];
  for (const id of order) {
    const members = groups.get(id);
    if (members === undefined) continue;
    const heading: RecordRow = {
      key: `category ${id}`,
      at: null,
      title: nameOf(id) || "No category",
      detail: String(members.length),
    };
    rows.push(heading, ...members.map(row));
  }
  return rows;
}
