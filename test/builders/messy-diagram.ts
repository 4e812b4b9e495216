/** A diagram that wants tidying: a web shop whose elements lie on one another, in two nested boundaries. */

import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadBuiltInTemplates } from "../../main/services/built-in-templates.ts";
import { writePalisade } from "../../shared/formats/palisade/write.ts";
import type { Diagram } from "../../shared/model/model.ts";
import type { Template } from "../../shared/template/template.ts";
import { aBox, aDiagram, aFlow, aModel, anElement } from "./template.ts";

const stencils = fileURLToPath(new URL("../../stencils", import.meta.url));

export function messyDiagram(): Diagram {
  const at = (left: number, top: number) => ({ left, top, width: 110, height: 90 });
  return aDiagram(
    "shop",
    [
      aBox("cloud", { name: "Cloud", left: 240, top: 40, width: 620, height: 460 }),
      aBox("data", { name: "Data zone", left: 560, top: 180, width: 260, height: 260 }),
      anElement("browser", { kind: "externalInteractor", name: "Browser", ...at(20, 200) }),
      anElement("web", { name: "Web app", ...at(300, 180) }),
      anElement("api", { name: "API", ...at(350, 220) }),
      anElement("queue", { name: "Queue", ...at(330, 330) }),
      anElement("orders", { kind: "dataStore", name: "Orders", ...at(600, 230) }),
      anElement("audit", { kind: "dataStore", name: "Audit log", ...at(640, 270) }),
    ],
    [
      aFlow("order", "browser", "web", { name: "Order" }),
      aFlow("call", "web", "api", { name: "HTTPS call" }),
      aFlow("store", "api", "orders", { name: "Insert order" }),
      aFlow("event", "api", "queue", { name: "Order placed" }),
      aFlow("log", "queue", "audit", { name: "Audit entry" }),
      aFlow("page", "web", "browser", { name: "Page" }),
    ],
  );
}

/** The template that ships with Palisade. */
export function ourTemplate(): Template {
  const [template] = loadBuiltInTemplates(stencils);
  if (template === undefined) throw new Error("there is no template of ours");
  return template;
}

/** Writes a model with one diagram over the template of ours. */
export function writeModel(file: string, diagram: Diagram): void {
  const written = writePalisade({
    model: aModel([diagram]),
    template: ourTemplate(),
    embedTemplate: true,
    hash: (bytes) => `sha256:${createHash("sha256").update(bytes).digest("hex")}`,
  });
  if (!written.ok) throw new Error(written.problem.message);
  writeFileSync(file, written.value);
}
