/** The stencils of a template as the palette lists them. */

import { ranked } from "../../shared/model/fuzzy-match.ts";
import type { Segment } from "../../shared/model/matched-words.ts";
import type { Id } from "../../shared/model/model.ts";
import { kindOfStencil } from "../../shared/template/new-item.ts";
import type { Stencil, Template } from "../../shared/template/template.ts";

export type StencilKind = NonNullable<ReturnType<typeof kindOfStencil>>;

export interface StencilGroup {
  /** Stable; "favorites" and "recent" repeat stencils that are in the other groups, too. */
  readonly id: string;
  readonly label: string;
  readonly stencils: readonly ListedStencil[];
}

interface ListedStencil {
  readonly stencil: Stencil;
  /** Its name, with what was searched for. */
  readonly segments: readonly Segment[];
}

interface Marked {
  readonly favorites: readonly Id[];
  readonly recent: readonly Id[];
}

const GROUPS: readonly {
  readonly id: string;
  readonly label: string;
  readonly kinds: readonly StencilKind[];
}[] = [
  { id: "processes", label: "Processes", kinds: ["process"] },
  { id: "data-stores", label: "Data stores", kinds: ["dataStore"] },
  { id: "external-interactors", label: "External interactors", kinds: ["externalInteractor"] },
  { id: "flows", label: "Data flows", kinds: ["flow"] },
  { id: "boundaries", label: "Trust boundaries", kinds: ["boundaryBox", "boundaryLine"] },
  { id: "notes", label: "Notes", kinds: ["annotation"] },
];

/** Stencils that can be drawn and are not hidden, in template order, each once. */
export function usableStencils(template: Template): readonly Stencil[] {
  const seen = new Set<Id>();
  return template.stencils.filter(({ id, hidden }) => {
    if (hidden || seen.has(id) || kindOfStencil(template, id) === null) return false;
    seen.add(id);
    return true;
  });
}

/**
 * The palette's groups without empty ones: favorites and recently used first, then by kind, in template order. While
 * something is searched there is one group, the best first.
 */
export function stencilGroups(
  template: Template,
  query: string,
  { favorites, recent }: Marked,
): readonly StencilGroup[] {
  const stencils = usableStencils(template);
  if (query.trim() !== "") {
    const found = ranked(query, stencils, ({ name }) => name);
    const listed = found.map(({ thing, segments }) => ({ stencil: thing, segments }));
    return listed.length === 0 ? [] : [{ id: "found", label: "Found", stencils: listed }];
  }
  const byId = new Map(stencils.map((stencil) => [stencil.id, stencil]));
  const known = (ids: readonly Id[]): readonly Stencil[] => ids.flatMap((id) => byId.get(id) ?? []);
  const groups = [
    { id: "favorites", label: "Favorites", stencils: known(favorites) },
    { id: "recent", label: "Recently used", stencils: known(recent) },
    ...GROUPS.map(({ id, label, kinds }) => ({
      id,
      label,
      stencils: stencils.filter((stencil) => {
        const kind = kindOfStencil(template, stencil.id);
        return kind !== null && kinds.includes(kind);
      }),
    })),
  ];
  return groups.flatMap(({ id, label, stencils }) =>
    stencils.length === 0 ? [] : [{ id, label, stencils: stencils.map(unmatched) }],
  );
}

function unmatched(stencil: Stencil): ListedStencil {
  return { stencil, segments: [{ text: stencil.name, matched: false }] };
}

/** The stencil a generic tool draws: the template's generic one of the kind, else its first. Null for none. */
export function genericStencilOf(template: Template, kind: StencilKind): Stencil | null {
  const own = usableStencils(template).filter(({ id }) => kindOfStencil(template, id) === kind);
  return own.find(({ parentId }) => parentId === null) ?? own[0] ?? null;
}
