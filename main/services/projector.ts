/** Keeps the projections of all projects up to date: see `store/projections.ts`. */

import { searchTexts } from "../../shared/model/search-texts.ts";
import type { Projection } from "../store/projections.ts";
import type { Store } from "../store/store.ts";
import { analyzeDocument } from "./export-document.ts";
import { openDocument, type OpenDocument } from "./open-document.ts";

/**
 * Makes anew what is not of a project's last change; gives the ids of projects that cannot be opened, whose
 * projection stays what it was. To be called before anything is answered from projections.
 */
export type Projector = () => ReadonlySet<string>;

export function projector(store: Store): Projector {
  return () => {
    const unread = new Set<string>();
    for (const id of store.projections.stale()) {
      const opened = openDocument(store, id);
      if (opened.ok) store.projections.write(id, opened.value.project.seq, project(opened.value));
      else unread.add(id);
    }
    return unread;
  };
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

/** What projects that could not be opened are called, in the order of the list. */
export function unreadNames(store: Store, unread: ReadonlySet<string>): string[] {
  if (unread.size === 0) return [];
  return store.projects.list().flatMap(({ id, name }) => (unread.has(id) ? [name] : []));
}
