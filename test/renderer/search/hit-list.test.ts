import { expect, it } from "vitest";
import { groupHits } from "../../../renderer/search/hit-list.ts";
import { aHit } from "../../builders/search-hit.ts";

it("hits stand under their models, the best one's first, and are counted as they are shown", () => {
  const shop = (title: string) => aHit({ projectId: "shop", projectName: "Shop", title });
  const bank = (title: string) => aHit({ projectId: "bank", projectName: "Bank", title });
  const groups = groupHits([bank("1"), shop("2"), bank("3"), shop("4")]);
  const shown = groups.flatMap(({ name, hits }) =>
    hits.map(({ at, hit }) => `${name} ${at}: ${hit.title[0]?.text}`),
  );
  expect(shown).toEqual(["Bank 0: 1", "Bank 1: 3", "Shop 2: 2", "Shop 3: 4"]);
});

it("no hits are no groups", () => {
  expect(groupHits([])).toEqual([]);
});
