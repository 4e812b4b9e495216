import { z } from "zod";
import {
  calls,
  events,
  type CallName,
  type EventName,
  type EventPayload,
  type Reply,
} from "../../shared/api.ts";
import { problem } from "../../shared/api-values.ts";

const envelope = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), problem: problem }),
]);

/** Checks what a host answered to call `name` against the contract; an answer that breaks it becomes a problem. */
export function parseReply<Name extends CallName>(name: Name, answer: unknown): Reply<Name> {
  const outer = envelope.safeParse(answer);
  if (!outer.success) return brokenReply(name);
  if (!outer.data.ok) return { ok: false, problem: outer.data.problem };
  const value = calls[name].output.safeParse(outer.data.value);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by the schema of `Name`, which the compiler cannot see through the index
  return value.success ? ({ ok: true, value: value.data } as Reply<Name>) : brokenReply(name);
}

/** Checks an event's payload; null when it breaks the contract. */
export function parseEvent<Name extends EventName>(
  name: Name,
  payload: unknown,
): EventPayload<Name> | null {
  const parsed = events[name].safeParse(payload);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- same pairing of name and schema as above
  return parsed.success ? (parsed.data as EventPayload<Name>) : null;
}

function brokenReply<Name extends CallName>(name: Name): Reply<Name> {
  return {
    ok: false,
    problem: {
      code: "broken-reply",
      message: "Palisade answered in a way this window does not understand.",
      place: name,
      remedy: "Reload the window; if it happens again, window and host are of different versions.",
    },
  };
}
