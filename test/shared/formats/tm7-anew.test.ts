/** Models written without a file they came from: they read as they were and keep the tool's rules. */

import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { readTm7 } from "../../../shared/formats/tm7/read.ts";
import { writeTm7 } from "../../../shared/formats/tm7/write.ts";
import type { Diagram, Model } from "../../../shared/model/model.ts";
import type { Template } from "../../../shared/template/template.ts";
import { arbitraryEdit, editedBy } from "../../builders/arbitrary-edits.ts";
import { arbitraryModel } from "../../builders/arbitrary-model.ts";
import { anyText, awkwardText, mapTexts, xmlText } from "../../builders/arbitrary-text.ts";
import { brokenRules } from "../../builders/tm7-rules.ts";
import { smallModel } from "../../builders/tm7.ts";
import { readModel, valueOf } from "./reading.ts";
import { withThickness } from "./tm7-oracle.ts";

// Many random cases on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const SMALL = readModel(smallModel());
const templates = fc.constantFrom(null, SMALL.template);

function arbitraryEdited(texts: fc.Arbitrary<string>): fc.Arbitrary<Model> {
  return fc
    .array(arbitraryEdit(texts), { maxLength: 25 })
    .map((edits) => editedBy(SMALL.model, edits));
}

function writtenAnew(model: Model, template: Template | null) {
  const written = valueOf(writeTm7({ model, template, origin: null }));
  return { ...written, again: valueOf(readTm7(written.bytes, "again.tm7")) };
}

describe("a model written anew", () => {
  test("reads as it was, its template too, and keeps every rule of the tool", () => {
    fc.assert(
      fc.property(arbitraryEdited(awkwardText), templates, (model, template) => {
        const { again, ledger } = writtenAnew(model, template);
        expect(withThickness(again.model)).toEqual(withThickness(model));
        expect(again.template).toEqual(template);
        expect(ledger).toEqual([]);
        expect(brokenRules(again.origin)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("loses only what XML cannot hold, and says so", () => {
    fc.assert(
      fc.property(arbitraryEdited(anyText), (model) => {
        const { again, ledger } = writtenAnew(model, null);
        const possible = mapTexts(model, xmlText);
        expect(withThickness(again.model)).toEqual(withThickness(possible));
        expect(ledger.length > 0).toBe(JSON.stringify(model) !== JSON.stringify(possible));
        expect(brokenRules(again.origin)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("is the same bytes every time, and again when it was read", () => {
    fc.assert(
      fc.property(arbitraryEdited(awkwardText), templates, (model, template) => {
        const { bytes, again } = writtenAnew(model, template);
        expect(writtenAnew(structuredClone(model), template).bytes).toEqual(bytes);
        expect(writtenAnew(again.model, again.template).bytes).toEqual(bytes);
      }),
    );
  });

  test("gets a GUID for every id that is none, and its flows stay attached", () => {
    fc.assert(
      fc.property(arbitraryModel, (random) => {
        const diagrams = random.diagrams.map(plain);
        const { profiles: _, ...within } = random;
        const model = { ...within, threats: [], messages: [], diagrams };
        const { again, ledger } = writtenAnew(model, null);
        expect(byPlace(withThickness(again.model))).toEqual(byPlace(withThickness(model)));
        const ids = model.diagrams.flatMap((diagram) =>
          [diagram, ...diagram.shapes, ...diagram.lines].map(({ id }) => id),
        );
        const named = ledger.map(({ place }) => place);
        expect(named).toEqual(expect.arrayContaining(ids.map((id) => `id ${id}`)));
        expect(brokenRules(again.origin)).toEqual([]);
      }),
    );
  });
});

/** The diagram without attributes, whose names may not be any text, annotations with the stencil that tells them. */
function plain(diagram: Diagram): Diagram {
  const annotation = { stencilId: "GE.A", genericStencilId: "GE.A", attributes: [] };
  const shapes = diagram.shapes.map((shape) =>
    shape.kind === "annotation" ? { ...shape, ...annotation } : { ...shape, attributes: [] },
  );
  const lines = diagram.lines.map((line) => ({ ...line, attributes: [] }));
  return { ...diagram, shapes, lines };
}

/** The model with ids told by where their bearers stand. */
function byPlace(model: Model): unknown {
  const places = new Map<string, string>();
  model.diagrams.forEach(({ id, shapes, lines }, at) => {
    places.set(id, `diagram ${at}`);
    shapes.forEach((shape, index) => places.set(shape.id, `shape ${at}.${index}`));
    lines.forEach((line, index) => places.set(line.id, `line ${at}.${index}`));
  });
  return mapTexts(model, (text) => places.get(text) ?? text);
}
