/** Takes user names and machine paths out of a copy that is to be shared. */

import type { LedgerEntry, LossLedger } from "../model/ledger.ts";
import type { Model } from "../model/model.ts";
import type { Template } from "../template/template.ts";

/** What stands where something was taken out. */
const ACCOUNT_GONE = "[user]";
const PATH_GONE = "[path]";
/** Who judged when nobody may be named but a time would not say that somebody did. */
const SOMEONE = "someone";

/** `DOMAIN\user`; the lookbehind keeps the parts of a path from looking like one. */
const ACCOUNT = /(?<![\w\\.:-])[A-Za-z0-9][\w.-]{0,62}\\[A-Za-z0-9][\w.$-]{0,62}(?![\w\\])/g;
const EMAIL = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+/g;

/** In every text: home folders of Windows, Linux and macOS, and network shares. */
const PATHS: readonly RegExp[] = [
  // Names of folders may hold blanks; the last part ends at one.
  /\b[A-Za-z]:\\+(?:Users|Documents and Settings)\\+(?:[^\\/:*?"<>|\r\n]+\\+)*[^\\/:*?"<>|\s]*/gi,
  /\b[A-Za-z]:\/+(?:Users|Documents(?: |%20)and(?: |%20)Settings)\/+[^\s"'<>|]*/gi,
  /(?<![\w.)\]/])\/(?:home|Users)\/[^\s"'<>|:,;]*[^\s"'<>|:,;).]/g,
  /(?<![\w\\:])\\\\[A-Za-z0-9][\w.$-]*\\[^\s"'<>|]+/g,
];

/** Finds what may not be shared and takes it out of texts. */
export class Scrubber {
  readonly #accounts: AccountTree;

  /** @param accounts names to take out wherever they stand */
  constructor(accounts: Iterable<string>) {
    // The longest first: one may be part of another.
    const sorted = [...new Set(accounts)]
      .filter((account) => account.length > 3)
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    this.#accounts = accountTree(sorted);
  }

  /** Any text: paths, and the known accounts. */
  text(text: string): string {
    let scrubbed = text;
    for (const account of accountsWithin(text, this.#accounts)) {
      scrubbed = scrubbed.replace(account, ACCOUNT_GONE);
    }
    for (const path of PATHS) scrubbed = scrubbed.replace(path, PATH_GONE);
    return scrubbed;
  }

  /** A text that names people: accounts of any kind and e-mail addresses as well. */
  people(text: string): string {
    return this.text(text).replace(EMAIL, ACCOUNT_GONE).replace(ACCOUNT, ACCOUNT_GONE);
  }
}

/** Accounts by their letters, so that a text is looked through once, however many accounts there are. */
interface AccountTree {
  readonly next: Map<string, AccountTree>;
  /** The accounts that end here, one for each spelling: their places in the order given, and what matches them. */
  readonly ends: { readonly place: number; readonly matcher: RegExp }[];
}

function accountTree(accounts: readonly string[]): AccountTree {
  const root: AccountTree = { next: new Map(), ends: [] };
  for (const [place, account] of accounts.entries()) {
    let node = root;
    for (const letter of inOneCase(account).split("")) {
      const next: AccountTree = node.next.get(letter) ?? { next: new Map(), ends: [] };
      node.next.set(letter, next);
      node = next;
    }
    const spelled = account.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    node.ends.push({ place, matcher: new RegExp(`(?<!\\w)${spelled}(?!\\w)`, "gi") });
  }
  return root;
}

/** What matches the accounts whose letters stand in the text, in the order of the accounts. */
function accountsWithin(text: string, tree: AccountTree): readonly RegExp[] {
  if (tree.next.size === 0) return [];
  const letters = inOneCase(text);
  const found = new Map<number, RegExp>();
  for (let start = 0; start < letters.length; start++) {
    let node = tree.next.get(letters.charAt(start));
    for (let at = start + 1; node !== undefined; at++) {
      for (const { place, matcher } of node.ends) found.set(place, matcher);
      node = node.next.get(letters.charAt(at));
    }
  }
  return [...found].sort(([a], [b]) => a - b).map(([, matcher]) => matcher);
}

/** The text in capitals, letter for letter: one whose capitals are two, such as ß, stays. */
function inOneCase(text: string): string {
  const capitals = text.toUpperCase();
  if (capitals.length === text.length) return capitals;
  return text.replace(/[^\0-\x7f]|[a-z]/g, (letter) => {
    const capital = letter.toUpperCase();
    return capital.length === 1 ? capital : letter;
  });
}

/** The accounts and addresses a text that names people holds. */
export function accountsIn(people: string): readonly string[] {
  return [...people.matchAll(ACCOUNT), ...people.matchAll(EMAIL)].map(([name]) => name);
}

/** The accounts and addresses a model and its template name where they say who did something. */
export function accountsOf(model: Model | null, template: Template | null): ReadonlySet<string> {
  const { owner = "", reviewer = "", contributors = "" } = model?.information ?? {};
  const people = [owner, reviewer, contributors, template?.manifest.author ?? ""];
  const doers = [
    ...(model?.threats ?? []).map(({ verdict }) => verdict.changedBy ?? ""),
    ...(model?.notes ?? []).map(({ addedBy }) => addedBy),
  ];
  const marked = doers.filter((name) => name.includes("\\") || name.includes("@"));
  return new Set([...people.flatMap(accountsIn), ...marked]);
}

/**
 * A copy of the model without user names (who changed a threat, who added a note, accounts and e-mail addresses
 * among owner, reviewer and contributors, and the same accounts in any text) and without machine paths. Names of
 * people that are no account, such as that of the owner, stay.
 * @param accounts names to take out wherever they stand, see {@link accountsOf}
 * @returns the ledger lists every place
 */
export function scrub(
  model: Model,
  accounts: ReadonlySet<string>,
): { readonly model: Model; readonly ledger: LossLedger } {
  const scrubber = new Scrubber(accounts);
  const ledger: LedgerEntry[] = [];
  const note = (place: string, from: unknown, to: unknown) => {
    if (from === to) return;
    const what = "A user name or machine path was taken out.";
    ledger.push({ effect: "dropped", place, what });
  };
  const clean = <Value>(value: Value, place: string): Value => {
    const scrubbed = scrubTexts(value, scrubber);
    note(place, JSON.stringify(value), JSON.stringify(scrubbed));
    return scrubbed;
  };
  const { owner, reviewer, contributors, ...about } = model.information;
  const people = {
    owner: scrubber.people(owner),
    reviewer: scrubber.people(reviewer),
    contributors: scrubber.people(contributors),
  };
  note("owner", owner, people.owner);
  note("reviewer", reviewer, people.reviewer);
  note("contributors", contributors, people.contributors);
  const scrubbed: Model = {
    ...model,
    information: { ...clean(about, "information"), ...people },
    diagrams: model.diagrams.map(({ shapes, lines, ...header }) => ({
      ...clean(header, `diagram ${header.id}`),
      shapes: shapes.map((shape) => clean(shape, `${shape.kind} ${shape.id}`)),
      lines: lines.map((line) => clean(line, `${line.kind} ${line.id}`)),
    })),
    threats: model.threats.map((threat) => {
      const { changedBy, changedAt } = threat.verdict;
      // Without either, an untouched-looking verdict would lose that a person made it.
      const by = changedBy !== null && changedAt === null ? SOMEONE : null;
      note(`threat ${threat.key}, changed by`, changedBy, by);
      const bare = { ...threat, verdict: { ...threat.verdict, changedBy: by } };
      return clean(bare, `threat ${threat.key}`);
    }),
    notes: model.notes.map((one) => {
      note(`note ${one.id}, added by`, one.addedBy, "");
      return clean({ ...one, addedBy: "" }, `note ${one.id}`);
    }),
    messages: model.messages.map((message, at) => clean(message, `message ${at + 1}`)),
  };
  return { model: scrubbed, ledger };
}

/** A copy of a template without the given accounts, without any in its author, and without machine paths. */
export function scrubTemplate(template: Template, accounts: ReadonlySet<string>): Template {
  const scrubber = new Scrubber(accounts);
  const { manifest, ...rest } = scrubTexts(template, scrubber);
  return { ...rest, manifest: { ...manifest, author: scrubber.people(manifest.author) } };
}

/** The value with every text in it scrubbed. */
function scrubTexts<Value>(value: Value, scrubber: Scrubber): Value {
  const visit = (part: unknown): unknown => {
    if (typeof part === "string") return scrubber.text(part);
    if (Array.isArray(part)) return part.map(visit);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, visit(inner)]));
  };
  // Scrubbing replaces texts by texts and nothing else, which the compiler cannot see.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return visit(value) as Value;
}
