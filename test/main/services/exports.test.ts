import { describe, expect, test } from "vitest";
import { USUAL_LOOK } from "../../../shared/api-pictures.ts";
import { DARK, LIGHT } from "../../../shared/scene/theme.ts";
import { fileBytes, missingPrinter, testServices } from "../../builders/services.ts";
import { smallModel } from "../../builders/tm7.ts";

const smallFile = { fileName: "Small.tm7", bytes: fileBytes(smallModel()) };
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe("a report", () => {
  test("as HTML names the model and its parts, and is called after it", async () => {
    const services = testServices();
    const { id } = await services.call("projects.import", smallFile);
    const file = await services.call("projects.report", { id, format: "html" });
    expect(file).toMatchObject({ fileName: "Small - threat report.html", mimeType: "text/html" });
    expect(text(file.bytes)).toContain("Me &amp; you");
    expect(text(file.bytes)).toContain("Browser");
  });

  test("as PDF goes through the printer with the model's name as title", async () => {
    const services = testServices();
    const { id } = await services.call("projects.import", smallFile);
    const file = await services.call("projects.report", { id, format: "pdf" });
    expect(file).toMatchObject({ fileName: "Small - threat report.pdf" });
    expect(text(file.bytes)).toMatch(/^Small\n<!DOCTYPE html>/);
  });

  test("as CSV has a line per threat under Microsoft's columns", async () => {
    const services = testServices();
    const { id } = await services.call("projects.import", smallFile);
    const [summary] = await services.call("projects.list", {});
    const file = await services.call("projects.report", { id, format: "csv" });
    const lines = text(file.bytes).trim().split("\r\n");
    expect(lines[0]).toMatch(/^Id,Title,Category,Diagram/);
    expect(lines).toHaveLength(1 + (summary?.threats ?? 0));
  });
});

describe("a picture", () => {
  async function openedDiagram(services = testServices()) {
    const { id } = await services.call("projects.import", smallFile);
    const { model } = await services.call("projects.open", { id });
    return { services, id, diagramId: model.diagrams[0]?.id ?? "" };
  }

  test("as SVG shows the diagram", async () => {
    const { services, id, diagramId } = await openedDiagram();
    const file = await services.call("projects.render", {
      id,
      diagramId,
      format: "svg",
      look: USUAL_LOOK,
    });
    expect(file.mimeType).toBe("image/svg+xml");
    expect(text(file.bytes)).toMatch(/^<svg[^]*Browser[^]*<\/svg>$/);
  });

  test("as PNG is painted at twice its size", async () => {
    const { services, id, diagramId } = await openedDiagram();
    const file = await services.call("projects.render", {
      id,
      diagramId,
      format: "png",
      look: USUAL_LOOK,
    });
    expect(JSON.parse(text(file.bytes))).toMatchObject({ size: { scale: 2 } });
  });

  test("has the look that is asked for", async () => {
    const { services, id, diagramId } = await openedDiagram();
    const look = { ...USUAL_LOOK, scale: 4, theme: "dark", transparent: true } as const;
    const png = await services.call("projects.render", { id, diagramId, format: "png", look });
    const painted = text(png.bytes);
    expect(JSON.parse(painted)).toMatchObject({ size: { scale: 4 } });
    expect(painted).toContain(DARK.elementFill);
    expect(painted).not.toContain(DARK.paper);
  });

  test("is seen through the Zero-Trust lens when that is asked for", async () => {
    const { services, id, diagramId } = await openedDiagram();
    const paint = async (lens: boolean) => {
      const look = { ...USUAL_LOOK, lens };
      return text(
        (await services.call("projects.render", { id, diagramId, format: "svg", look })).bytes,
      );
    };
    expect(await paint(true)).toContain(LIGHT.lensBoundary);
    expect(await paint(false)).not.toContain(LIGHT.lensBoundary);
  });

  test("of items that are not there is a problem", async () => {
    const { services, id, diagramId } = await openedDiagram();
    const look = { ...USUAL_LOOK, only: ["nobody"] };
    const reply = await services.dispatch("projects.render", {
      id,
      diagramId,
      format: "svg",
      look,
    });
    expect(reply).toMatchObject({ problem: { code: "nothing-to-show" } });
  });

  test("of a diagram that is not there is a problem", async () => {
    const { services, id } = await openedDiagram();
    const reply = await services.dispatch("projects.render", {
      id,
      diagramId: "x",
      format: "svg",
      look: USUAL_LOOK,
    });
    expect(reply).toMatchObject({ problem: { code: "diagram-unknown" } });
  });

  test("without a browser is a problem, and so is a PDF", async () => {
    const { services, id, diagramId } = await openedDiagram(
      testServices({ printer: missingPrinter }),
    );
    const png = await services.dispatch("projects.render", {
      id,
      diagramId,
      format: "png",
      look: USUAL_LOOK,
    });
    expect(png).toMatchObject({ problem: { code: "no-browser" } });
    const pdf = await services.dispatch("projects.report", { id, format: "pdf" });
    expect(pdf).toMatchObject({ problem: { code: "no-browser" } });
  });
});

test.each([
  ["a/b\\c:d", "a b c d - threat report.csv"],
  ["..", "- threat report.csv"],
  ["", "Small - threat report.csv"],
  ["x".repeat(500), `${"x".repeat(120)}.csv`],
])("a model called %j is exported under a name every system takes", async (name, expected) => {
  const services = testServices();
  const bytes = fileBytes(smallModel().replace(">Small<", `>${name}<`));
  const { id } = await services.call("projects.import", { fileName: "Small.tm7", bytes });
  const file = await services.call("projects.report", { id, format: "csv" });
  expect(file.fileName).toBe(expected);
});
