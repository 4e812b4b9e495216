import { ArrowRight } from "lucide-react";
import { useMemo, type ReactElement } from "react";
import type { Id } from "../../shared/model/model.ts";
import type { AttributeFate } from "../../shared/stride/upgrade/attribute-fates.ts";
import type { StencilFate } from "../../shared/stride/upgrade/plan-upgrade.ts";
import { isNotStated } from "../../shared/rules/explain.ts";
import { stencilsOfKind } from "../../shared/template/fit-clip.ts";
import type { Template } from "../../shared/template/template.ts";
import { ChangeLine } from "../comparison/ChangeLine.tsx";
import { KIND_ICONS, itemTitle } from "../inspector/kinds.ts";
import { Select } from "../ui/controls.tsx";
import styles from "./Upgrade.module.css";

const BASES: Record<StencilFate["basis"], string> = {
  id: "The same stencil",
  name: "Of the same name",
  similar: "Of a similar name",
  generic: "The generic one: nothing is alike",
  chosen: "Your choice",
  none: "Its items stay as they are",
};

/** Names of items told before the rest is only counted. */
const NAMED = 3;

interface StencilLineProps {
  readonly fate: StencilFate;
  readonly to: Template;
  readonly onMap: (key: string, stencilId: Id | null) => void;
}

/** A stencil of the model, what its items become, and what that does to their attributes. */
export function StencilLine({ fate, to, onMap }: StencilLineProps): ReactElement {
  const { key, kind, name, items, basis } = fate;
  const offered = useMemo(() => {
    const stencils = stencilsOfKind(to, kind);
    // One that the palette hides may be what an item is all the same.
    return fate.to === null || stencils.includes(fate.to) ? stencils : [fate.to, ...stencils];
  }, [to, kind, fate.to]);
  const Icon = KIND_ICONS[kind];
  const others = items.length - NAMED;
  return (
    <div className={styles["stencil"]}>
      <div className={styles["mapping"]}>
        <Icon size={15} aria-hidden="true" />
        <div className={styles["what"]}>
          <strong>{name}</strong>
          <span>
            {items.slice(0, NAMED).map(itemTitle).join(", ")}
            {others > 0 ? ` and ${others} more` : ""}
          </span>
        </div>
        <ArrowRight size={15} aria-label="becomes" />
        <div className={styles["becomes"]}>
          <Select
            aria-label={`What ${name} becomes`}
            value={fate.to?.id ?? ""}
            onChange={(event) => onMap(key, event.target.value || null)}
          >
            <option value="">Leave as it is</option>
            {offered.map((stencil) => (
              <option key={stencil.id} value={stencil.id}>
                {stencil.name}
              </option>
            ))}
          </Select>
          <span className={styles["chip"]} data-basis={basis}>
            {BASES[basis]}
          </span>
        </div>
      </div>
      <Attributes fate={fate} />
    </div>
  );
}

/** What becomes of attributes: each that says something of an item by itself, the others by name. */
function Attributes({ fate }: { readonly fate: StencilFate }): ReactElement | null {
  const { attributes, keptAttributes, items } = fate;
  if (attributes.length === 0) return null;
  const lost = attributes.filter(({ from }) => from !== null && !isNotStated(from));
  const unsaid = attributes.filter(({ from }) => from !== null && isNotStated(from));
  const fresh = attributes.filter(({ effect }) => effect === "new");
  return (
    <div className={styles["attributes"]}>
      {lost.length === 0 ? null : (
        <dl className={styles["changes"]}>
          {lost.map((attribute) => (
            <ChangeLine
              key={JSON.stringify(attribute)}
              change={asChange(attribute, items.length)}
              stop
              named={false}
            />
          ))}
        </dl>
      )}
      <Named what="Gone, never stated" attributes={unsaid} />
      <Named what="New" attributes={fresh} />
      {keptAttributes === 0 ? null : (
        <p>
          {keptAttributes === 1
            ? "1 attribute stays as it is."
            : `${keptAttributes} attributes stay as they are.`}
        </p>
      )}
    </div>
  );
}

interface NamedProps {
  readonly what: string;
  readonly attributes: readonly AttributeFate[];
}

function Named({ what, attributes }: NamedProps): ReactElement | null {
  const labels = [...new Set(attributes.map(({ label }) => label))];
  if (labels.length === 0) return null;
  if (labels.length <= NAMED_AT_ONCE) {
    return (
      <p>
        {what}: {labels.join(", ")}
      </p>
    );
  }
  return (
    <details>
      <summary>
        {what}: {labels.length} attributes
      </summary>
      <p>{labels.join(", ")}</p>
    </details>
  );
}

/** More names than this hide what matters more. */
const NAMED_AT_ONCE = 8;

/** @param all how many items the stencil has */
function asChange({ label, from, to, items }: AttributeFate, all: number) {
  const what = items === all ? label : `${label} (${items} of ${all})`;
  return { what, from: from ?? "", to: to ?? "" };
}
