import type { Flow, Id } from "./model.ts";

/**
 * From where to where a flow leads, by which people tell it from others of its name: "User → Web app". "?" stands for
 * an end that is attached to nothing or to what has no name.
 * @param names of the elements, by id
 */
export function flowEnds(
  { sourceId, targetId }: Pick<Flow, "sourceId" | "targetId">,
  names: ReadonlyMap<Id, string>,
): string {
  const end = (id: Id | null): string =>
    (id === null ? "" : (names.get(id) ?? "")).replace(/\s+/gu, " ").trim() || "?";
  return `${end(sourceId)} → ${end(targetId)}`;
}
