/** What is still open and most urgent, in front of everything that is told by diagram. */

import { isOpenState } from "../model/open-state.ts";
import { gradesThreats, urgencyOf } from "../stride/urgency.ts";
import type { Template } from "../template/template.ts";
import type { Arrangement, NumberedThreat } from "./arrangement.ts";
import { type Html, markup } from "./html.ts";
import { stateMark } from "./sections.ts";
import { oneLine } from "./wording.ts";

/** More than these nobody can look at first. */
const MOST = 10;

/** The open threats to look at first; none where the template does not tell them apart. */
export function urgentThreats(
  { diagrams }: Arrangement,
  template: Template | null,
): readonly NumberedThreat[] {
  if (template === null || !gradesThreats(template)) return [];
  const urgency = urgencyOf(template);
  return diagrams
    .flatMap(({ interactions }) => interactions.flatMap(({ threats }) => threats))
    .filter(({ threat: { verdict } }) => isOpenState(verdict.state))
    .toSorted((one, other) => urgency(one.threat, other.threat))
    .slice(0, MOST);
}

/** Their list; nothing when there are none. */
export function urgentSection(threats: readonly NumberedThreat[]): Html | null {
  if (threats.length === 0) return null;
  return markup`<section id="urgent">
    <h2>Open and Most Urgent</h2>
    <table class="list">
      <thead>
        <tr>
          <th scope="col" class="number">No.</th>
          <th scope="col">Threat</th>
          <th scope="col">Category</th>
          <th scope="col">Priority</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        ${threats.map(
          ({ place, threat }) =>
            markup`<tr>
              <td class="number">${place}</td>
              <td class="text"><a href="#t${place}">${oneLine(threat.title)}</a></td>
              <td>${threat.category}</td>
              <td>${threat.verdict.priority}</td>
              <td>${stateMark(threat.verdict.state)}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </section> `;
}
