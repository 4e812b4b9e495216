import { success } from "../../shared/model/result.ts";
import type { AgeLimits } from "../store/dashboard.ts";
import type { Store } from "../store/store.ts";
import { dashboardFigures } from "./dashboard-figures.ts";
import type { Handlers } from "./dispatch.ts";
import { unreadNames, type Projector } from "./projector.ts";

const DAY = 24 * 60 * 60 * 1000;

/** The call about what is still to be judged, over all projects. */
export function dashboardHandlers(
  store: Store,
  project: Projector,
  clock: () => Date,
): Pick<Handlers, "dashboard.read"> {
  return {
    "dashboard.read": ({ filter, limit }) => {
      const unread = unreadNames(store, project.all());
      const ages = ageLimits(clock());
      return success({
        ...dashboardFigures(store.projects.list(), store.dashboard.cells(ages), filter),
        threats: store.dashboard.open(filter, ages, limit),
        unread,
      });
    },
  };
}

function ageLimits(now: Date): AgeLimits {
  const before = (days: number) => new Date(now.getTime() - days * DAY).toISOString();
  return { week: before(7), month: before(30), quarter: before(91) };
}
