/** What Microsoft's tool cannot say of a template, put together so that people can read it. */

import type { LedgerEntry, LossLedger } from "../model/ledger.ts";
import type { ThreatType } from "../template/template.ts";
import { excerpt } from "./xml-content.ts";

type Loss = Pick<LedgerEntry, "effect" | "what">;

interface Kind extends Loss {
  /** What there are several of, for one and for more. */
  readonly nouns: readonly [one: string, more: string];
}

const TYPES = ["threat type", "threat types"] as const;
const ATTRIBUTES = ["attribute", "attributes"] as const;

function dropped(nouns: Kind["nouns"], what: string): Kind {
  return { effect: "dropped", nouns, what };
}

function approximated(nouns: Kind["nouns"], what: string): Kind {
  return { effect: "approximated", nouns, what };
}

/** In the order they are told. */
const KINDS = {
  svg: approximated(
    ["stencil", "stencils"],
    "Their pictures are SVG. The file holds them, but no file of the tool has any other than PNG: it may show none.",
  ),
  text: approximated(ATTRIBUTES, "The tool has lists only: what may be any text becomes a list."),
  number: approximated(
    ATTRIBUTES,
    "The tool has lists only: what may be any number becomes a list.",
  ),
  boolean: approximated(ATTRIBUTES, "The tool has lists only: a yes or no becomes a list of two."),
  help: dropped(ATTRIBUTES, "The tool has no help for an attribute."),
  unknown: dropped(
    ATTRIBUTES,
    "The tool does not know which value says that nobody stated it; rules that ask for that name the other values.",
  ),
  element: approximated(
    TYPES,
    "The tool asks its rules about flows only: what is about an element fires once for each flow at it, and for none where there is no flow.",
  ),
  boundary: dropped(
    TYPES,
    "The tool asks its rules about flows only: what is about a boundary never fires there.",
  ),
  diagram: dropped(
    TYPES,
    "The tool asks its rules about flows only: what is about a diagram never fires there.",
  ),
  priorities: approximated(
    TYPES,
    "The tool cannot make a priority depend on rules; every threat of a type gets the same.",
  ),
  measures: dropped(TYPES, "The template has no threat property to hold their measures."),
  references: dropped(TYPES, "The template has no threat property to hold their references."),
  phase: dropped(TYPES, "The template has no threat property to hold their phase."),
  message: dropped(["message", "messages"], "The tool has no messages of a template."),
  example: dropped(["example", "examples"], "The tool has no examples of rules."),
  zeroTrust: dropped(
    ["Zero-Trust statement", "Zero-Trust statements"],
    "The tool does not know which attributes state what for the Zero-Trust lens.",
  ),
} as const satisfies Readonly<Record<string, Kind>>;

type LossKind = keyof typeof KINDS;

const KIND_NAMES = Object.keys(KINDS).filter((name): name is LossKind => name in KINDS);

/** More of one kind than these are not named one by one. */
const MOST_NAMED = 5;

/** Gathers losses: what is lost in the same way everywhere is counted, what became of a rule is told rule by rule. */
export class TemplateLosses {
  readonly #counted = new Map<LossKind, string[]>();
  readonly #profiles = new Map<string, { readonly isOff: boolean; readonly types: string[] }>();
  readonly #rules = new Map<ThreatType, Loss[]>();

  /** @param name by which a person finds the thing */
  count(kind: LossKind, name: string): void {
    const names = this.#counted.get(kind) ?? [];
    names.push(name);
    this.#counted.set(kind, names);
  }

  /** A threat type of a profile, and whether that is off. */
  profile(name: string, isOff: boolean, type: string): void {
    const profile = this.#profiles.get(name) ?? { isOff, types: [] };
    profile.types.push(type);
    this.#profiles.set(name, profile);
  }

  /** Something of the rule of a threat type. */
  rule(type: ThreatType, loss: Loss): void {
    const losses = this.#rules.get(type) ?? [];
    losses.push(loss);
    this.#rules.set(type, losses);
  }

  /** Counts first, then profiles, then one entry for each threat type whose rule is not what it was. */
  entries(): LossLedger {
    const counted = KIND_NAMES.flatMap((kind) => {
      const names = this.#counted.get(kind);
      if (names === undefined) return [];
      const { effect, what, nouns } = KINDS[kind];
      return [{ effect, place: `template, ${namedCount(names, nouns)}`, what }];
    });
    const profiles = [...this.#profiles].map(([name, { isOff, types }]): LedgerEntry => {
      const place = `template, profile ${excerpt(name)}, ${namedCount(types, TYPES)}`;
      const what = isOff
        ? "The tool has no profiles: as this one is off, the rules of its threat types are left out."
        : "The tool has no profiles: the threat types of this one are always on.";
      return { effect: isOff ? "dropped" : "approximated", place, what };
    });
    const rules = [...this.#rules].map(([{ id, title }, losses]): LedgerEntry => ({
      effect: losses.some(({ effect }) => effect === "dropped") ? "dropped" : "approximated",
      place: `template, threat type ${excerpt(title)} (${id})`,
      what: losses.map(({ what }) => what).join(" "),
    }));
    return [...counted, ...profiles, ...rules];
  }
}

/** `3 messages (a, b, c)`; things of one name are named once. */
function namedCount(all: readonly string[], [one, more]: Kind["nouns"]): string {
  const names = [...new Set(all)];
  const shown = names.slice(0, MOST_NAMED).join(", ");
  const others = names.length > MOST_NAMED ? ", ..." : "";
  return `${all.length} ${all.length === 1 ? one : more} (${shown}${others})`;
}
