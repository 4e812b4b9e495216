/** Searching the texts of all projects. */

import { z } from "zod";
import { searchKinds } from "../../shared/model/search-texts.ts";
import type { Connection } from "./database.ts";
import { withSoundIndex } from "./search-index.ts";

const rowSchema = z.object({
  /** Its own number among all texts, until its project is projected again. */
  row: z.int(),
  projectId: z.string(),
  projectName: z.string(),
  kind: z.enum(searchKinds),
  itemId: z.string(),
  diagramId: z.string().nullable(),
  place: z.string(),
  title: z.string(),
  body: z.string(),
});
export type FoundText = z.output<typeof rowSchema>;

export interface SearchStore {
  /**
   * The texts with words that begin with each of `words` (see `searchWords`), those with all of them in the title
   * first, then by how much of the text they are. Nothing when there are no words.
   */
  find(words: readonly string[], limit: number): FoundText[];
}

export function searchStore(connection: Connection): SearchStore {
  const find = connection.prepare<[string, number]>(
    `SELECT text.id AS row, text.project_id AS projectId, project.name AS projectName, kind,
            item_id AS itemId, diagram_id AS diagramId, place, text.title, text.body
     FROM (SELECT rowid, rank FROM search_index
           WHERE search_index MATCH ? AND rank MATCH 'bm25(10.0, 1.0)'
           ORDER BY rank, rowid LIMIT ?) AS found
     JOIN search_text AS text ON text.id = found.rowid
     JOIN project ON project.id = text.project_id AND project.deleted_at IS NULL
     ORDER BY found.rank, text.id`,
  );
  const match = (query: string, limit: number) =>
    find.all(query, limit).map((row) => rowSchema.parse(row));

  return {
    find(words, limit) {
      if (words.length === 0) return [];
      // A word holds letters and digits only, so that nothing typed is ever read as an operator.
      const all = words.map((word) => `"${word}"*`).join(" AND ");
      return withSoundIndex(connection, () => {
        const inTitle = match(`{title} : (${all})`, limit);
        const known = new Set(inTitle.map(({ row }) => row));
        const anywhere = inTitle.length < limit ? match(all, limit + inTitle.length) : [];
        const others = anywhere.filter(({ row }) => !known.has(row));
        return [...inTitle, ...others].slice(0, limit);
      });
    },
  };
}
