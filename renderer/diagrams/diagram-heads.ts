import type { Id } from "../../shared/model/model.ts";
import type { ProjectState } from "../state/project-state.ts";

/** What is shown of a diagram in the list of all. */
interface DiagramHead {
  readonly id: Id;
  readonly name: string;
}

let latest: readonly DiagramHead[] = [];

/** The diagrams' names: the same list as last time while none of them changed, whatever is edited on them. */
export function diagramHeads({ model: { diagrams } }: ProjectState): readonly DiagramHead[] {
  const isSame =
    latest.length === diagrams.length &&
    diagrams.every(({ id, name }, at) => latest[at]?.id === id && latest[at].name === name);
  if (!isSame) latest = diagrams.map(({ id, name }) => ({ id, name }));
  return latest;
}
