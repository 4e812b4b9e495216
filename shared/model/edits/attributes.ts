import { CUSTOM_HEADING, withSetting, type AttributeSetting } from "../attributes.ts";
import type { Change } from "../change.ts";
import type { Attribute, Id, Line, Model, Shape } from "../model.ts";
import { withStencil, type StencilToBe } from "../stencil-change.ts";
import { diagramOf, namedOrCounted, replacements } from "../item-patches.ts";

/**
 * Sets the first attribute named `name` of several items that have it, a list by its text. Null when nothing
 * changes.
 */
export function setAttributeOfMany(
  model: Model,
  diagramId: Id,
  ids: ReadonlySet<Id>,
  name: string,
  setting: string | boolean,
): Change | null {
  return changeMany(model, diagramId, ids, "Change attribute of", (item) => {
    const at = item.attributes.findIndex(
      (attribute) => attribute.kind !== "heading" && attribute.name === name,
    );
    const before = item.attributes[at];
    if (before === undefined) return item;
    const after = withSetting(before, settingFor(before, setting));
    return after === before ? item : { ...item, attributes: item.attributes.with(at, after) };
  });
}

function settingFor(attribute: Attribute, setting: string | boolean): AttributeSetting {
  return attribute.kind === "list" ? attribute.options.indexOf(String(setting)) : setting;
}

/** Puts several elements and flows in or out of scope. Null when nothing changes. */
export function setScopeOfMany(
  model: Model,
  diagramId: Id,
  ids: ReadonlySet<Id>,
  scope: { readonly outOfScope?: boolean; readonly outOfScopeReason?: string },
): Change | null {
  const verb = scope.outOfScope === false ? "Put in scope:" : "Put out of scope:";
  return changeMany(model, diagramId, ids, verb, (item) => {
    if (!("outOfScope" in item)) return item;
    const after = { ...item, ...scope };
    const same =
      after.outOfScope === item.outOfScope && after.outOfScopeReason === item.outOfScopeReason;
    return same ? item : after;
  });
}

/** Adds an attribute of the person's own, written `name:value` as MS TMT does (TM7.md 2.6). */
export function addCustomAttribute(
  model: Model,
  diagramId: Id,
  ids: ReadonlySet<Id>,
  text: string,
): Change | null {
  return changeMany(model, diagramId, ids, "Add attribute to", (item) => {
    const headed = item.attributes.some(
      ({ kind, label }) => kind === "heading" && label === CUSTOM_HEADING,
    );
    const heading: Attribute = { kind: "heading", name: "", label: CUSTOM_HEADING };
    const attribute: Attribute = { kind: "custom", name: "", label: "", value: text };
    const added = headed ? [attribute] : [heading, attribute];
    return { ...item, attributes: [...item.attributes, ...added] };
  });
}

/** Changes the attribute at a place of an item's list, or takes it out when `text` is null; custom ones only. */
export function editCustomAttribute(
  model: Model,
  diagramId: Id,
  itemId: Id,
  at: number,
  text: string | null,
): Change | null {
  const verb = text === null ? "Remove attribute of" : "Change attribute of";
  return changeMany(model, diagramId, new Set([itemId]), verb, (item) => {
    const before = item.attributes[at];
    if (before?.kind !== "custom" || before.value === text) return item;
    if (text !== null) {
      return { ...item, attributes: item.attributes.with(at, { ...before, value: text }) };
    }
    const kept = item.attributes.toSpliced(at, 1);
    const last = kept.at(-1);
    const bare = last?.kind === "heading" && last.label === CUSTOM_HEADING;
    return { ...item, attributes: bare ? kept.slice(0, -1) : kept };
  });
}

/**
 * Gives items of one kind another stencil of that kind, keeping what fits: an attribute both have keeps its value
 * when the new stencil offers it; custom ones stay; a name nobody changed becomes the new stencil's.
 * @param stencils what the items had and get, with the attributes a new item would have
 */
export function changeStencil(
  model: Model,
  diagramId: Id,
  ids: ReadonlySet<Id>,
  stencil: StencilToBe,
): Change | null {
  return changeMany(model, diagramId, ids, `Make ${stencil.name}:`, (item) =>
    item.stencilId === stencil.id ? item : withStencil(item, stencil),
  );
}

function changeMany(
  model: Model,
  diagramId: Id,
  ids: ReadonlySet<Id>,
  verb: string,
  edit: <Item extends Shape | Line>(item: Item) => Item,
): Change | null {
  const diagram = diagramOf(model, diagramId);
  if (diagram === null) return null;
  const visit = <Item extends Shape | Line>(item: Item): Item =>
    ids.has(item.id) ? edit(item) : item;
  const patches = replacements(diagram, { shape: visit, line: visit });
  if (patches.length === 0) return null;
  const changed = patches.flatMap((patch) =>
    (patch.table === "shape" || patch.table === "line") && patch.after !== null
      ? [patch.after]
      : [],
  );
  return { label: `${verb} ${namedOrCounted(changed, "items")}`, patches };
}
