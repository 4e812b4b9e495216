import { createStore, type StoreApi } from "zustand/vanilla";
import type { Api, CallOutput, Reply } from "../../shared/api.ts";
import type { FiringModel } from "../../shared/api-over-models.ts";
import type { Problem } from "../../shared/model/result.ts";
import type { AskedRule } from "../../shared/stride/firing.ts";

export interface RuleSearchState {
  /** The rule `models` belong to; null before the first. */
  readonly rule: AskedRule | null;
  /** Those asked so far. */
  readonly models: readonly FiringModel[];
  /** How many there are in all; null until that is known. */
  readonly all: number | null;
  /** Names of models that could not be read. */
  readonly unread: readonly string[];
  readonly running: boolean;
  readonly problem: Problem | null;
}

/** Asks a rule of all models, some at a time. */
export interface RuleSearch {
  readonly store: StoreApi<RuleSearchState>;
  /** Begins anew with this rule. */
  ask(rule: AskedRule): void;
  /** Asks no more models; what was found stays. */
  stop(): void;
}

const nothing = { models: [], all: null, unread: [], problem: null };

export function createRuleSearch(api: Pick<Api, "call">): RuleSearch {
  const store = createStore<RuleSearchState>(() => ({ rule: null, running: false, ...nothing }));
  /** An answer to anything but the last question is not shown. */
  let round = 0;

  async function askOn(rule: AskedRule, mine: number): Promise<void> {
    let after: string | null = null;
    do {
      const reply: Reply<"rules.firing"> = await api.call("rules.firing", { rule, after });
      if (mine !== round) return;
      if (!reply.ok) {
        store.setState({ running: false, problem: reply.problem });
        return;
      }
      const { models, unread, all, next }: CallOutput<"rules.firing"> = reply.value;
      store.setState((state) => ({
        models: [...state.models, ...models],
        unread: [...state.unread, ...unread],
        all,
        running: next !== null,
      }));
      after = next;
    } while (after !== null);
  }

  return {
    store,
    ask(rule) {
      const mine = ++round;
      store.setState({ rule, running: true, ...nothing });
      void askOn(rule, mine);
    },
    stop() {
      round += 1;
      store.setState({ running: false });
    },
  };
}
