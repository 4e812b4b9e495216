/** Everything the command palette offers: what can be done now, what can be drawn, and where one can go. */

import { fuzzyMatch, ranked } from "../../shared/model/fuzzy-match.ts";
import type { Segment } from "../../shared/model/matched-words.ts";
import type { Diagram, Id, Line, Model, Shape, Threat } from "../../shared/model/model.ts";
import type { Stencil } from "../../shared/template/template.ts";
import type { Action } from "../actions/action.ts";
import { itemTitle } from "../inspector/kinds.ts";

export type Command = { readonly id: string; readonly name: string } & (
  | { readonly kind: "action"; readonly action: Action }
  | { readonly kind: "stencil"; readonly stencilId: Id }
  | { readonly kind: "diagram"; readonly diagramId: Id }
  | {
      readonly kind: "item";
      readonly diagram: Diagram;
      readonly item: Shape | Line;
    }
  | { readonly kind: "threat"; readonly threat: Threat }
);

export interface FoundCommand {
  readonly command: Command;
  /** Its name, with what was typed. */
  readonly segments: readonly Segment[];
}

interface Offered {
  /** What can be done now, with what each would do. */
  readonly actions: readonly { readonly action: Action; readonly label: string }[];
  /** Those used last. */
  readonly recent: readonly Stencil[];
  /** The others. */
  readonly stencils: readonly Stencil[];
  readonly model: Model;
  readonly threats: readonly Threat[];
}

/** All commands, in the order they are listed while nothing is typed. */
export function allCommands({
  actions,
  recent,
  stencils,
  model,
  threats,
}: Offered): readonly Command[] {
  return [
    ...recent.map(adding),
    ...actions.map(({ action, label }): Command => ({
      kind: "action",
      id: `action ${action.id}`,
      name: label,
      action,
    })),
    ...stencils.map(adding),
    ...model.diagrams.map(({ id, name }): Command => ({
      kind: "diagram",
      id: `diagram ${id}`,
      name: name.trim() || "Unnamed diagram",
      diagramId: id,
    })),
    ...model.diagrams.flatMap((diagram) =>
      [...diagram.shapes, ...diagram.lines].map((item): Command => ({
        kind: "item",
        id: `item ${diagram.id} ${item.id}`,
        name: itemTitle(item),
        diagram,
        item,
      })),
    ),
    ...threats.map((threat): Command => ({
      kind: "threat",
      id: `threat ${threat.key}`,
      // Before it was stored it has no number yet.
      name: threat.number > 0 ? `${threat.number} ${threat.title}` : threat.title,
      threat,
    })),
  ];
}

function adding({ id, name }: Stencil): Command {
  return { kind: "stencil", id: `stencil ${id}`, name: `Add ${name}`, stencilId: id };
}

/** Added per letter typed, so that of equal fits what can be done goes before where one can go. */
const PREFERENCE: Readonly<Record<Command["kind"], number>> = {
  action: 4,
  stencil: 5,
  diagram: 3,
  item: 2,
  threat: 0,
};

/**
 * The commands that fit what was typed, best first, at most `most`. A stencil is found by its own name as well as
 * by "add". While nothing is typed: actions and stencils, as there are too many of the rest to look through.
 */
export function findCommands(
  commands: readonly Command[],
  query: string,
  most: number,
): readonly FoundCommand[] {
  const typed = query.trim();
  const candidates =
    typed === ""
      ? commands.filter(({ kind }) => kind === "action" || kind === "stencil")
      : commands;
  const found = ranked(
    typed,
    candidates,
    ({ name }) => name,
    (command) => PREFERENCE[command.kind] * typed.length + ownName(command, typed),
  );
  return found.slice(0, most).map(({ thing, segments }) => ({ command: thing, segments }));
}

/** "Add" before a stencil's name must not make it a worse fit than an element called the same. */
function ownName({ kind, name }: Command, typed: string): number {
  if (kind !== "stencil") return 0;
  const bare = fuzzyMatch(typed, name.slice("Add ".length));
  const whole = fuzzyMatch(typed, name);
  return Math.max(0, (bare?.score ?? 0) - (whole?.score ?? 0));
}
