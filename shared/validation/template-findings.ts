/** What the template itself has to say of a diagram: its message types. */

import type { Diagram } from "../model/model.ts";
import { compileRule, type Predicate } from "../rules/compile.ts";
import { parseRule } from "../rules/parse.ts";
import type { Situation } from "../stride/analysis.ts";
import { factsOf, partsOf } from "../stride/facts.ts";
import { situationsOf } from "../stride/situations.ts";
import { prepareText, situationName, withNames, type Text } from "../stride/text.ts";
import { displayNames } from "../template/display-names.ts";
import type { MessageType, Template } from "../template/template.ts";
import { oneLine } from "./diagram-facts.ts";
import type { Finding } from "./finding.ts";

interface CompiledMessage {
  readonly type: MessageType;
  readonly holds: Predicate;
  readonly text: Text;
}

const compiled = new WeakMap<Template, readonly CompiledMessage[]>();

/** Findings of the template's messages, by type in template order. A message whose rule is none never speaks. */
export function templateFindings(template: Template, diagram: Diagram): readonly Finding[] {
  return messagesOf(template).flatMap(({ type, holds, text }) =>
    situationsOf(diagram, type.scope)
      .filter((situation) => holds(factsOf(template, situation)))
      .map((situation): Finding => {
        const named = withNames(situation);
        const name = situation.scope === "diagram" ? "" : oneLine(situationName(named));
        return {
          issueId: type.id,
          severity: "warning",
          diagramId: diagram.id,
          elementIds: topicsOf(situation),
          about: name === "" ? "" : `“${name}”`,
          text: text(named),
        };
      }),
  );
}

/** The flow first: it is what a person is shown. */
function topicsOf(situation: Situation): readonly string[] {
  const items = partsOf(situation).map(([subject, { id }]) => ({ id, isFlow: subject === "flow" }));
  return items.toSorted((a, b) => Number(b.isFlow) - Number(a.isFlow)).map(({ id }) => id);
}

function messagesOf(template: Template): readonly CompiledMessage[] {
  const known = compiled.get(template);
  if (known !== undefined) return known;
  const names = displayNames(template);
  const messages = (template.messages ?? []).flatMap((type): readonly CompiledMessage[] => {
    const parsed = parseRule(type.when);
    if (!parsed.ok || parsed.rule === null) return [];
    return [{ type, holds: compileRule(parsed.rule, names), text: prepareText(type.text) }];
  });
  compiled.set(template, messages);
  return messages;
}
