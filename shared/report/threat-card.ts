/** One threat of the report. */

import type { Threat } from "../model/model.ts";
import type { Template } from "../template/template.ts";
import type { NumberedThreat } from "./arrangement.ts";
import { type Html, markup } from "./html.ts";
import { richText } from "./rich-text.ts";
import { stateMark } from "./sections.ts";
import { lastChange, oneLine } from "./wording.ts";

/** Number, title, state, priority and every field of a threat, as an article that can be linked to as `#t<n>`. */
export function threatCard(
  { place, threat }: NumberedThreat,
  template: Template | null,
  heading: "h3" | "h4",
): Html {
  const title = markup`<span class="place">${place}.</span> ${oneLine(threat.title)}`;
  const { verdict } = threat;
  const justification =
    verdict.justification.trim() === ""
      ? markup`<span class="nothing">&lt;no mitigation provided&gt;</span>`
      : verdict.justification;
  const change = lastChange(verdict);
  return markup`<article class="threat ${verdict.state}" id="t${place}">
    ${heading === "h4" ? markup`<h4>${title}</h4>` : markup`<h3>${title}</h3>`}
    <p class="marks">
      ${stateMark(verdict.state)}<span class="priority"
        >Priority: ${verdict.priority || "not set"}</span
      >
    </p>
    <dl>
      ${row("Category", threat.category)}${row("Description", threat.description)}${row("Justification", justification)}${propertyRows(threat, template)}${
        change === null ? null : row("Last Changed", change)
      }
    </dl>
  </article> `;
}

function row(label: string, value: string | Html): Html {
  return markup`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div> `;
}

/** The template's own threat properties under their labels, in the template's order, hidden and empty ones left out. */
function propertyRows(threat: Threat, template: Template | null): readonly Html[] {
  const definitions = template?.threatProperties ?? [];
  const order = (name: string): number => {
    const at = definitions.findIndex((definition) => definition.name === name);
    return at < 0 ? definitions.length : at;
  };
  return threat.properties
    .toSorted((a, b) => order(a.name) - order(b.name))
    .flatMap(({ name, value }) => {
      const definition = definitions.find((candidate) => candidate.name === name);
      if (definition?.hidden === true || value.trim() === "") return [];
      const shown =
        definition?.kind === "richText"
          ? markup`<div class="rich">${richText(value)}</div>`
          : value;
      return [row(definition?.label ?? name, shown)];
    });
}
