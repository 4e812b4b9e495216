/** Takes user names and machine paths out of what an XML file says beyond the model. */

import type { LedgerEntry, LossLedger } from "../model/ledger.ts";
import { success, type Result } from "../model/result.ts";
import { XmlEdits } from "./xml-edit.ts";
import { encodeXml, escapeAttribute } from "./xml-text.ts";
import { parseXml, type XmlElement } from "./xml.ts";
import { Scrubber } from "./scrub.ts";

/** Elements that hold nothing but who did something. */
const DOERS = new Set(["ChangedBy", "AddedBy"]);
const WHAT = "A user name or machine path was taken out.";

/**
 * Scrubs every text and attribute of a file, known to the model or not; comments that would leak are taken out.
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
  const edits = new XmlEdits(document);
  const scrubber = new Scrubber([...accounts, ...doersIn(document.root)]);
  const ledger: LedgerEntry[] = [];
  const note = (element: XmlElement) => {
    ledger.push({
      effect: "dropped",
      place: `${element.local}, line ${element.line}`,
      what: WHAT,
    });
  };
  const visit = (element: XmlElement): void => {
    for (const { name, value } of element.attributes) {
      const scrubbed = scrubber.text(value);
      if (scrubbed === value || name.startsWith("xmlns")) continue;
      edits.setAttribute(element, name, escapeAttribute(scrubbed));
      note(element);
    }
    element.children.forEach(visit);
    if (element.children.length > 0) return;
    const scrubbed = DOERS.has(element.local) ? "" : scrubber.text(element.text);
    if (scrubbed === element.text.trim() || scrubbed === element.text) return;
    edits.setText(element, scrubbed, false);
    note(element);
  };
  visit(document.root);
  const text = edits.untouched ? document.text : edits.finish();
  const bare = text.replace(/<!--[^]*?-->/g, (comment) => {
    if (scrubber.people(comment) === comment) return comment;
    ledger.push({ effect: "dropped", place: "a comment", what: WHAT });
    return "";
  });
  return success({
    bytes: encodeXml(bare, document.encoding, document.byteOrderMark),
    ledger,
  });
}

/** Who the file says did something, also where the model does not look. */
function doersIn(element: XmlElement): readonly string[] {
  if (element.children.length === 0) {
    const name = element.text.trim();
    return DOERS.has(element.local) && /[\\@]/.test(name) ? [name] : [];
  }
  return element.children.flatMap(doersIn);
}
