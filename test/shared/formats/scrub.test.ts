/** Taking out who did something and on which machine, and nothing else. */

import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { accountsOf, scrub, Scrubber, scrubTemplate } from "../../../shared/formats/scrub.ts";
import { scrubXml } from "../../../shared/formats/scrub-xml.ts";
import { awkwardText } from "../../builders/arbitrary-text.ts";
import { buildModel, buildTemplate } from "../../builders/small-project.ts";
import { aThreat, aVerdict } from "../../builders/threat.ts";
import { bytesOf } from "../../builders/tm7-text.ts";
import { smallModel } from "../../builders/tm7.ts";
import { readModel, valueOf } from "./reading.ts";

// Many random cases on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const scrubber = new Scrubber(["CORP\\ann.lee"]);

/** What taking out accounts means, written as plainly as can be. */
function takenOutOneByOne(text: string, accounts: readonly string[]): string {
  const longestFirst = [...new Set(accounts)]
    .filter(({ length }) => length > 3)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const without = longestFirst.reduce((rest, account) => {
    const spelled = account.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return rest.replace(new RegExp(`(?<!\\w)${spelled}(?!\\w)`, "gi"), "[user]");
  }, text);
  return new Scrubber([]).text(without);
}

describe("a text", () => {
  test.each([
    ["C:\\Users\\ann\\models\\a.tm7", "[path]"],
    ["see C:\\Users\\Ann Lee\\My Models\\a.tm7 for it", "see [path] for it"],
    ["c:\\documents and settings\\ann", "[path]"],
    ["file:///C:/Users/ann/a%20b.tm7", "file:///[path]"],
    ["/home/ann/models/a.tm7, again", "[path], again"],
    ["(/Users/ann/a.tm7)", "([path])"],
    ["\\\\server\\share\\models\\a.tm7", "[path]"],
    ["done by CORP\\ann.lee.", "done by [user]."],
    ["corp\\ANN.LEE", "[user]"],
  ])("%j becomes %j", (text, scrubbed) => {
    expect(scrubber.text(text)).toBe(scrubbed);
  });

  test.each([
    "source.\\w+\\d{3}",
    "\\alpha + \\beta",
    "xs:string",
    "http://schemas.datacontract.org/2004/07/ThreatModeling.Model",
    "https://example.org/home/page",
    "https://example.org/Users/list",
    "D:\\projects\\models\\a.tm7",
    "/etc/passwd",
    "HKLM\\Software\\Palisade",
    "and/or",
    "a\\b",
    "target is 'GE.DS' and flow crosses 'GE.TB'",
    "CORP\\ann.leeway",
    "user@example.org",
  ])("%j stays", (text) => {
    expect(scrubber.text(text)).toBe(text);
  });

  test("that names people loses accounts and addresses of any kind, not names", () => {
    expect(scrubber.people("Ann Lee (ann@example.org), OTHER\\bob; Carol")).toBe(
      "Ann Lee ([user]), [user]; Carol",
    );
  });

  test("is scrubbed once and for all, wherever the account stands", () => {
    fc.assert(
      fc.property(awkwardText, awkwardText, (before, after) => {
        const once = scrubber.text(`${before} CORP\\ann.lee ${after}`);
        expect(once.toLowerCase()).not.toContain("ann.lee");
        expect(scrubber.text(once)).toBe(once);
      }),
    );
  });

  test("loses many accounts as if they were taken out one by one, the longest first", () => {
    const letter = fc.constantFrom("a", "B", "b", "ß", "ſ", "İ", "😀", "\\", "@", ".", "$", " ");
    const accounts = fc.array(fc.string({ unit: letter, minLength: 2, maxLength: 7 }));
    const between = fc.array(fc.string({ unit: letter, maxLength: 3 }), { minLength: 1 });
    fc.assert(
      fc.property(accounts, between, (names, parts) => {
        const text = parts.map((part, at) => part + (names[at] ?? "")).join("");
        expect(new Scrubber(names).text(text)).toBe(takenOutOneByOne(text, names));
      }),
      { numRuns: 2000 },
    );
  });

  test("is looked through once, however many accounts there are", () => {
    const many = Array.from({ length: 2000 }, (_, at) => `CORP\\person.${at}`);
    const one = new Scrubber(many);
    const replace = vi.spyOn(String.prototype, "replace");
    const scrubbed = one.text("done by corp\\person.77, seen by Ann");
    const times = replace.mock.calls.length;
    replace.mockRestore();
    expect(scrubbed).toBe("done by [user], seen by Ann");
    expect(times).toBeLessThan(20);
  });

  test("without letters after a backslash, or slashes, never changes", () => {
    fc.assert(
      fc.property(
        awkwardText.filter((text) => !/[\\/]/.test(text)),
        (text) => {
          expect(scrubber.text(text)).toBe(text);
        },
      ),
    );
  });

  test.each([
    ["backslashes", "\\".repeat(200_000)],
    ["a path without end", `C:\\Users\\${"a\\".repeat(100_000)}`],
    ["dots", "a.".repeat(100_000)],
    ["addresses without an end", "a@a.".repeat(100_000)],
    ["slashes", "/home/".repeat(50_000)],
    ["one long word", "A".repeat(500_000)],
  ])("of many %s takes no time to speak of", (_, text) => {
    expect(scrubber.people(text).length).toBeLessThanOrEqual(text.length);
  });
});

describe("a model", () => {
  const verdict = aVerdict({ changedBy: "CORP\\bob.ray", changedAt: "2026-01-01T00:00:00" });
  const model = buildModel({
    information: {
      ...buildModel().information,
      owner: "Ann, CORP\\ann.lee",
      contributors: "z@x.org",
    },
    threats: [aThreat(1, { verdict: { ...verdict, justification: "asked corp\\bob.ray" } })],
    notes: [{ id: 1, message: "in /home/ann/x", addedBy: "CORP\\ann.lee", addedAt: "2026-01-01" }],
  });

  test("loses accounts and paths in every place, and the ledger lists them", () => {
    const { model: clean, ledger } = scrub(model, accountsOf(model, null));
    expect(clean.information).toMatchObject({ owner: "Ann, [user]", contributors: "[user]" });
    expect(clean.threats[0]?.verdict).toEqual({
      ...verdict,
      changedBy: null,
      justification: "asked [user]",
    });
    expect(clean.notes).toEqual([
      { id: 1, message: "in [path]", addedBy: "", addedAt: "2026-01-01" },
    ]);
    expect(ledger.map(({ place }) => place)).toEqual([
      "owner",
      "contributors",
      "threat T1afb, changed by",
      "threat T1afb",
      "note 1, added by",
      "note 1",
    ]);
  });

  test("that names nobody stays as it is", () => {
    const { model: clean, ledger } = scrub(buildModel(), accountsOf(buildModel(), null));
    expect(clean).toEqual(buildModel());
    expect(ledger).toEqual([]);
  });

  test("takes its template along: the author's account goes wherever it stands", () => {
    const template = buildTemplate();
    const named = {
      ...template,
      manifest: { ...template.manifest, author: "CORP\\ann.lee", name: "By corp\\ann.lee" },
    };
    const clean = scrubTemplate(named, accountsOf(null, named));
    expect(clean.manifest).toMatchObject({ author: "[user]", name: "By [user]" });
  });
});

describe("an XML file", () => {
  function scrubbed(text: string) {
    const { bytes, ledger } = valueOf(scrubXml(bytesOf(text), new Set(), "x.tm7"));
    return { text: new TextDecoder().decode(bytes), ledger };
  }

  test.each([
    ["in an unknown element", "<Notes>", "<Strange>by CORP\\ann.lee</Strange><Notes>"],
    ["in an attribute", "<Notes>", '<Strange who="CORP\\ann.lee"/><Notes>'],
    ["beside elements", "<Notes>", "CORP\\ann.lee<Notes>"],
    ["in a comment", "<Notes>", "<!-- CORP\\ann.lee --><Notes>"],
    ["in a comment after the end", "</ThreatModel>", "</ThreatModel><!-- CORP\\ann.lee -->"],
    ["in an instruction", "<Notes>", "<?edited CORP\\ann.lee?><Notes>"],
    ["in a raw section", "<Notes>", "<S><![CDATA[<!-- CORP\\ann.lee -->]]></S><Notes>"],
    ["in a raw section beside elements", "<Notes>", "<![CDATA[CORP\\ann.lee]]><Notes>"],
    ["in a namespace", "<Notes>", '<S xmlns:q="file:///C:/Users/ann.lee/x"/><Notes>'],
    ["with a reference", "<Notes>", "<S>CORP&#x5C;ann.lee</S><Notes>"],
    ["as the author", "<a:Author>Author", "<a:Author>CORP\\ann.lee"],
  ])("loses an account %s", (_, at, put) => {
    const text = smallModel().replace(at, put).replaceAll("ME\\me", "CORP\\ann.lee");
    expect(text).toContain("ann.lee");
    const { text: clean, ledger } = scrubbed(text);
    expect(clean.toLowerCase()).not.toContain("ann.lee");
    expect(ledger.length).toBeGreaterThan(1);
    const [{ model }, again] = [readModel(text), readModel(clean)];
    expect(again.model.diagrams).toEqual(model.diagrams);
    expect(again.model.threats).toEqual(model.threats);
  });

  test("that names nobody gives the same bytes", () => {
    const text = smallModel().replaceAll("ME\\me", "");
    expect(scrubbed(`<?xml version="1.0"?>\n<!-- kept -->${text}`).text).toBe(
      `<?xml version="1.0"?>\n<!-- kept -->${text}`,
    );
    expect(scrubbed(text).ledger).toEqual([]);
  });
});
