import type { Api, Reply } from "../../shared/api.ts";
import { electronApi, findBridge } from "./electron.ts";
import { localApi, startSession } from "./local.ts";
import { parseReply } from "./reply.ts";

export interface Connection {
  readonly api: Api;
  /** What the address asks to open at once. */
  readonly requested: OpenThing | null;
  /** Opens a dropped file where it lies, so that it can be saved there; null where a page cannot know. */
  readonly openDropped: OpenDropped | null;
}

export type OpenDropped = (file: File) => Promise<Reply<"projects.openFile">>;

/** A model or a template that is open, by its id. */
export interface OpenThing {
  readonly kind: "project" | "template";
  readonly id: string;
}

/** What the address calls them; that of models is written by the hosts, too. */
const WORDS = { project: "open", template: "template" } as const;

/** Finds the host of this window and, in a browser, trades the ticket of the address for a session. */
export async function connect(page: Window): Promise<Connection> {
  const fragment = new URLSearchParams(page.location.hash.slice(1));
  const requested = requestedIn(fragment);
  const bridge = findBridge(page);
  if (bridge !== null) {
    const openDropped: OpenDropped = async (file) =>
      parseReply("projects.openFile", await bridge.drop(file));
    return { api: electronApi(bridge), requested, openDropped };
  }

  const ticket = fragment.get("ticket");
  // A used ticket is no failure yet: this browser may hold the session it was traded for.
  if (ticket !== null) {
    await startSession(ticket);
    rememberOpen(page, requested);
  }
  return { api: localApi(), requested, openDropped: null };
}

function requestedIn(fragment: URLSearchParams): OpenThing | null {
  for (const kind of ["project", "template"] as const) {
    const id = fragment.get(WORDS[kind]);
    if (id !== null && id !== "") return { kind, id };
  }
  return null;
}

/** Keeps what is open in the address, so that a reload comes back to it. */
export function rememberOpen(page: Pick<Window, "history">, open: OpenThing | null): void {
  page.history.replaceState(null, "", open === null ? "#" : `#${WORDS[open.kind]}=${open.id}`);
}

/**
 * Opens another window on a project, or on the start screen when it is null. The desktop app makes a window of its
 * own of it; a browser opens it beside this one, with the same session.
 */
export function openWindow(page: Window, projectId: string | null): void {
  const fragment = projectId === null ? "" : `#open=${projectId}`;
  page.open(new URL(fragment, page.location.href.split("#", 1)[0]), "_blank", "noopener");
}
