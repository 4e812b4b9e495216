/** What can be the matter with single items: names, scope, elements nothing reaches, boundaries without a purpose. */

import { boxesOf } from "../model/holders.ts";
import { isElement } from "../model/item-patches.ts";
import type { Element, Id, Line, Shape } from "../model/model.ts";
import { findStencil } from "../template/lookup.ts";
import type { Template } from "../template/template.ts";
import { nameOf, oneLine, quoted, type DiagramFacts } from "./diagram-facts.ts";
import { ISSUES, type Finding } from "./finding.ts";
import { trafficOf } from "./flow-findings.ts";

/** Findings on names and scope, items in stored order. */
export function nameFindings(template: Template, facts: DiagramFacts): readonly Finding[] {
  const { diagram } = facts;
  const items: readonly (Shape | Line)[] = [...diagram.shapes, ...diagram.lines];
  const findings: Finding[] = [];
  const stencilNames = new Map<Id, string>();
  /** Only a generic stencil's name says nothing; an item of a standard one may well be called like it. */
  const genericName = (id: Id): string => {
    const stencil = findStencil(template, id);
    const known = stencilNames.get(id) ?? (stencil?.parentId === null ? oneLine(stencil.name) : "");
    stencilNames.set(id, known);
    return known;
  };
  for (const item of items) {
    const name = nameOf(item);
    if (name === "" && item.kind !== "annotation") {
      findings.push(found(facts, "unnamed", [item], "It has no name."));
    } else if (name !== "" && name === genericName(item.stencilId)) {
      findings.push(
        found(facts, "defaultName", [item], "It still has the name of its generic stencil."),
      );
    }
    if ("outOfScope" in item && item.outOfScope && item.outOfScopeReason.trim() === "") {
      findings.push(found(facts, "noReason", [item], "It is out of scope without a reason."));
    }
  }
  return [...findings, ...sameNames(facts)];
}

function sameNames(facts: DiagramFacts): readonly Finding[] {
  const elements = facts.diagram.shapes.filter(isElement);
  const named = elements.filter((element) => nameOf(element) !== "");
  const byName = Map.groupBy(named, (element) => nameOf(element).toLowerCase());
  return [...byName.values()].flatMap((group) =>
    group.length < 2
      ? []
      : [found(facts, "sameName", group, `${group.length} elements are called so.`)],
  );
}

/** Elements without flows, and data stores that data only enters or only leaves. */
export function trafficFindings(facts: DiagramFacts): readonly Finding[] {
  const { sources, targets } = trafficOf(facts.flows);
  return facts.diagram.shapes.filter(isElement).flatMap((element): readonly Finding[] => {
    const read = sources.has(element.id);
    const written = targets.has(element.id);
    if (!read && !written) {
      return [found(facts, "unreachable", [element], "No data flow reaches or leaves it.")];
    }
    if (element.kind !== "dataStore" || (read && written)) return [];
    return read
      ? [found(facts, "onlyRead", [element], "It is only read: nothing is ever stored in it.")]
      : [found(facts, "onlyWritten", [element], "It is only written: nothing ever reads it.")];
  });
}

/** Boundaries that separate nothing: no element inside, no flow across. */
export function boundaryFindings(facts: DiagramFacts): readonly Finding[] {
  const { diagram, crossings, holders } = facts;
  const crossed = new Set<Id>();
  for (const boundaries of crossings.values()) for (const { id } of boundaries) crossed.add(id);
  const holding = new Set([...holders.values()].map(({ id }) => id));
  const boxes = boxesOf(diagram).filter(({ id }) => !holding.has(id) && !crossed.has(id));
  const lines = diagram.lines.filter(({ id, kind }) => kind === "boundaryLine" && !crossed.has(id));
  return [
    ...boxes.map((box) =>
      found(facts, "idleBoundary", [box], "It holds nothing, and no data flow crosses it."),
    ),
    ...lines.map((line) => found(facts, "idleBoundary", [line], "No data flow crosses it.")),
  ];
}

/** Pairs of elements that lie on one another, found from left to right. */
export function overlapFindings(facts: DiagramFacts): readonly Finding[] {
  const elements = facts.diagram.shapes.filter(isElement).toSorted((a, b) => a.left - b.left);
  const findings: Finding[] = [];
  let open: Element[] = [];
  for (const element of elements) {
    open = open.filter((before) => before.left + before.width > element.left);
    for (const before of open) {
      if (before.top >= element.top + element.height) continue;
      if (element.top >= before.top + before.height) continue;
      findings.push(found(facts, "overlap", [before, element], "They lie on one another."));
      if (findings.length === MOST_OVERLAPS) return findings;
    }
    open.push(element);
  }
  return findings;
}

/** A heap of elements on one spot has more pairs than anybody reads. */
const MOST_OVERLAPS = 200;

/** A diagram without any item. */
export function emptyFindings({ diagram }: DiagramFacts): readonly Finding[] {
  if (diagram.shapes.length + diagram.lines.length > 0) return [];
  const { id, severity } = ISSUES.emptyDiagram;
  const text = "The diagram is empty.";
  return [{ issueId: id, severity, diagramId: diagram.id, elementIds: [], about: "", text }];
}

function found(
  { diagram }: DiagramFacts,
  issue: keyof typeof ISSUES,
  items: readonly (Shape | Line)[],
  text: string,
): Finding {
  const { id, severity } = ISSUES[issue];
  const about = [...new Set(items.map(quoted))].join(" and ");
  return {
    issueId: id,
    severity,
    diagramId: diagram.id,
    elementIds: items.map((item) => item.id),
    about,
    text,
  };
}
