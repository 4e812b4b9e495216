import { describe, expect, it } from "vitest";
import { judgeThreats } from "../../shared/model/edits/threats.ts";
import { actionContext } from "../builders/action-context.ts";
import { settled } from "../builders/fake-api.ts";
import { memoryClipboard } from "../builders/memory-clipboard.ts";
import { buildModel, buildTemplate } from "../builders/small-project.ts";
import { aDiagram, aStencil } from "../builders/template.ts";

type Window = ReturnType<typeof actionContext>;

async function paste(window: Window, id: "paste" | "paste-in-place" = "paste"): Promise<void> {
  window.perform(id);
  await settled();
}

/** Judges the threats there are, and gives their keys. */
function judgeAll({ project, state }: Window): readonly string[] {
  const threats = project.threats();
  const justification = "Behind the firewall";
  project.commit(
    judgeThreats(
      state().model,
      threats,
      { state: "notApplicable", justification },
      "Ada",
      "2026-01-01",
    ),
  );
  return threats.map(({ key }) => key);
}

const judged = ({ project }: Window) =>
  project.threats().filter(({ verdict }) => verdict.state === "notApplicable");

describe("copying and pasting", () => {
  it("doubles items in the middle of the view, with flows attached to the doubles, and selects them", async () => {
    const window = actionContext();
    const { perform, select, diagram, state } = window;
    select("browser", "server");
    perform("copy");
    await paste(window);
    const [, , browser, server] = diagram().shapes;
    const [, flow] = diagram().lines;
    expect(browser).toMatchObject({ left: 200, top: 250 });
    expect(server).toMatchObject({ left: 500, top: 250 });
    expect(flow).toMatchObject({ sourceId: browser?.id, targetId: server?.id });
    expect(state().selection).toEqual(new Set([browser?.id, server?.id, flow?.id]));
  });

  it("puts them under the pointer when it is on the canvas", async () => {
    const window = actionContext();
    window.select("browser");
    window.perform("copy");
    window.project.pointAt({ x: 100, y: 400 });
    await paste(window);
    expect(window.diagram().shapes.at(-1)).toMatchObject({ left: 50, top: 350 });
  });

  it("never hides one double behind another", async () => {
    const window = actionContext();
    window.select("browser");
    window.perform("copy");
    await paste(window);
    await paste(window);
    const places = window.diagram().shapes.map(({ left, top }) => `${left} ${top}`);
    expect(new Set(places).size).toBe(4);
  });

  it("puts them where they were in another diagram when asked to", async () => {
    const window = actionContext();
    window.select("server");
    window.perform("copy");
    window.project.store.setState({ diagramId: "d2" });
    await paste(window, "paste-in-place");
    expect(window.diagram().shapes).toMatchObject([{ left: 300, top: 0, kind: "process" }]);
  });

  it("works within the window when the system keeps its clipboard to itself", async () => {
    const window = actionContext({ systemClipboard: memoryClipboard(true) });
    window.select("browser");
    window.perform("copy");
    await paste(window);
    expect(window.diagram().shapes).toHaveLength(3);
  });

  it("leaves foreign text alone and says why a damaged clip is not pasted", async () => {
    const systemClipboard = memoryClipboard();
    const window = actionContext({ systemClipboard });
    systemClipboard.write("a sentence");
    await paste(window);
    expect(window.notices).toEqual([]);
    systemClipboard.write('{"palisade":"palisade/clip","version":1,"shapes":7}');
    await paste(window);
    expect(window.notices).toMatchObject([{ tone: "problem", title: "Not pasted" }]);
    expect(window.state().history.done).toEqual([]);
  });
});

describe("verdicts", () => {
  it("stay with what is cut and pasted, whose threats keep their keys", async () => {
    const window = actionContext();
    const keys = judgeAll(window);
    window.select("browser", "server", "request");
    window.perform("cut");
    expect(window.diagram().shapes).toEqual([]);
    await paste(window);
    expect(judged(window).map(({ key }) => key)).toEqual(keys);
    expect(judged(window).every(({ orphaned }) => !orphaned)).toBe(true);
    expect(window.notices).toEqual([]);
  });

  it("stay with what moves to another diagram while the threats are looked at", async () => {
    const window = actionContext();
    judgeAll(window);
    window.project.show("analysis");
    window.select("browser", "server", "request");
    window.perform("cut");
    expect(window.project.threats().map(({ orphaned }) => orphaned)).toEqual([true]);
    window.project.store.setState({ diagramId: "d2" });
    await paste(window);
    expect(window.project.threats()).toMatchObject([
      { diagramId: "d2", orphaned: false, verdict: { state: "notApplicable" } },
    ]);
  });

  it("stay with what moves to another window", async () => {
    const systemClipboard = memoryClipboard();
    const here = actionContext({ systemClipboard });
    const there = actionContext({
      systemClipboard,
      model: buildModel({ diagrams: [aDiagram("other", [], [])] }),
    });
    judgeAll(here);
    here.select("browser", "server");
    here.perform("cut");
    await paste(there);
    expect(judged(there)).toMatchObject([{ verdict: { justification: "Behind the firewall" } }]);
  });

  it("do not multiply: what is pasted a second time starts unjudged", async () => {
    const window = actionContext();
    judgeAll(window);
    window.select("browser", "server");
    window.perform("cut");
    await paste(window);
    await paste(window);
    expect(window.project.threats()).toHaveLength(2);
    expect(judged(window)).toHaveLength(1);
  });

  it("are offered to doubles, in one more step that undo takes back", () => {
    const window = actionContext();
    judgeAll(window);
    window.select("browser", "server");
    window.perform("duplicate");
    expect(window.project.threats()).toHaveLength(2);
    expect(judged(window)).toHaveLength(1);
    const [offer] = window.notices;
    expect(offer).toMatchObject({
      title: "The copies start unjudged",
      action: { label: "Copy verdicts" },
    });
    offer?.action?.perform();
    expect(judged(window)).toHaveLength(2);
    window.project.undo();
    expect(judged(window)).toHaveLength(1);
    expect(window.diagram().shapes).toHaveLength(4);
  });

  it("are not offered when there are none", () => {
    const window = actionContext();
    window.select("browser", "server");
    window.perform("duplicate");
    expect(window.notices).toEqual([]);
  });
});

it("items under another template become what it has of the same name, and the person is told", async () => {
  const systemClipboard = memoryClipboard();
  const here = actionContext({ systemClipboard });
  const template = {
    ...buildTemplate(),
    stencils: [
      aStencil("P", { name: "Any process" }),
      aStencil("P.S", { name: "generic PROCESS", parentId: "P" }),
      aStencil("F", { name: "Any flow", shape: "line" }),
    ],
  };
  const there = actionContext({
    systemClipboard,
    template,
    model: buildModel({ diagrams: [aDiagram("other", [], [])] }),
  });
  here.select("browser", "server");
  here.perform("copy");
  await paste(there);
  expect(there.diagram().shapes.map(({ stencilId }) => stencilId)).toEqual(["P.S", "P.S"]);
  expect(there.diagram().lines.map(({ stencilId }) => stencilId)).toEqual(["F"]);
  expect(there.notices).toMatchObject([
    {
      title: "Made to fit this model's template",
      text: "Generic Process → generic PROCESS, Generic Data Flow → Any flow",
    },
  ]);
});

it("cutting leaves what is locked and does not take it along", async () => {
  const window = actionContext();
  window.select("server");
  window.perform("toggle-lock");
  window.select("browser", "server");
  window.perform("cut");
  expect(window.diagram().shapes.map(({ id }) => id)).toEqual(["server"]);
  await paste(window);
  expect(window.diagram().shapes.map(({ id }) => id)).toEqual(["server", "browser"]);
});
