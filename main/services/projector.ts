/** Keeps the projections of all projects up to date: see `store/projections.ts`. */

import { searchTexts } from "../../shared/model/search-texts.ts";
import type { Projection } from "../store/projections.ts";
import { databaseProblem } from "../store/storage-problem.ts";
import type { Store } from "../store/store.ts";
import { analyzeDocument } from "./export-document.ts";
import { openDocument, type OpenDocument } from "./open-document.ts";

/** Makes anew what is not of a project's last change. To be called before anything is answered from projections. */
export interface Projector {
  /**
   * All of them; gives the ids of projects whose projection stays what it was because they cannot be opened or
   * nothing can be stored now.
   */
  all(): ReadonlySet<string>;
  /** Those that can be done in a moment, one at least; gives whether calling this again does more. */
  some(): boolean;
}

/** Milliseconds after which `some` begins no other project. */
const MOMENT = 200;

export function projector(store: Store): Projector {
  /** Could not be brought up to date when last tried: they come last, and others are not kept from their turn. */
  let unread: ReadonlySet<string> = new Set();

  return {
    all() {
      work(Number.POSITIVE_INFINITY);
      return unread;
    },
    some: () => work(performance.now() + MOMENT),
  };

  /** Gives whether there is more, and it is not in vain. */
  function work(until: number): boolean {
    const [fresh, tried] = [new Set<string>(), unread];
    const stale = store.projections.stale();
    const ordered = [
      ...stale.filter((id) => !tried.has(id)),
      ...stale.filter((id) => tried.has(id)),
    ];
    let canStore = true;
    for (const [at, id] of ordered.entries()) {
      if (at > 0 && performance.now() > until) {
        unread = new Set([...fresh, ...ordered.slice(at).filter((rest) => tried.has(rest))]);
        return ordered.slice(at).some((rest) => !tried.has(rest));
      }
      const opened = canStore ? openDocument(store, id) : null;
      if (opened?.ok === true) canStore = keep(opened.value);
      if (opened?.ok !== true || !canStore) fresh.add(id);
    }
    unread = fresh;
    return false;
  }

  function keep(document: OpenDocument): boolean {
    try {
      store.projections.write(document.project.id, document.project.seq, project(document));
      return true;
    } catch (error) {
      // A full disk must not keep anyone from what is there.
      if (databaseProblem(error, null) === null) throw error;
      return false;
    }
  }
}

function project(document: OpenDocument): Projection {
  const { name, model } = document;
  const threats = analyzeDocument(document).threats.map(({ threat }) => threat);
  const unjudged = threats.filter(({ verdict }) => verdict.state === "notStarted");
  return {
    counts: {
      diagrams: model.diagrams.length,
      threats: threats.length,
      unjudged: unjudged.length,
    },
    threats,
    texts: searchTexts(name, model, threats),
  };
}

/** What projects that could not be brought up to date are called, in the order of the list. */
export function unreadNames(store: Store, unread: ReadonlySet<string>): string[] {
  if (unread.size === 0) return [];
  return store.projects.list().flatMap(({ id, name }) => (unread.has(id) ? [name] : []));
}
