/** The sections of the report before and between the diagrams: who, what, how many, where. */

import type { Model, Note, Threat } from "../model/model.ts";
import { type Arrangement, countState, threatsOf } from "./arrangement.ts";
import { type Html, markup } from "./html.ts";
import { oneLine, stateLabel, STATES, wallClock } from "./wording.ts";

/** Title, time and what the authors say of the model. */
export function frontSection(model: Model, createdAt: { iso: string; text: string }): Html {
  const { information } = model;
  const entries: readonly (readonly [label: string, value: string])[] = [
    ["Threat Model Name", information.name],
    ["Owner", information.owner],
    ["Reviewer", information.reviewer],
    ["Contributors", information.contributors],
    ["Description", information.description],
    ["Assumptions", information.assumptions],
    ["External Dependencies", information.externalDependencies],
  ];
  const subtitle =
    information.name.trim() === ""
      ? null
      : markup`<p class="subtitle">${oneLine(information.name)}</p>`;
  return markup`<header>
    <h1>Threat Modeling Report</h1>
    ${subtitle}
    <p class="created">Created on <time datetime="${createdAt.iso}">${createdAt.text}</time></p>
    <dl class="information">
      ${entries.map(
        ([label, value]) =>
          markup`<div>
            <dt>${label}</dt>
            <dd>${value.trim() === "" ? NOTHING : value}</dd>
          </div>`,
      )}
    </dl>
  </header> `;
}

const NOTHING = markup`<span class="nothing">Not stated</span>`;

/** The authors' notes; nothing when there are none. */
export function notesSection(notes: readonly Note[]): Html | null {
  if (notes.length === 0) return null;
  return markup`<section id="notes">
    <h2>Notes</h2>
    <table class="list">
      <thead>
        <tr>
          <th scope="col" class="number">Id</th>
          <th scope="col">Note</th>
          <th scope="col">Date</th>
          <th scope="col">Added By</th>
        </tr>
      </thead>
      <tbody>
        ${notes.map(
          (note) =>
            markup`<tr>
              <td class="number">${note.id}</td>
              <td class="text">${note.message}</td>
              <td class="time">${wallClock(note.addedAt)}</td>
              <td>${note.addedBy}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section> `;
}

/** The totals of the whole model, and how the categories share in them. */
export function summarySection(arrangement: Arrangement): Html {
  const threats = arrangement.diagrams.flatMap(threatsOf);
  const orphans = arrangement.orphans.length;
  return markup`<section id="summary">
    <h2>Threat Model Summary</h2>
    <div class="tables">
      ${countTable(threats, "Threats of the model by state")}${categoryTable(threats)}
    </div>
    ${
      orphans === 0
        ? null
        : markup`<p class="aside">
            Not counted: ${orphans} ${orphans === 1 ? "threat that is" : "threats that are"}
            <a href="#orphaned">no longer generated</a>.
          </p>`
    }
  </section> `;
}

/** The six counts of Microsoft's report. */
export function countTable(threats: readonly Threat[], caption: string): Html {
  const total = threats.length;
  const migrated = threats.filter((threat) => threat.migrated).length;
  return markup`<table class="counts">
    <caption>
      ${caption}
    </caption>
    <tbody>
      ${STATES.map(({ state, label }) => {
        const count = countState(threats, state);
        return markup`<tr>
          <th scope="row"><span class="dot ${state}"></span>${label}</th>
          <td class="number">${count}</td>
        </tr> `;
      })}
      <tr class="total">
        <th scope="row">Total</th>
        <td class="number">${total}</td>
      </tr>
      <tr>
        <th scope="row">Total Migrated</th>
        <td class="number">${migrated}</td>
      </tr>
    </tbody>
  </table>`;
}

function categoryTable(threats: readonly Threat[]): Html | null {
  const categories = [...Map.groupBy(threats, (threat) => threat.category)];
  if (categories.length === 0) return null;
  return markup`<table class="categories">
    <caption>
      Threats of the model by category and state
    </caption>
    <thead>
      <tr>
        <th scope="col">Category</th>
        ${STATES.map(({ label }) => markup`<th scope="col" class="number">${label}</th>`)}
        <th scope="col" class="number">Total</th>
      </tr>
    </thead>
    <tbody>
      ${categories.map(
        ([category, members]) =>
          markup`<tr>
            <th scope="row">${oneLine(category)}</th>
            ${STATES.map(({ state }) => {
              const count = countState(members, state);
              return markup`<td class="number${count === 0 ? " zero" : ""}">${count}</td>`;
            })}
            <td class="number">${members.length}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/**
 * Links to every diagram, interaction and the rest.
 * @param has which sections there are besides: the list of urgent threats, the Zero-Trust section
 */
export function contentsSection(
  model: Model,
  arrangement: Arrangement,
  has: { readonly urgent: boolean; readonly lens: boolean },
): Html {
  const notes = model.notes.length > 0 ? markup`<li><a href="#notes">Notes</a></li>` : null;
  const orphaned =
    arrangement.orphans.length > 0
      ? markup`<li>
          <a href="#orphaned">No longer generated</a> ${badge(arrangement.orphans.length)}
        </li>`
      : null;
  return markup`<nav id="contents" aria-labelledby="contents-title">
    <h2 id="contents-title">Contents</h2>
    <ol class="contents">
      ${notes}
      <li><a href="#summary">Threat Model Summary</a></li>
      ${has.urgent ? markup`<li><a href="#urgent">Open and Most Urgent</a></li>` : null}
      ${arrangement.diagrams.map(
        (reported) =>
          markup`<li>
            <a href="#d${reported.place}">Diagram: ${oneLine(reported.diagram.name)}</a>
            ${badge(threatsOf(reported).length)}
            <ol>
              ${reported.interactions.map(
                (interaction) =>
                  markup`<li>
                    <a href="#i${interaction.place}">${oneLine(interaction.name)}</a>
                    <span class="ends">${endsOf(interaction)}</span>
                    ${badge(interaction.threats.length)}
                  </li> `,
              )}
            </ol>
          </li> `,
      )}${has.lens ? markup`<li><a href="#zero-trust">Zero Trust</a></li>` : null}${orphaned}
    </ol>
  </nav> `;
}

function badge(threats: number): Html {
  return markup`<span class="badge">${threats} ${threats === 1 ? "threat" : "threats"}</span>`;
}

/** "Browser → Web app"; empty when an end is unknown. */
export function endsOf(interaction: {
  readonly source: { readonly name: string } | null;
  readonly target: { readonly name: string } | null;
}): string {
  const { source, target } = interaction;
  if (source === null || target === null) return "";
  return `${oneLine(source.name)} \u2192 ${oneLine(target.name)}`;
}

/** The state of a threat as a coloured word. */
export function stateMark(state: Threat["verdict"]["state"]): Html {
  return markup`<span class="state ${state}"
    ><span class="dot ${state}"></span>${stateLabel(state)}</span
  >`;
}
