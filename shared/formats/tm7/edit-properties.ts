/** Changes the property list of an item in the file to what the model says. */

import type { Attribute, Line, Shape } from "../../model/model.ts";
import { isSame, pairUp } from "../../model/sequence.ts";
import { childOf, isNil, XmlContent } from "../xml-content.ts";
import type { ListMember } from "../xml-edit.ts";
import type { XmlElement } from "../xml.ts";
import { namesBefore, setMember, type EditContext, type Layout } from "./edit-context.ts";
import { isName, isScope, isScopeReason, listProperties } from "./properties.ts";
import { ABSTRACT, NAMESPACES } from "./spelling.ts";
import {
  inUsualOrder,
  itemProperties,
  nameAttribute,
  property,
  scopeAttribute,
  scopeReasonAttribute,
} from "./write-properties.ts";

const PROPERTY: Layout = {
  namespace: NAMESPACES.knowledgeBase,
  order: ["DisplayName", "Name", "Value", "SelectedIndex"],
};
/** Prefixes a spelled property uses. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ["a", NAMESPACES.arrays],
  ["i", NAMESPACES.instance],
]);

/** A property as the file has it. */
interface Listed {
  readonly attribute: Attribute;
  readonly element: XmlElement;
}

/** A property as it should be, and the one it continues. */
interface Wanted {
  readonly attribute: Attribute;
  readonly listed: Listed | null;
}

/** Sets the Name property of a diagram; false when it has none. */
export function editNameProperty(context: EditContext, owner: XmlElement, name: string): boolean {
  const list = childOf(owner, "Properties");
  const listed = listedProperties(context, owner).find(({ attribute }) => isName(attribute));
  if (list === null || listed === undefined) return false;
  const attribute = { ...nameAttribute(name), name: listed.attribute.name };
  const member = memberFor(context, list, { attribute, listed });
  if (typeof member === "string") context.edits.replace(listed.element, member);
  return true;
}

/**
 * Makes the property list of an item say `after` instead of `before`.
 * @param order that of the item's members
 */
export function editProperties(
  context: EditContext,
  owner: XmlElement,
  before: Shape | Line,
  after: Shape | Line,
  order: readonly string[],
): void {
  const { edits } = context;
  const list = childOf(owner, "Properties");
  if (list === null || isNil(list)) {
    const spelled = `<Properties${ABSTRACT}>${itemProperties(after).join("")}</Properties>`;
    const bound = edits.bind(spelled, owner, PREFIXES);
    if (list === null) edits.insertAfter(owner, namesBefore("Properties", order), bound);
    else edits.replace(list, bound);
    return;
  }
  const all = listedProperties(context, owner);
  const wanted = wantedProperties(all, before, after);
  edits.arrange(
    list,
    all.map(({ element }) => element),
    wanted.map((one) => memberFor(context, list, one)),
  );
}

/** All properties that are understood, in order. */
function listedProperties({ file }: EditContext, owner: XmlElement): readonly Listed[] {
  return listProperties(owner, () => "", new XmlContent(file.reindented));
}

/** What the whole list should be, told apart as the reader does. */
function wantedProperties(
  all: readonly Listed[],
  before: Shape | Line,
  after: Shape | Line,
): readonly Wanted[] {
  const taken = new Set<Listed>();
  const want = (
    test: (attribute: Attribute) => boolean,
    from: Attribute,
    to: Attribute,
  ): readonly Wanted[] => {
    const listed = all.find((one) => !taken.has(one) && test(one.attribute)) ?? null;
    if (listed === null) return isSame(from, to) ? [] : [{ attribute: to, listed }];
    taken.add(listed);
    const { name, label } = listed.attribute;
    return [{ attribute: isSame(from, to) ? listed.attribute : { ...to, name, label }, listed }];
  };
  const name = want(isName, nameAttribute(before.name), nameAttribute(after.name));
  const scope =
    "outOfScope" in before && "outOfScope" in after
      ? [
          ...want(isScope, scopeAttribute(before.outOfScope), scopeAttribute(after.outOfScope)),
          ...want(
            isScopeReason,
            scopeReasonAttribute(before.outOfScopeReason),
            scopeReasonAttribute(after.outOfScopeReason),
          ),
        ]
      : [];
  const rest = all.filter((listed) => !taken.has(listed));
  const complete = [...name, ...scope].every(({ listed }) => listed !== null);
  return complete && isSame(before.attributes.map(keyOf), after.attributes.map(keyOf))
    ? inStoredOrder(all, rest, [...name, ...scope], after)
    : inUsualOrder(continued(rest, after), ({ attribute }) => attribute, name, scope);
}

/** The list as it is, with new values. */
function inStoredOrder(
  all: readonly Listed[],
  rest: readonly Listed[],
  specials: readonly Wanted[],
  after: Shape | Line,
): readonly Wanted[] {
  const wanted = new Map(specials.map((special) => [special.listed, special]));
  rest.forEach((listed, at) => {
    wanted.set(listed, { attribute: after.attributes[at] ?? listed.attribute, listed });
  });
  return all.map((listed) => wanted.get(listed) ?? { attribute: listed.attribute, listed });
}

/** The attributes that are wanted, each with the property it continues. */
function continued(rest: readonly Listed[], after: Shape | Line): readonly Wanted[] {
  const places = new Map(rest.map((listed) => [listed.attribute, listed]));
  const { pairs } = pairUp([...places.keys()], after.attributes, keyOf);
  return pairs.map((pair) => ({
    attribute: pair.after,
    listed: (pair.before && places.get(pair.before)) ?? null,
  }));
}

/** What makes a property the same one with another value. */
function keyOf(attribute: Attribute): string {
  const fixed = attribute.kind === "list" && attribute.fixed ? "fixed" : "";
  return [attribute.kind, fixed, attribute.name, attribute.label].join("\n");
}

/** The property's element with its new value set, or a new one where that takes more than a value. */
function memberFor(context: EditContext, list: XmlElement, wanted: Wanted): ListMember {
  const { listed, attribute } = wanted;
  const { edits, file } = context;
  const spell = () => edits.bind(property(attribute), list, PREFIXES);
  if (listed === null) return spell();
  const { element } = listed;
  const stored = listed.attribute;
  if (isSame(stored, attribute)) return element;
  if (attribute.kind === "list") {
    if (stored.kind !== "list" || !isSame(stored.options, attribute.options)) return spell();
    setMember(context, element, "SelectedIndex", String(attribute.selected), PROPERTY);
    return element;
  }
  const value = childOf(element, "Value");
  if (attribute.kind === "heading" || value === null || isNil(value)) return spell();
  edits.setText(value, String(attribute.value), file.reindented);
  return element;
}
