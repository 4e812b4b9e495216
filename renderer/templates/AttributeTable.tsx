import { Plus } from "lucide-react";
import { useMemo, useState, type ReactElement } from "react";
import { addAttribute, deleteAttribute } from "../../shared/template/edits/attributes.ts";
import { stencilChain } from "../../shared/template/lookup.ts";
import { newAttributeName } from "../../shared/template/new-ids.ts";
import type { AttributeDefinition, Stencil, Template } from "../../shared/template/template.ts";
import { usesOfAttribute } from "../../shared/template/uses.ts";
import { Button } from "../ui/controls.tsx";
import { AttributeRow } from "./AttributeRow.tsx";
import styles from "./AttributeTable.module.css";
import { NamePrompt } from "./NamePrompt.tsx";
import tab from "./tab.module.css";
import { useDeleting } from "./use-deleting.tsx";
import { useEditing } from "./use-editing.ts";

/** The attributes of a stencil: its own to be edited, and those it takes over, greyed, with where they come from. */
export function AttributeTable({ stencil }: { readonly stencil: Stencil }): ReactElement {
  const { template, readOnly, edit } = useEditing();
  const [open, setOpen] = useState<number | null>(null);
  const [adding, setAdding] = useState(false);
  const deleting = useDeleting();
  const inherited = useMemo(() => inheritedBy(template, stencil), [template, stencil]);

  function add(attribute: AttributeDefinition): void {
    if (edit((now) => addAttribute(now, stencil.id, attribute))) setOpen(stencil.attributes.length);
  }

  function remove({ name, label }: AttributeDefinition): void {
    const elsewhere = template.stencils.some(
      ({ id, attributes }) => id !== stencil.id && attributes.some((one) => one.name === name),
    );
    deleting.ask({
      what: `the attribute “${label}”`,
      uses: elsewhere ? [] : usesOfAttribute(template, name),
      consequence: "Rules that ask for it no longer find it.",
      remove: () => {
        setOpen(null);
        edit((now) => deleteAttribute(now, stencil.id, name));
      },
    });
  }

  return (
    <section className={tab["card"]} aria-label="Attributes">
      <header>
        <h3>Attributes</h3>
        {readOnly ? null : (
          <Button onClick={() => setAdding(true)}>
            <Plus size={14} aria-hidden="true" />
            Add attribute
          </Button>
        )}
      </header>
      {stencil.attributes.length + inherited.length === 0 ? (
        <p className={tab["lead"]}>
          None. An attribute is a question about each element: who draws answers it, and rules ask
          for the answer.
        </p>
      ) : null}
      <ul className={styles["list"]} aria-label="Own attributes">
        {stencil.attributes.map((attribute, at) => (
          <AttributeRow
            // oxlint-disable-next-line react/no-array-index-key -- one that is renamed stays where it is
            key={at}
            stencil={stencil}
            attribute={attribute}
            at={at}
            open={at === open}
            onToggle={() => setOpen(at === open ? null : at)}
            onMoved={setOpen}
            onDelete={() => remove(attribute)}
          />
        ))}
      </ul>
      {inherited.length === 0 ? null : (
        <ul className={styles["list"]} aria-label="Inherited attributes">
          {inherited.map(({ attribute, from }) => (
            <li key={attribute.name} className={styles["inherited"]}>
              <span className={styles["label"]}>{attribute.label}</span>
              <code>{attribute.name}</code>
              <span className={styles["values"]}>{attribute.values.join(", ")}</span>
              <span className={styles["from"]}>from {from}</span>
              {readOnly ? null : (
                <Button tone="quiet" onClick={() => add(attribute)}>
                  Override
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {adding ? (
        <NamePrompt
          title="New attribute"
          label="What is asked"
          confirmLabel="Add attribute"
          placeholder="Such as Encrypted in transit"
          onClose={() => setAdding(false)}
          onConfirm={(label) => add(newAttribute(template, label))}
        />
      ) : null}
      {deleting.question}
    </section>
  );
}

/** Nobody stated it until somebody does. */
function newAttribute(template: Template, label: string): AttributeDefinition {
  return {
    name: newAttributeName(template, label),
    label,
    fixed: false,
    values: ["Not stated", "No", "Yes"],
    unknown: "Not stated",
  };
}

interface Inherited {
  readonly attribute: AttributeDefinition;
  /** Name of the stencil it comes from. */
  readonly from: string;
}

/** What a stencil takes over and does not override, nearest first. */
function inheritedBy(template: Template, stencil: Stencil): readonly Inherited[] {
  const names = new Set(stencil.attributes.map(({ name }) => name));
  const found: Inherited[] = [];
  for (const ancestor of stencilChain(template, stencil.id).slice(1)) {
    for (const attribute of ancestor.attributes) {
      if (names.has(attribute.name)) continue;
      names.add(attribute.name);
      found.push({ attribute, from: ancestor.name });
    }
  }
  return found;
}
