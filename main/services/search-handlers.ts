import type { SearchHit } from "../../shared/api-over-models.ts";
import { excerpt, matchedSegments, searchWords } from "../../shared/model/matched-words.ts";
import { success } from "../../shared/model/result.ts";
import type { FoundText } from "../store/search.ts";
import type { Store } from "../store/store.ts";
import type { Handlers } from "./dispatch.ts";
import { unreadNames, type Projector } from "./projector.ts";

/** Characters of an excerpt: about two lines. */
const EXCERPT_LENGTH = 180;

/** Calls that search all projects. */
export function searchHandlers(store: Store, project: Projector): Pick<Handlers, "search.find"> {
  return {
    "search.find": ({ text, limit }) => {
      const unread = unreadNames(store, project.all());
      const words = searchWords(text);
      const found = store.search.find(words, limit + 1);
      return success({
        hits: found.slice(0, limit).map((one) => hitOf(one, words)),
        more: found.length > limit,
        unread,
      });
    },
  };
}

function hitOf(found: FoundText, words: readonly string[]): SearchHit {
  const { projectId, projectName, kind, itemId, diagramId, place, title, body } = found;
  const onDiagram = kind !== "model" && kind !== "note" && kind !== "threat";
  return {
    projectId,
    projectName,
    kind,
    itemId: onDiagram ? itemId : null,
    diagramId,
    threatKey: kind === "threat" ? itemId : null,
    title: [...matchedSegments(title.replaceAll(/\s+/gu, " ").trim(), words)],
    where: place,
    excerpt: [...excerpt(body, words, EXCERPT_LENGTH)],
  };
}
