/** The seven tenets of NIST SP 800-207 (section 2.1) in our own short words, and what of a diagram speaks to each. */

import type { ZeroTrustAspect } from "../template/template.ts";
import { type Coverage, coverageSum, type ZeroTrustView } from "./zero-trust.ts";

interface Tenet {
  /** As the publication numbers them, 1 to 7. */
  readonly number: number;
  readonly words: string;
  /** What flows state that speaks to it; empty where a diagram tells nothing. */
  readonly aspects: readonly ZeroTrustAspect[];
}

const TENETS: readonly Tenet[] = [
  { number: 1, words: "Everything that holds data or computes is a resource", aspects: [] },
  {
    number: 2,
    words: "Communication is protected wherever it runs",
    aspects: ["server", "encryption"],
  },
  {
    number: 3,
    words: "Access is granted per session, to one resource",
    aspects: ["caller", "authorization"],
  },
  {
    number: 4,
    words: "A policy decides on access from all that is known",
    aspects: ["authorization"],
  },
  { number: 5, words: "The state of every asset is watched", aspects: [] },
  {
    number: 6,
    words: "Who asks is authenticated and authorized before access, every time",
    aspects: ["caller", "server", "authorization"],
  },
  { number: 7, words: "What happens is recorded and used to do better", aspects: ["audit"] },
];

export interface TenetCoverage extends Tenet {
  /** Null where a diagram tells nothing. */
  readonly coverage: Coverage | null;
}

/** All seven tenets with the coverage of the statements that speak to them. */
export function tenetCoverages({ byAspect }: ZeroTrustView): readonly TenetCoverage[] {
  return TENETS.map(({ number, words, aspects }) => ({
    number,
    words,
    aspects,
    coverage: aspects.length === 0 ? null : coverageSum(aspects.map((aspect) => byAspect[aspect])),
  }));
}
