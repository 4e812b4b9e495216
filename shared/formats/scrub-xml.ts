/** Takes user names and machine paths out of what an XML file says beyond the model. */

import type { LedgerEntry, LossLedger } from "../model/ledger.ts";
import { success, type Result } from "../model/result.ts";
import { XmlEdits } from "./xml-edit.ts";
import { encodeXml, escapeAttribute } from "./xml-text.ts";
import { parseXml, type XmlDocument, type XmlElement } from "./xml.ts";
import { accountsIn, Scrubber } from "./scrub.ts";

/** Elements that hold nothing but who did something. */
const DOERS = new Set(["ChangedBy", "AddedBy"]);
/** Elements and attributes that name people, with or without accounts. */
const PEOPLE = new Set(["Owner", "Reviewer", "Contributors", "Author", "author"]);
const WHAT = "A user name or machine path was taken out.";
/** What an XML file consists of: comments, instructions, raw sections, tags, and the text between. */
const TOKEN =
  /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|<(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+/g;

/**
 * Scrubs every text and attribute of a file, known to the model or not; comments and instructions that would leak
 * are taken out.
 * @param accounts names to take out wherever they stand
 * @param fileName only used to say where a problem is
 */
export function scrubXml(
  bytes: Uint8Array,
  accounts: ReadonlySet<string>,
  fileName: string,
): Result<{ readonly bytes: Uint8Array; readonly ledger: LossLedger }> {
  const parsed = parseXml(bytes, fileName);
  if (!parsed.ok) return parsed;
  const document = parsed.value;
  const scrubber = new Scrubber([...accounts, ...accountsUnder(document.root)]);
  const ledger: LedgerEntry[] = [];
  const note = (place: string) => {
    ledger.push({ effect: "dropped", place, what: WHAT });
  };
  const text = scrubOutside(scrubElements(document, scrubber, note), scrubber, note);
  return success({
    bytes: encodeXml(text, document.encoding, document.byteOrderMark),
    ledger,
  });
}

function scrubElements(
  document: XmlDocument,
  scrubber: Scrubber,
  note: (place: string) => void,
): string {
  const edits = new XmlEdits(document);
  const visit = (element: XmlElement): void => {
    const place = `${element.local}, line ${element.line}`;
    for (const { name, value } of element.attributes) {
      const scrubbed = PEOPLE.has(name) ? scrubber.people(value) : scrubber.text(value);
      if (scrubbed === value) continue;
      edits.setAttribute(element, name, escapeAttribute(scrubbed));
      note(place);
    }
    element.children.forEach(visit);
    if (element.children.length > 0) return;
    const scrubbed = scrubbedText(element, scrubber);
    if (scrubbed === element.text.trim() || scrubbed === element.text) return;
    edits.setText(element, scrubbed, false);
    note(place);
  };
  visit(document.root);
  return edits.untouched ? document.text : edits.finish();
}

function scrubbedText({ local, text }: XmlElement, scrubber: Scrubber): string {
  if (DOERS.has(local)) return "";
  return PEOPLE.has(local) ? scrubber.people(text) : scrubber.text(text);
}

/** Scrubs what is no element or attribute: comments, instructions, and text beside elements. */
function scrubOutside(text: string, scrubber: Scrubber, note: (place: string) => void): string {
  return text.replace(TOKEN, (token) => {
    if (token.startsWith("<!--") || token.startsWith("<?")) {
      if (scrubber.people(token) === token) return token;
      note(token.startsWith("<?") ? "a processing instruction" : "a comment");
      return "";
    }
    if (token.startsWith("<") && !token.startsWith("<![")) return token;
    const scrubbed = scrubber.text(token);
    if (scrubbed !== token) note("text beside elements");
    return scrubbed;
  });
}

/** Who the file says did something, also where the model does not look. */
function accountsUnder(element: XmlElement): readonly string[] {
  const named = element.attributes.flatMap(({ name, value }) =>
    PEOPLE.has(name) ? accountsIn(value) : [],
  );
  if (element.children.length > 0) return [...named, ...element.children.flatMap(accountsUnder)];
  const name = element.text.trim();
  if (PEOPLE.has(element.local)) return [...named, ...accountsIn(name)];
  return DOERS.has(element.local) && /[\\@]/.test(name) ? [...named, name] : named;
}
