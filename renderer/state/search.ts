import { createStore, type StoreApi } from "zustand/vanilla";
import type { Api } from "../../shared/api.ts";
import type { SearchHit } from "../../shared/api-over-models.ts";
import type { Problem } from "../../shared/model/result.ts";

interface SearchState {
  /** What is typed. */
  readonly text: string;
  /** Best first; of the last answer, which may be of an earlier text while a newer one is on its way. */
  readonly hits: readonly SearchHit[];
  /** The text `hits` belong to; null before the first answer. */
  readonly answered: string | null;
  /** Whether there are more than are shown. */
  readonly more: boolean;
  /** Names of models that could not be searched. */
  readonly unread: readonly string[];
  readonly problem: Problem | null;
}

/** The search over all models. */
export interface Search {
  readonly store: StoreApi<SearchState>;
  /** Takes what is typed; asks once typing pauses. */
  type(text: string): void;
  /** Asks again: the models may have changed. */
  refresh(): void;
}

export interface SearchParts {
  readonly api: Pick<Api, "call">;
  /** Calls back after so many milliseconds; returns what cancels it. */
  readonly later: (milliseconds: number, callback: () => void) => () => void;
}

/** Milliseconds without a key after which typing counts as paused. */
const PAUSE = 120;

const MOST_HITS = 100;

const nothing = { hits: [], answered: null, more: false, unread: [], problem: null };

export function createSearch({ api, later }: SearchParts): Search {
  const store = createStore<SearchState>(() => ({ text: "", ...nothing }));
  let cancel = (): void => undefined;
  /** An answer to anything but the last question is not shown. */
  let round = 0;

  async function ask(): Promise<void> {
    const { text } = store.getState();
    const mine = ++round;
    const reply = await api.call("search.find", { text, limit: MOST_HITS });
    if (mine !== round) return;
    if (reply.ok) store.setState({ ...reply.value, answered: text, problem: null });
    else store.setState({ ...nothing, answered: text, problem: reply.problem });
  }

  return {
    store,
    type(text) {
      cancel();
      round += 1;
      store.setState({ text });
      if (text.trim() === "") store.setState(nothing);
      else cancel = later(PAUSE, () => void ask());
    },
    refresh() {
      if (store.getState().text.trim() === "") return;
      cancel();
      void ask();
    },
  };
}
