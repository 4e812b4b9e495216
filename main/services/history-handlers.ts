import { LONGEST_CATCH_UP } from "../../shared/api-projects.ts";
import { failure, success, type Result } from "../../shared/model/result.ts";
import type { Store } from "../store/store.ts";
import type { Handlers } from "./dispatch.ts";

type HistoryCall = "projects.change" | "projects.history" | "projects.changesSince";

/** Calls about what was done to a project. */
export function historyHandlers({ projects, log }: Store): Pick<Handlers, HistoryCall> {
  return {
    "projects.change": ({ id, seq }) => {
      const known = projects.exists(id);
      return known.ok ? log.change(id, seq) : known;
    },
    "projects.history": ({ id, before, limit }) => {
      const known = projects.exists(id);
      return known.ok ? success(log.page(id, before, limit)) : known;
    },
    "projects.changesSince": ({ id, seq }) => {
      const known = projects.exists(id);
      if (!known.ok) return known;
      return notTooMany(log.since(id, seq, LONGEST_CATCH_UP + 1));
    },
  };
}

/** The changes read, unless there are more than the contract allows. */
export function notTooMany<Made>(changes: Result<Made[]>): Result<Made[]> {
  if (!changes.ok || changes.value.length <= LONGEST_CATCH_UP) return changes;
  return failure(
    "too-far-behind",
    "Too much was changed elsewhere in the meantime to catch up step by step.",
    null,
    "Open it anew.",
  );
}
