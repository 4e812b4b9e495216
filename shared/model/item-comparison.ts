import { effectiveValue } from "./attributes.ts";
import type { Attribute, Id, Line, Point, Shape } from "./model.ts";
import { pairUp } from "./sequence.ts";
import { layoutChange, valueChange, yesNo, type ValueChange } from "./value-change.ts";

/** Names of the shapes of a diagram, before and after. */
export interface EndNames {
  readonly before: ReadonlyMap<Id, string>;
  readonly after: ReadonlyMap<Id, string>;
}

/** What two states of one shape or line say differently. */
export function compareItem(
  a: Shape | Line,
  b: Shape | Line,
  names: EndNames,
): readonly ValueChange[] {
  return [
    ...valueChange("Name", a.name, b.name),
    ...valueChange("Kind", a.kind, b.kind),
    ...valueChange("Stencil", a.stencilId, b.stencilId),
    ...compareScope(a, b),
    ...compareAttributes(a.attributes, b.attributes),
    ...compareGeometry(a, b, names),
    ...valueChange("Line pattern", a.strokeDashArray ?? "", b.strokeDashArray ?? ""),
    ...valueChange("Line thickness", text(a.strokeThickness), text(b.strokeThickness)),
  ];
}

function compareScope(a: Shape | Line, b: Shape | Line): readonly ValueChange[] {
  if (!("outOfScope" in a && "outOfScope" in b)) return [];
  return [
    ...valueChange("Out of scope", yesNo(a.outOfScope), yesNo(b.outOfScope)),
    ...valueChange("Reason for out of scope", a.outOfScopeReason, b.outOfScopeReason),
  ];
}

function compareAttributes(
  before: readonly Attribute[],
  after: readonly Attribute[],
): readonly ValueChange[] {
  const stated = (attributes: readonly Attribute[]) =>
    attributes.filter(({ kind }) => kind !== "heading");
  const { pairs, removed } = pairUp(stated(before), stated(after), (attribute) => {
    // Attributes a person adds have no name; what they are is said in their value.
    return attribute.name === "" ? attribute.label : attribute.name;
  });
  return [
    ...pairs.flatMap((pair) => {
      const from = (pair.before && effectiveValue(pair.before)) ?? "";
      return valueChange(labelOf(pair.after), from, effectiveValue(pair.after) ?? "");
    }),
    ...removed.flatMap((attribute) =>
      valueChange(labelOf(attribute), effectiveValue(attribute) ?? "", ""),
    ),
  ];
}

function labelOf(attribute: Attribute): string {
  return attribute.label || attribute.name || "Custom attribute";
}

function compareGeometry(
  a: Shape | Line,
  b: Shape | Line,
  names: EndNames,
): readonly ValueChange[] {
  if ("left" in a && "left" in b) {
    return [
      ...layoutChange("Position", `${a.left}, ${a.top}`, `${b.left}, ${b.top}`),
      ...layoutChange("Size", `${a.width} × ${a.height}`, `${b.width} × ${b.height}`),
    ];
  }
  if (!("handle" in a && "handle" in b)) return [];
  const ends =
    a.kind === "flow" && b.kind === "flow"
      ? [
          ...endChange("Source", a.sourceId, b.sourceId, names),
          ...endChange("Target", a.targetId, b.targetId, names),
          ...layoutChange("Source port", a.sourcePort, b.sourcePort),
          ...layoutChange("Target port", a.targetPort, b.targetPort),
        ]
      : [];
  return [...ends, ...layoutChange("Course", courseOf(a), courseOf(b))];
}

function endChange(
  what: string,
  from: Id | null,
  to: Id | null,
  names: EndNames,
): readonly ValueChange[] {
  if (from === to) return [];
  const called = (id: Id | null, side: ReadonlyMap<Id, string>) =>
    id === null ? "" : side.get(id)?.trim() || id;
  return [{ what, from: called(from, names.before), to: called(to, names.after), layout: false }];
}

function courseOf({ source, handle, target }: Line): string {
  const spelled = ({ x, y }: Point) => `${x}, ${y}`;
  return [source, handle, target].map(spelled).join(" – ");
}

function text(number: number | null): string {
  return number === null ? "" : String(number);
}
