/** How what flows state is called, in full and by one letter. */

import type { ZeroTrustAspect } from "../template/template.ts";
import {
  ASPECTS,
  type FlowStanding,
  type FlowStatement,
  type Standing,
} from "./flow-statements.ts";

export const ASPECT_WORDS: Readonly<
  Record<ZeroTrustAspect, { readonly letter: string; readonly label: string }>
> = {
  caller: { letter: "A", label: "Caller authenticated" },
  server: { letter: "S", label: "Server authenticated" },
  authorization: { letter: "Z", label: "Request authorized" },
  encryption: { letter: "E", label: "Encrypted in transit" },
  audit: { letter: "L", label: "Logged for audit" },
};

/** Behind the letter of an aspect: nothing where it is good. */
export const STANDING_SIGNS: Readonly<Record<Exclude<Standing, "absent">, string>> = {
  good: "",
  weak: "!",
  unstated: "?",
};

const STANDING_WORDS: Readonly<Record<Exclude<Standing, "absent">, string>> = {
  good: "yes",
  weak: "weak or no",
  unstated: "not stated",
};

export const FLOW_STANDING_WORDS: Readonly<Record<FlowStanding, string>> = {
  full: "States all of it",
  partial: "States some of it",
  weak: "States only weakness",
  silent: "States nothing",
  mute: "Has nothing to state",
};

/** What a flow states, in words: "caller authenticated: yes, encrypted in transit: not stated". */
export function spokenStatement({ standings }: FlowStatement): string {
  const told = ASPECTS.flatMap((aspect) => {
    const standing = standings[aspect];
    if (standing === "absent") return [];
    return [`${ASPECT_WORDS[aspect].label.toLowerCase()}: ${STANDING_WORDS[standing]}`];
  });
  return told.length === 0 ? "its template asks no statement of it" : told.join(", ");
}
