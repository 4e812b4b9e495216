/** The section on Zero Trust: what the flows of each diagram state, in a picture and in figures. */

import { flowEnds } from "../model/flow-ends.ts";
import { buildScene } from "../scene/build.ts";
import { type ImageStore, paintShared } from "../scene/svg.ts";
import { PRINT } from "../scene/theme.ts";
import { LENS_STROKES, underLens } from "../scene/zero-trust-lens.ts";
import { ASPECTS, flowStatements } from "../stride/flow-statements.ts";
import {
  type Coverage,
  coverageShare,
  zeroTrustView,
  type ZeroTrustView,
} from "../stride/zero-trust.ts";
import { tenetCoverages } from "../stride/zero-trust-tenets.ts";
import { ASPECT_WORDS, FLOW_STANDING_WORDS } from "../stride/zero-trust-words.ts";
import type { Template } from "../template/template.ts";
import type { Arrangement, ReportedDiagram } from "./arrangement.ts";
import { type Html, markup, raw } from "./html.ts";
import { oneLine } from "./wording.ts";

/** What all diagrams state where being inside a boundary earns no trust. */
export function zeroTrustSection(
  { diagrams }: Arrangement,
  template: Template,
  images: ImageStore,
): Html {
  return markup`<section id="zero-trust">
    <h2>Zero Trust</h2>
    <p class="aside">
      Where no place is trusted, every flow has to state who calls, who answers, what is allowed, how it is encrypted
      and what is logged. A figure is the share of these statements that are made and good; what the template does not
      ask of a flow is not counted.
    </p>
    ${legend()}
    ${diagrams.map((reported) => diagramPart(reported, template, images))}
  </section> `;
}

function legend(): Html {
  const lines = (["full", "partial", "weak", "silent", "mute"] as const).map((standing) => {
    const { ink, width, dash } = LENS_STROKES[standing];
    return markup`<span
      ><svg width="36" height="6" viewBox="0 0 36 6" aria-hidden="true">
        <line x1="0" y1="3" x2="36" y2="3" stroke="${PRINT[ink]}" stroke-width="${width}" stroke-dasharray="${dash.join(" ")}" /></svg
      >${FLOW_STANDING_WORDS[standing]}</span
    > `;
  });
  const letters = ASPECTS.map((aspect) => {
    const { letter, label } = ASPECT_WORDS[aspect];
    return markup`<span><strong>${letter}</strong> ${label}</span> `;
  });
  return markup`<p class="legend">${lines}</p>
    <p class="legend">${letters}<span>! weak or no</span> <span>? not stated</span></p> `;
}

function diagramPart(
  { diagram, place }: ReportedDiagram,
  template: Template,
  images: ImageStore,
): Html {
  const name = oneLine(diagram.name);
  const view = zeroTrustView(template, diagram);
  const scene = underLens(buildScene(diagram, template), flowStatements(template, diagram));
  const title = `${name} through the Zero-Trust lens`;
  const picture =
    scene.items.length === 0
      ? null
      : markup`<figure class="diagram">
          ${raw(paintShared(scene, PRINT, `z${place}-`, title, images))}
        </figure>`;
  return markup`<h3>${name}</h3>
    ${picture}${coverageTable(view, name)}${implicitTrust(view, diagram.shapes)}`;
}

function coverageTable(view: ZeroTrustView, name: string): Html {
  const { overall, byAspect, boundaries } = view;
  return markup`<table class="coverage">
    <caption>
      What the flows of ${name} state
    </caption>
    <thead>
      <tr>
        <th scope="col">Statements</th>
        <th scope="col" class="number">Good</th>
        <th scope="col" class="number">Weak or no</th>
        <th scope="col" class="number">Not stated</th>
        <th scope="col" class="number">Coverage</th>
      </tr>
    </thead>
    <tbody>
      ${row("All flows", overall)}${ASPECTS.map((aspect) => row(ASPECT_WORDS[aspect].label, byAspect[aspect]))}
    </tbody>
    ${
      boundaries.length === 0
        ? null
        : group(
            "By boundary",
            boundaries.map(({ boundary, inside, crossing }) => {
              const name = oneLine(boundary.name);
              const within =
                boundary.kind === "boundaryLine" ? null : row(`Inside ${name}`, inside);
              return markup`${within}${row(`Crossing ${name}`, crossing)}`;
            }),
          )
    }
    ${group(
      "Tenets of NIST SP 800-207",
      tenetCoverages(view).map(({ number, words, coverage }) =>
        row(`${number}. ${words}`, coverage),
      ),
    )}
  </table>`;
}

function group(name: string, rows: readonly Html[]): Html {
  return markup`<tbody>
    <tr class="group">
      <th scope="rowgroup" colspan="5">${name}</th>
    </tr>
    ${rows}
  </tbody>`;
}

/** @param coverage null where a diagram tells nothing */
function row(name: string, coverage: Coverage | null): Html {
  const share = coverage === null ? null : coverageShare(coverage);
  if (coverage === null || share === null) {
    return markup`<tr>
      <th scope="row">${name}</th>
      <td class="number" colspan="4">
        ${coverage === null ? "A diagram does not tell" : coverage.flows === 0 ? "No flows" : "The template does not ask for it"}
      </td>
    </tr> `;
  }
  return markup`<tr>
    <th scope="row">${name}</th>
    <td class="number">${coverage.good}</td>
    <td class="number">${coverage.weak}</td>
    <td class="number">${coverage.unstated}</td>
    <td class="number">${Math.floor(share * 100)} %</td>
  </tr> `;
}

function implicitTrust(
  { implicitFlows, openElements }: ZeroTrustView,
  shapes: ReportedDiagram["diagram"]["shapes"],
): Html | null {
  if (implicitFlows.length + openElements.length === 0) return null;
  const names = new Map(shapes.map((shape) => [shape.id, shape.name]));
  const flows = implicitFlows.map(({ statement: { interaction }, inside }) => {
    const { flow } = interaction;
    const where = inside === null ? "in no boundary" : `in ${oneLine(inside.name)}`;
    return markup`<li>
      ${oneLine(flow.name)} <span class="ends">${flowEnds(flow, names)}, ${where}</span>
    </li> `;
  });
  return markup`${
    flows.length === 0
      ? null
      : markup`<h4>Flows that rest on implicit trust</h4>
          <ul>
            ${flows}
          </ul>`
  }${
    openElements.length === 0
      ? null
      : markup`<h4>Elements to which no caller is authenticated</h4>
          <ul>
            ${openElements.map((element) => markup`<li>${oneLine(element.name)}</li> `)}
          </ul>`
  }`;
}
