import { describe, expect, test } from "vitest";
import { templateSchema } from "../../../shared/template/schema.ts";
import { datum, knowledgeBase, stencilAttribute } from "../../builders/knowledge-base.ts";
import { guid } from "../../builders/tm7-text.ts";
import { tm7 } from "../../builders/tm7.ts";
import { readModel } from "./reading.ts";

describe("the embedded template", () => {
  const png = "iVBORw0KGgoAAAAN";
  const templateOf = (parts: Parameters<typeof knowledgeBase>[0]) => {
    const read = readModel(tm7({ knowledgeBase: knowledgeBase(parts) }));
    return { ...read, template: templateSchema.parse(read.template) };
  };

  test("stencils: generic before standard, with their attributes in order", () => {
    const { template, ledger } = templateOf({
      generic: [{ id: "GE.P", name: "Process", representation: "Ellipse", image: png }],
      standard: [
        {
          id: "SE.P.Web",
          parent: "GE.P",
          attributes: [
            stencilAttribute("runsAs", "Runs as", ["Select", "Root", ""]),
            stencilAttribute("kind", "Kind", ["Web"], "Static"),
          ],
        },
      ],
    });
    expect(ledger).toEqual([]);
    expect(template.stencils).toMatchObject([
      { id: "GE.P", parentId: null, shape: "ellipse", image: `data:image/png;base64,${png}` },
      {
        id: "SE.P.Web",
        parentId: "GE.P",
        shape: "inherited",
        image: null,
        imageLocation: "centeredOnStencil",
        attributes: [
          { name: "runsAs", label: "Runs as", fixed: false, values: ["Select", "Root", ""] },
          { name: "kind", label: "Kind", fixed: true, values: ["Web"] },
        ],
      },
    ]);
  });

  test("ids rules compare are left as written", () => {
    const { template } = templateOf({ generic: [{ id: guid(3).toUpperCase() }] });
    expect(template.stencils[0]?.id).toBe(guid(3).toUpperCase());
  });

  test.each([
    [png, "data:image/png;base64,"],
    ["/9j/4AAQ", "data:image/jpeg;base64,"],
    ["PHN2ZyB4", "data:image/svg+xml;base64,"],
  ])("an image that begins %s is a %s", (image, head) => {
    expect(templateOf({ generic: [{ id: "GE.P", image }] }).template.stencils[0]?.image).toBe(
      `${head}${image}`,
    );
  });

  test.each([`${png}" onerror="alert(1)`, "aGVsbG8=", "javascript:alert(1)"])(
    "%s is no image",
    (image) => {
      const { template, ledger } = templateOf({ generic: [{ id: "GE.P", image }] });
      expect(template.stencils[0]?.image).toBeNull();
      expect(ledger).toMatchObject([{ effect: "kept" }]);
    },
  );

  test("threat properties and what a type says of them", () => {
    const { template } = templateOf({
      data: [
        datum("Title", "Title", []),
        datum("Priority", "Severity", ["High", "Low"], "1"),
        datum("Steps", "Steps", [null], "2"),
      ],
      threatTypes: [
        {
          id: "T1",
          title: "Of {target.Name}",
          include: "flow is 'GE.DF'\n",
          data: [
            datum("Priority", "", ["Low"]),
            datum("Steps", "", [null]),
            datum("Title", "", [""]),
            datum("Other", "", []),
          ],
        },
        { id: "T0" },
      ],
    });
    expect(template.threatProperties).toEqual([
      { name: "Title", label: "Title", hidden: false, kind: "text", values: [] },
      { name: "Priority", label: "Severity", hidden: false, kind: "list", values: ["High", "Low"] },
      { name: "Steps", label: "Steps", hidden: false, kind: "richText", values: [] },
    ]);
    expect(template.threatTypes.map(({ id }) => id)).toEqual(["T1", "T0"]);
    expect(template.threatTypes[0]).toEqual({
      id: "T1",
      title: "Of {target.Name}",
      categoryId: "S",
      description: "About {source.Name}",
      include: "flow is 'GE.DF'\n",
      exclude: "",
      properties: [
        { name: "Priority", value: "Low" },
        { name: "Steps", value: null },
        { name: "Title", value: "" },
        { name: "Other", value: null },
      ],
    });
  });

  test("without kinds of properties it is 2016's", () => {
    const { writtenBy, template } = templateOf({
      data: [datum("Title", "Title", [], ""), datum("Priority", "Priority", ["High", "Low"], "")],
    });
    expect(writtenBy).toBe("2016");
    expect(template.threatProperties.map(({ kind }) => kind)).toEqual(["text", "list"]);
  });

  test("an empty or nil knowledge base is none", () => {
    for (const base of ["<KnowledgeBase/>", '<KnowledgeBase i:nil="true"/>']) {
      expect(readModel(tm7({ knowledgeBase: base })).template).toBeNull();
    }
  });

  test("sections may be missing", () => {
    const { template, ledger } = readModel(
      tm7({ knowledgeBase: "<KnowledgeBase><Manifest/></KnowledgeBase>" }),
    );
    expect(templateSchema.parse(template)).toMatchObject({ stencils: [], threatTypes: [] });
    expect(ledger).toEqual([]);
  });
});
