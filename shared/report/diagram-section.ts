/** One diagram of the report: its picture, messages, counts, and every interaction with its threats. */

import type { Model } from "../model/model.ts";
import { buildScene } from "../scene/build.ts";
import type { Scene } from "../scene/scene.ts";
import { type ImageStore, interactionCrop, paintExcerpt, paintShared } from "../scene/svg.ts";
import { PRINT } from "../scene/theme.ts";
import type { Template } from "../template/template.ts";
import {
  type NumberedThreat,
  type ReportedDiagram,
  type ReportedInteraction,
  threatsOf,
} from "./arrangement.ts";
import { type Html, markup, raw } from "./html.ts";
import { countTable, endsOf } from "./sections.ts";
import { threatCard } from "./threat-card.ts";
import { oneLine } from "./wording.ts";

/** What the sections of one report share. */
export interface Shared {
  readonly model: Model;
  readonly template: Template | null;
  /** Icons already in the page. */
  readonly images: ImageStore;
}

/** A diagram wider than this many times its height is better read on a landscape page. */
const LANDSCAPE_FROM = 1.5;

/** A diagram with everything found on it. */
export function diagramSection(reported: ReportedDiagram, shared: Shared): Html {
  const { diagram, place } = reported;
  const name = oneLine(diagram.name);
  const scene = buildScene(diagram, shared.template);
  const wide = scene.bounds.width / scene.bounds.height >= LANDSCAPE_FROM;
  const picture =
    scene.items.length === 0
      ? markup`<p class="aside">This diagram is empty.</p>`
      : markup`<figure class="diagram">
          ${raw(paintShared(scene, PRINT, sharedPrefix(place), `${name} diagram`, shared.images))}
        </figure>`;
  return markup`<section class="diagram${wide ? " wide" : ""}">
    <div class="sheet">
      <h2 id="d${place}">Diagram: ${name}</h2>
      ${picture}
    </div>
    ${messagesOf(reported, shared.model)}
    <h3>${name} Diagram Summary</h3>
    ${countTable(threatsOf(reported), `Threats of ${name} by state`)}
    ${reported.interactions.map((interaction) => interactionSection(interaction, scene, place, shared))}
  </section> `;
}

function sharedPrefix(place: number): string {
  return `d${place}-`;
}

function messagesOf(reported: ReportedDiagram, model: Model): Html | null {
  const messages = model.messages.filter(
    (message) => message.diagramId === reported.diagram.id && message.enabled,
  );
  if (messages.length === 0) return null;
  return markup`<h3>Validation Messages</h3>
    <ol class="messages">
      ${messages.map((message) => markup`<li>Error: ${message.text}</li>`)}
    </ol> `;
}

function interactionSection(
  interaction: ReportedInteraction,
  scene: Scene,
  diagramPlace: number,
  shared: Shared,
): Html {
  const { place, name, threats } = interaction;
  const ends = endsOf(interaction);
  return markup`<section class="interaction">
    <h3 id="i${place}">
      ${interaction.about}: ${oneLine(name)}${ends === "" ? null : markup` <span class="ends">${ends}</span>`}
    </h3>
    ${excerpt(interaction, scene, diagramPlace)}
    ${threats.map((numbered: NumberedThreat) => threatCard(numbered, shared.template, "h4"))}
  </section> `;
}

function excerpt(
  interaction: ReportedInteraction,
  scene: Scene,
  diagramPlace: number,
): Html | null {
  const { itemIds, about, place, name } = interaction;
  const highlight = new Set(itemIds);
  const crop = interactionCrop(scene, highlight);
  if (crop === null) return null;
  const picture = paintExcerpt(scene, {
    shared: sharedPrefix(diagramPlace),
    prefix: `i${place}-`,
    title: `${oneLine(name)} ${about.toLowerCase()}`,
    crop,
    highlight,
  });
  return markup`<figure class="excerpt">${raw(picture)}</figure>`;
}
