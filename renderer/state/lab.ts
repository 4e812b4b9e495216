import { createStore, type StoreApi } from "zustand/vanilla";
import type { Api } from "../../shared/api.ts";
import type { Model } from "../../shared/model/model.ts";
import { success, type Result } from "../../shared/model/result.ts";
import type { AskedRule } from "../../shared/stride/firing.ts";
import { createRuleSearch, type RuleSearch } from "./rule-search.ts";

/** What the rule lab asks main for. */
export interface Lab {
  /** Asks rules of all models. */
  readonly rules: RuleSearch;
  /** The rule being tried, kept while the lab is closed. */
  readonly tried: StoreApi<AskedRule>;
  /** A stored model as it is now. */
  readModel(id: string): Promise<Result<Model>>;
}

export function createLab(api: Pick<Api, "call">): Lab {
  return {
    rules: createRuleSearch(api),
    tried: createStore<AskedRule>(() => ({ include: "", exclude: "", scope: "interaction" })),
    async readModel(id) {
      const reply = await api.call("projects.open", { id });
      return reply.ok ? success(reply.value.model) : reply;
    },
  };
}
