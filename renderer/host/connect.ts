import type { Api } from "../../shared/api.ts";
import { electronApi, findBridge } from "./electron.ts";
import { localApi, startSession } from "./local.ts";

export interface Connection {
  readonly api: Api;
  /** Project the address asks to open at once. */
  readonly requestedId: string | null;
}

/** Finds the host of this window and, in a browser, trades the ticket of the address for a session. */
export async function connect(page: Window): Promise<Connection> {
  const fragment = new URLSearchParams(page.location.hash.slice(1));
  const requestedId = fragment.get("open");
  const bridge = findBridge(page);
  if (bridge !== null) return { api: electronApi(bridge), requestedId };

  const ticket = fragment.get("ticket");
  // A used ticket is no failure yet: this browser may hold the session it was traded for.
  if (ticket !== null) {
    await startSession(ticket);
    rememberProject(page, requestedId);
  }
  return { api: localApi(), requestedId };
}

/** Keeps the open project in the address, so that a reload comes back to it. */
export function rememberProject(page: Window, projectId: string | null): void {
  page.history.replaceState(null, "", projectId === null ? "#" : `#open=${projectId}`);
}
