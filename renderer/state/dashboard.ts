import { createStore, type StoreApi } from "zustand/vanilla";
import type { Api } from "../../shared/api.ts";
import type { Dashboard as Figures, DashboardFilter } from "../../shared/api-over-models.ts";
import type { Problem } from "../../shared/model/result.ts";

interface DashboardState {
  readonly filter: DashboardFilter;
  /** Of the last answer; null before the first. */
  readonly figures: Figures | null;
  readonly problem: Problem | null;
}

/** The open threats of all models, counted and listed. */
export interface Dashboard {
  readonly store: StoreApi<DashboardState>;
  /** Wants this of threats, or no longer when it is wanted already. */
  toggle<Dimension extends keyof DashboardFilter>(
    dimension: Dimension,
    value: NonNullable<DashboardFilter[Dimension]>,
  ): void;
  clear(): void;
  showMore(): void;
  /** Asks again: the models may have changed. */
  refresh(): void;
}

/** Threats listed at first, and added by `showMore`. */
const PAGE = 100;
/** The contract's limit. */
const MOST_THREATS = 2000;

export function createDashboard(api: Pick<Api, "call">): Dashboard {
  const store = createStore<DashboardState>(() => ({ filter: {}, figures: null, problem: null }));
  let limit = PAGE;
  /** An answer to anything but the last question is not shown. */
  let round = 0;

  async function ask(): Promise<void> {
    const mine = ++round;
    const { filter } = store.getState();
    const reply = await api.call("dashboard.read", { filter, limit });
    if (mine !== round) return;
    if (reply.ok) store.setState({ figures: reply.value, problem: null });
    else store.setState({ problem: reply.problem });
  }

  function narrow(filter: DashboardFilter): void {
    limit = PAGE;
    store.setState({ filter });
    void ask();
  }

  return {
    store,
    toggle(dimension, value) {
      const { filter } = store.getState();
      narrow({ ...filter, [dimension]: filter[dimension] === value ? undefined : value });
    },
    clear: () => narrow({}),
    showMore() {
      limit = Math.min(MOST_THREATS, limit + PAGE);
      void ask();
    },
    refresh: () => void ask(),
  };
}
