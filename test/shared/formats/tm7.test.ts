import { describe, expect, test } from "vitest";
import { templateSchema } from "../../../shared/template/schema.ts";
import { guid } from "../../builders/tm7-text.ts";
import { diagram, note, smallModel, tm7, validation } from "../../builders/tm7.ts";
import { readModel } from "./reading.ts";

describe("a whole model", () => {
  test("is read without loss", () => {
    const { model, template, ledger, writtenBy, origin } = readModel(smallModel());
    expect(ledger).toEqual([]);
    expect(writtenBy).toBe("7.x");
    expect(origin.text).toBe(smallModel());
    expect(templateSchema.parse(template).manifest).toMatchObject({ id: guid(90), name: "Small" });
    expect(model.information).toMatchObject({ name: "Small", owner: "Me & you", reviewer: "" });
    expect(model.generationEnabled).toBe(true);
    expect(model.diagrams).toMatchObject([{ id: guid(1), name: "Diagram 1", zoom: 1 }]);
    expect(model.notes).toEqual([
      {
        id: 1,
        message: "Remember",
        addedBy: "ME\\me",
        addedAt: "2022-08-26T09:40:40.1665057+08:00",
      },
    ]);
    expect(model.messages).toEqual([
      {
        issueId: guid(80),
        diagramId: guid(1),
        elementIds: [guid(21), guid(21)],
        text: "Attach it.",
        enabled: true,
      },
    ]);
  });

  test("may be empty", () => {
    expect(readModel(tm7())).toMatchObject({
      model: { diagrams: [], threats: [], notes: [], messages: [] },
      template: null,
      writtenBy: "unknown",
      ledger: [],
    });
  });

  test.each([
    ["<ThreatGenerationEnabled>false</ThreatGenerationEnabled>", false, 0],
    ["<ThreatGenerationEnabled>true</ThreatGenerationEnabled>", true, 0],
    ['<ThreatGenerationEnabled i:nil="true"/>', true, 0],
    [" ", true, 0],
    ["<ThreatGenerationEnabled>perhaps</ThreatGenerationEnabled>", true, 1],
  ])("generation %s", (generation, enabled, entries) => {
    const { model, ledger } = readModel(tm7({ generation }));
    expect(model.generationEnabled).toBe(enabled);
    expect(ledger).toHaveLength(entries);
  });

  test("children may stand in any order, under any prefix", () => {
    const text = smallModel()
      .replace(/<Notes>.*<\/Notes>/, "")
      .replace(
        "<Version>",
        '<m:Notes xmlns:m="u:x"><m:Note><m:Id>7</m:Id></m:Note></m:Notes><Version>',
      );
    const { model, ledger } = readModel(text);
    expect(model.notes.map(({ id }) => id)).toEqual([7]);
    expect(ledger).toEqual([]);
  });

  test("unknown elements are counted and kept", () => {
    const text = smallModel()
      .replaceAll("<Height ", "<Depth>3</Depth><Height ")
      .replace("<Version>", "<Extra><Deep/></Extra><Version>");
    const { ledger, model } = readModel(text);
    expect(model).toEqual(readModel(smallModel()).model);
    expect(ledger).toEqual([
      {
        effect: "kept",
        place: "line 1",
        what: 'Unknown element "Extra" in "ThreatModel" is not shown.',
      },
      {
        effect: "kept",
        place: "line 1 and 2 more places",
        what: 'Unknown element "Depth" in "Value" is not shown.',
      },
    ]);
  });

  test("of elements that stand twice the first counts, and the other is noted", () => {
    const text = smallModel().replace("<Version>", "<Version>4.3</Version><Version>");
    expect(readModel(text).ledger).toEqual([
      {
        effect: "kept",
        place: "line 1",
        what: 'Repeated element "Version" in "ThreatModel" is not shown.',
      },
    ]);
  });

  test("another version of the format is read as this one, and noted", () => {
    const { model, ledger } = readModel(smallModel().replace(">4.3<", ">5.0<"));
    expect(model).toEqual(readModel(smallModel()).model);
    expect(ledger).toMatchObject([{ effect: "kept", place: "Version" }]);
  });

  test("texts an XML editor indented are trimmed", () => {
    const indented = smallModel()
      .replaceAll(/<((?:\w:)?\w+)([^<>]*[^/<>])?>([^<>]+)<\//g, "<$1$2>\n    $3\n  </")
      .replaceAll("><", ">\n  <");
    const { model, template, ledger } = readModel(indented);
    const tidy = readModel(smallModel());
    expect(model).toEqual(tidy.model);
    expect(template).toEqual(tidy.template);
    expect(ledger).toMatchObject([{ effect: "approximated", place: "the whole file" }]);
  });

  test("blanks around texts the tool wrote are left alone", () => {
    const { model, ledger } = readModel(tm7({ diagrams: [diagram({ name: " Two  blanks " })] }));
    expect(model.diagrams[0]?.name).toBe(" Two  blanks ");
    expect(ledger).toEqual([]);
  });
});

describe("notes and messages", () => {
  test("notes without a number of their own get the next", () => {
    const { model, ledger } = readModel(
      tm7({ notes: [note("2", "a"), note("2", "b"), note("x", "c"), note("1", "d")] }),
    );
    expect(model.notes.map(({ id, message }) => `${id}${message}`)).toEqual([
      "2a",
      "3b",
      "4c",
      "1d",
    ]);
    expect(ledger).toHaveLength(2);
  });

  test("a message may be disabled and name nothing", () => {
    const text = validation([], "x").replace(">true<", ">false<");
    const { model } = readModel(tm7({ validations: [text] }));
    expect(model.messages).toMatchObject([{ enabled: false, elementIds: [] }]);
  });
});
