import type { Api, CallName, EventName, Reply } from "../../shared/api.ts";
import { decodeWire, encodeWire } from "../../shared/wire.ts";
import { parseEvent, parseReply } from "./reply.ts";

const HEADERS = { "x-palisade": "1" };

/** Carries the contract over HTTP to the local host that served this page (protocol: `shared/wire.ts`). */
export function localApi(): Api {
  let stream: EventSource | null = null;
  return {
    call: callOverHttp,
    on(name, listener) {
      stream ??= new EventSource("events");
      const source = stream;
      const heard = (event: MessageEvent<string>): void => {
        const payload = parseEventData(name, event.data);
        if (payload !== null) listener(payload);
      };
      source.addEventListener(name, heard);
      return () => source.removeEventListener(name, heard);
    },
  };
}

/** Trades the one-use ticket of the address for a session cookie. Whether it worked, the first call will tell. */
export async function startSession(ticket: string): Promise<void> {
  try {
    await fetch("session", {
      method: "POST",
      headers: { ...HEADERS, "content-type": "application/json" },
      body: JSON.stringify({ ticket }),
    });
  } catch {
    // The host is gone; the first call says so in words a person can use.
  }
}

function parseEventData<Name extends EventName>(name: Name, data: string) {
  try {
    return parseEvent(name, JSON.parse(data));
  } catch {
    return null;
  }
}

async function callOverHttp<Name extends CallName>(
  name: Name,
  input: unknown,
): Promise<Reply<Name>> {
  try {
    const answer = await fetch("rpc", {
      method: "POST",
      headers: { ...HEADERS, "content-type": "application/octet-stream" },
      body: new Uint8Array(encodeWire({ name, input })),
    });
    if (!answer.ok) return refused(answer.status);
    return parseReply(name, decodeWire(new Uint8Array(await answer.arrayBuffer())));
  } catch {
    return unreachable();
  }
}

function refused<Name extends CallName>(status: number): Reply<Name> {
  if (status === 413) {
    return {
      ok: false,
      problem: {
        code: "too-large",
        message: "The file is larger than Palisade accepts.",
        place: null,
        remedy: "Threat models are normally far below 64 MB; check that it is the right file.",
      },
    };
  }
  return {
    ok: false,
    problem: {
      code: status === 401 || status === 403 ? "no-session" : "host-refused",
      message:
        status === 401 || status === 403
          ? "This window is not signed in to Palisade."
          : `Palisade refused the request (HTTP ${status}).`,
      place: null,
      remedy: "Open the address that Palisade printed when it started.",
    },
  };
}

function unreachable<Name extends CallName>(): Reply<Name> {
  return {
    ok: false,
    problem: {
      code: "host-unreachable",
      message: "Palisade does not answer.",
      place: null,
      remedy: "Start it again. What you did in this window is kept here until it can be saved.",
    },
  };
}
