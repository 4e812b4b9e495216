import { describe, expect, it } from "vitest";
import { zoomIn } from "../../../renderer/actions/zoom.ts";
import { allCommands, findCommands } from "../../../renderer/command-palette/commands.ts";
import { aDiagram, aFlow, aModel, anElement, aStencil } from "../../builders/template.ts";
import { aThreat } from "../../builders/threat.ts";

const model = aModel([
  aDiagram("d1", [anElement("web", { name: "Web Server" })], [aFlow("f", "web", "web")]),
]);
const commands = allCommands({
  actions: [{ action: zoomIn, label: "Zoom in" }],
  recent: [aStencil("server", { name: "Web Server" })],
  stencils: [aStencil("zone", { name: "Zone" })],
  model,
  threats: [aThreat(7, { key: "t1", title: "Spoofing of the server" })],
});
const found = (query: string, most = 50) =>
  findCommands(commands, query, most).map(({ command }) => command.id);

describe("commands", () => {
  it("are what was used last, actions and stencils while nothing is typed", () => {
    expect(found("")).toEqual(["stencil server", "action zoom-in", "stencil zone"]);
  });

  it("have each an id of its own", () => {
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
  });

  it("offer to add a stencil before going to an element of that name", () => {
    expect(found("web server")).toEqual(["stencil server", "item d1 web"]);
  });

  it("find a stencil by add and by its own name", () => {
    expect(found("add zo")[0]).toBe("stencil zone");
    expect(found("zone")[0]).toBe("stencil zone");
  });

  it("find diagrams, items and threats by name, threats by number, too", () => {
    expect(found("diagram")).toContain("diagram d1");
    expect(found("name of f")).toEqual(["item d1 f"]);
    expect(found("spoof")).toEqual(["threat t1"]);
    expect(found("7")).toEqual(["threat t1"]);
  });

  it("are as many as asked for", () => {
    expect(found("", 2)).toHaveLength(2);
  });
});
