/** Carries the requests of one page: to the shell's `app://` handler, past the session's rules, or nowhere. */

import type { CDPSession, Protocol } from "puppeteer-core";
import { appAddress } from "./addresses.ts";
import { isCancelled, type Desktop } from "./desktop.ts";

/** Decides about a navigation the page itself began; true = it goes on. */
export type MayNavigate = (request: Protocol.Fetch.RequestPausedEvent, address: string) => boolean;

export async function carryRequests(
  session: CDPSession,
  desktop: Desktop,
  mayNavigate: MayNavigate,
): Promise<void> {
  session.on("Fetch.requestPaused", (event) => {
    answer(session, desktop, mayNavigate, event).catch(() => {
      // The page went away while its request was answered.
    });
  });
  await session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] });
}

async function answer(
  session: CDPSession,
  desktop: Desktop,
  mayNavigate: MayNavigate,
  event: Protocol.Fetch.RequestPausedEvent,
): Promise<void> {
  const { requestId } = event;
  const address = appAddress(event.request.url);
  desktop.seen.requests.push(address);
  const deny = async (): Promise<void> => {
    desktop.seen.denied.push(address);
    await session.send("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" });
  };
  if (event.resourceType === "Document" && !mayNavigate(event, address)) {
    desktop.seen.denied.push(`navigation ${address}`);
    await session.send("Fetch.failRequest", { requestId, errorReason: "Aborted" });
    return;
  }
  if (isCancelled(desktop, address)) {
    await deny();
    return;
  }
  if (/^(data|blob):/u.test(address)) {
    await session.send("Fetch.continueRequest", { requestId });
    return;
  }
  const respond = desktop.schemes.get(new URL(address).protocol.slice(0, -1));
  if (respond === undefined) {
    // Nothing else is let out of a test.
    await deny();
    return;
  }
  const response = await respond({ url: address });
  const body = Buffer.from(await response.arrayBuffer()).toString("base64");
  const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }));
  await session.send("Fetch.fulfillRequest", {
    requestId,
    responseCode: response.status,
    responseHeaders,
    body,
  });
}
