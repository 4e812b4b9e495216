import type { SearchHit } from "../../shared/api-over-models.ts";
import { PROJECT_ID } from "./fake-api.ts";

/** A hit on an element, called `title`. */
export function aHit({
  title = "Web server",
  ...more
}: Partial<Omit<SearchHit, "title">> & { readonly title?: string } = {}): SearchHit {
  return {
    projectId: PROJECT_ID,
    projectName: "Shop",
    kind: "element",
    itemId: "server",
    diagramId: "d1",
    threatKey: null,
    where: "Diagram d1",
    excerpt: [],
    ...more,
    title: [{ text: title, matched: true }],
  };
}
