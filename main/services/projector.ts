/** Keeps the projections of all projects up to date: see `store/projections.ts`. */

import { searchTexts } from "../../shared/model/search-texts.ts";
import type { Projection } from "../store/projections.ts";
import { databaseProblem } from "../store/storage-problem.ts";
import type { Store } from "../store/store.ts";
import { analyzeDocument } from "./export-document.ts";
import { openDocument, type OpenDocument } from "./open-document.ts";

/**
 * Makes anew what is not of a project's last change; gives the ids of projects whose projection stays what it was
 * because they cannot be opened or nothing can be stored now. To be called before anything is answered from
 * projections.
 */
export type Projector = () => ReadonlySet<string>;

export function projector(store: Store): Projector {
  return () => {
    const unread = new Set<string>();
    let canStore = true;
    for (const id of store.projections.stale()) {
      const opened = canStore ? openDocument(store, id) : null;
      if (opened?.ok === true) canStore = keep(opened.value);
      if (opened?.ok !== true || !canStore) unread.add(id);
    }
    return unread;
  };

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
