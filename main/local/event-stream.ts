import type { ServerResponse } from "node:http";
import type { Event, EventHub } from "../services/events.ts";

/** Milliseconds between signs of life, so that a page notices a host that is gone. */
const ALIVE_EVERY = 25_000;
/** Bytes that may wait for a page that does not take them; events are small. */
const MOST_WAITING = 4 * 1024 * 1024;

/** Answers with server-sent events until the page goes away. */
export function streamEvents(response: ServerResponse, hub: EventHub): void {
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
  });
  function send(text: string): void {
    response.write(text);
    // A page that stopped listening comes back by itself once it goes on, and must not fill the memory until then.
    if (response.writableLength > MOST_WAITING) response.destroy();
  }
  send(": listening\n\n");
  const stopListening = hub.listen((event) => {
    send(formatEvent(event));
  });
  const alive = setInterval(() => {
    send(": alive\n\n");
  }, ALIVE_EVERY);
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
