/** `palisade convert` over the whole corpus: the same bytes, the same model by other ways, and nothing private. */

import { afterAll, describe, expect, test } from "vitest";
import { convertFile, type Conversion } from "../../main/services/convert-file.ts";
import { readTb7 } from "../../shared/formats/tb7/read.ts";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import type { AnalyzedThreat } from "../../shared/stride/analysis.ts";
import { analyze } from "../../shared/stride/analyze.ts";
import { ALONE } from "../../shared/template/yaml.ts";
import { valueOf } from "../shared/formats/reading.ts";
import { withThickness } from "../shared/formats/tm7-oracle.ts";
import { corpusExpected, soundFiles } from "./corpus.ts";

const PLAIN: Conversion = {
  scrub: false,
  embedTemplate: false,
  template: null,
  knownTemplates: [],
  around: ALONE,
};

function convert(bytes: Uint8Array, from: string, to: string, how: Partial<Conversion> = {}) {
  return valueOf(convertFile(bytes, `in${from}`, `out${to}`, { ...PLAIN, ...how }));
}

describe.runIf(corpusExpected)("converting", () => {
  const models = soundFiles("tm7");
  const templates = soundFiles("tb7");

  test("to the same format gives the same bytes", () => {
    for (const [kind, entries] of [["tm7", models] as const, ["tb7", templates] as const]) {
      const other = entries.filter(({ bytes }) => {
        const converted = convert(bytes, `.${kind}`, `.${kind}`);
        return !Buffer.from(converted.bytes).equals(bytes);
      });
      const count = entries.length - other.length;
      console.log(`convert .${kind} to .${kind}: ${count} of ${entries.length} byte-identical`);
      expect(other.map(({ name }) => name)).toEqual([]);
    }
  });

  test.each(models)("$name to a project and back is the same model", ({ bytes }) => {
    const { model, template } = valueOf(readTm7(bytes, "in.tm7"));
    const ways: readonly Partial<Conversion>[] =
      template === null
        ? [{}]
        : [{ embedTemplate: true }, { knownTemplates: [template] }, { template }];
    for (const way of ways) {
      const project = convert(bytes, ".tm7", ".palisade.json", way);
      const again = convert(project.bytes, ".palisade.json", ".palisade.json", way);
      expect(again.bytes).toEqual(project.bytes);
      const back = convert(project.bytes, ".palisade.json", ".tm7", way);
      const read = valueOf(readTm7(back.bytes, "out.tm7"));
      expect(read.template).toEqual(template);
      if (back.ledger.length > 0) continue;
      expect(withThickness(read.model)).toEqual(withThickness(model));
    }
  });

  test("to a project that only names its template, and back, says what is lost", () => {
    for (const { name, bytes } of models) {
      if (valueOf(readTm7(bytes, "in.tm7")).template === null) continue;
      const project = convert(bytes, ".tm7", ".palisade.json");
      const lost = expect.objectContaining({ effect: "dropped", place: "template" }) as object;
      expect(project.ledger, name).toContainEqual(lost);
      const back = convert(project.bytes, ".palisade.json", ".tm7");
      expect(back.ledger, name).toContainEqual(lost);
      expect(valueOf(readTm7(back.bytes, "out.tm7")).template, name).toBeNull();
    }
  });

  test("a model to .tb7 takes out its template", () => {
    for (const { name, bytes } of models) {
      const { template } = valueOf(readTm7(bytes, "in.tm7"));
      const converted = convertFile(bytes, "in.tm7", "out.tb7", PLAIN);
      if (template === null) {
        expect(converted, name).toMatchObject({ ok: false, problem: { code: "no-template" } });
        continue;
      }
      const read = valueOf(readTb7(valueOf(converted).bytes, "out.tb7"));
      expect(read.template, name).toEqual(template);
    }
  });
});

describe.runIf(corpusExpected)("scrubbing", () => {
  const leaking: string[] = [];
  const entries = [...soundFiles("tm7"), ...soundFiles("tb7")];

  test.each(entries)("$name leaves no account and no machine path", (entry) => {
    const { bytes, extension, name } = entry;
    if (leaksIn(bytes).length > 0) leaking.push(name);
    const scrubbed = convert(bytes, extension, extension, { scrub: true });
    expect(leaksIn(scrubbed.bytes)).toEqual([]);
    if (extension === ".tb7") return;
    const project = convert(bytes, ".tm7", ".palisade.json", { scrub: true, embedTemplate: true });
    expect(leaksIn(unescaped(project.bytes))).toEqual([]);
  });

  test("changes nothing else: items, threats, verdicts", { timeout: 180_000 }, () => {
    for (const { name, bytes, extension } of entries) {
      if (extension === ".tb7") continue;
      const before = valueOf(readTm7(bytes, "in.tm7"));
      const { bytes: clean } = convert(bytes, ".tm7", ".tm7", { scrub: true });
      const after = valueOf(readTm7(clean, "out.tm7"));
      expect(after.model.diagrams, name).toEqual(before.model.diagrams);
      expect(after.model.messages, name).toEqual(before.model.messages);
      const bare = ({ model }: typeof before) =>
        model.threats.map(({ verdict, ...rest }) => ({ ...rest, state: verdict.state }));
      expect(bare(after), name).toEqual(bare(before));
      if (before.template === null || after.template === null) continue;
      const options = { titlesFrozen: before.writtenBy === "2016", loaded: true };
      const generated = analyze(after.template, after.model, options).threats;
      const texts = ({ threat }: AnalyzedThreat) => [threat.key, threat.title, threat.description];
      const wanted = analyze(before.template, before.model, options).threats;
      expect(generated.map(texts), name).toEqual(wanted.map(texts));
    }
  });

  afterAll(() => {
    console.log(`${leaking.length} of ${entries.length} files leak accounts or paths unscrubbed`);
  });
});

/** JSON without its escapes, so that a backslash is one. */
function unescaped(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString();
  return Buffer.from(
    text.replace(/\\(.)/g, (_, letter: string) => (/[nrt]/.test(letter) ? " " : letter)),
  );
}

/**
 * Everything in a file that may name an account or a machine. Coarse on purpose: no file of the corpus has any other
 * reason for a backslash between words or an address in a field that names people.
 */
function leaksIn(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes)
    .toString()
    .replace(/[A-Za-z0-9+/=]{200,}/g, "");
  const doers = [...text.matchAll(/<(?:\w+:)?(?:ChangedBy|AddedBy)(?: [^<>]*)?>([^<>]+)</g)];
  const people = [...text.matchAll(/(?:Owner|Reviewer|Contributors|Author)>([^<>]*@[^<>]*)</g)];
  const words =
    text.match(/[\w.-]+\\[\w.$-]+|\\\\[\w.-]+|[A-Za-z]:\\|\/home\/\w+|\/Users\/\w+/g) ?? [];
  const names = [...doers, ...people].map(([, name = ""]) => name.trim());
  return [...names.filter((name) => name !== ""), ...words];
}
