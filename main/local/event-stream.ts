import type { ServerResponse } from "node:http";
import type { Event, EventHub } from "../services/events.ts";

/** Milliseconds between signs of life, so that a page notices a host that is gone. */
const ALIVE_EVERY = 25_000;

/** Answers with server-sent events until the page goes away. */
export function streamEvents(response: ServerResponse, hub: EventHub): void {
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
  });
  response.write(": listening\n\n");
  const stopListening = hub.listen((event) => response.write(formatEvent(event)));
  const alive = setInterval(() => response.write(": alive\n\n"), ALIVE_EVERY);
  alive.unref();
  response.on("close", () => {
    clearInterval(alive);
    stopListening();
  });
}

function formatEvent({ name, payload }: Event): string {
  // JSON has no raw line break, so one data line holds it.
  return `event: ${name}\ndata: ${JSON.stringify(payload)}\n\n`;
}
