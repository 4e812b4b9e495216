import { ArrowDown, ArrowUp, ChevronRight, Trash2 } from "lucide-react";
import { useId, type ReactElement } from "react";
import {
  isAttributeName,
  moveAttribute,
  relabelAttribute,
  renameAttribute,
  setAttribute,
} from "../../shared/template/edits/attributes.ts";
import type { AttributeDefinition, Stencil } from "../../shared/template/template.ts";
import { Checkbox, IconButton } from "../ui/controls.tsx";
import styles from "./AttributeTable.module.css";
import { AttributeValues } from "./AttributeValues.tsx";
import { ChoiceField } from "./ChoiceField.tsx";
import tab from "./tab.module.css";
import { TextField } from "./TextField.tsx";
import { useEditing } from "./use-editing.ts";

interface AttributeRowProps {
  readonly stencil: Stencil;
  readonly attribute: AttributeDefinition;
  /** Place among the stencil's own. */
  readonly at: number;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onMoved: (to: number) => void;
  readonly onDelete: () => void;
}

type Kind = NonNullable<AttributeDefinition["kind"]> | "list";

const KINDS: readonly { readonly value: Kind; readonly text: string }[] = [
  { value: "list", text: "One of a list" },
  { value: "boolean", text: "Yes or no" },
  { value: "text", text: "Free text" },
  { value: "number", text: "Number" },
];

/** One attribute: a line that opens to a form. */
export function AttributeRow(props: AttributeRowProps): ReactElement {
  const { stencil, attribute, at, open, onToggle, onMoved, onDelete } = props;
  const { readOnly, edit } = useEditing();
  const formId = useId();
  const move = (to: number): void => {
    if (edit((now) => moveAttribute(now, stencil.id, at, to)) && open) onMoved(to);
  };
  return (
    <li className={styles["item"]} data-open={open || undefined}>
      <div className={styles["line"]}>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={formId}
          className={styles["toggle"]}
          onClick={onToggle}
        >
          <ChevronRight size={14} aria-hidden="true" />
          <span className={styles["label"]}>{attribute.label}</span>
          <code>{attribute.name}</code>
          <span className={styles["values"]}>{attribute.values.join(", ")}</span>
        </button>
        {readOnly ? null : (
          <span className={styles["buttons"]}>
            <IconButton
              small
              label={`Move ${attribute.label} up`}
              disabled={at === 0}
              onClick={() => move(at - 1)}
            >
              <ArrowUp size={14} />
            </IconButton>
            <IconButton
              small
              label={`Move ${attribute.label} down`}
              disabled={at === stencil.attributes.length - 1}
              onClick={() => move(at + 1)}
            >
              <ArrowDown size={14} />
            </IconButton>
            <IconButton small label={`Delete ${attribute.label}`} onClick={onDelete}>
              <Trash2 size={14} />
            </IconButton>
          </span>
        )}
      </div>
      <div id={formId} hidden={!open}>
        {open ? <AttributeForm stencil={stencil} attribute={attribute} /> : null}
      </div>
    </li>
  );
}

type AttributeFormProps = Pick<AttributeRowProps, "stencil" | "attribute">;

function AttributeForm({ stencil, attribute }: AttributeFormProps): ReactElement {
  const { template, readOnly, edit } = useEditing();
  const { name, label, kind = "list", help = "" } = attribute;
  const shared = template.stencils.filter(
    ({ id, attributes }) => id !== stencil.id && attributes.some((one) => one.name === name),
  );
  return (
    <div className={styles["form"]}>
      <div className={tab["three"]}>
        <TextField
          label="What is asked"
          value={label}
          check={(next) => (next.trim() === "" ? "An attribute needs a label." : null)}
          onCommit={(next) => void edit((now) => relabelAttribute(now, stencil.id, name, next))}
        />
        <TextField
          label="Key in rules"
          mono
          value={name}
          hint={
            shared.length === 0
              ? "Changing it changes the rules that use it."
              : `Also of ${shared.map((other) => other.name).join(", ")}; it changes there, too.`
          }
          check={(next) => {
            if (!isAttributeName(next)) return "One word without quotes and brackets.";
            const taken = template.stencils.some(({ attributes }) =>
              attributes.some((one) => one.name === next),
            );
            return taken && next !== name ? "Another attribute has this key." : null;
          }}
          onCommit={(next) => void edit((now) => renameAttribute(now, name, next))}
        />
        <ChoiceField
          label="Answered by"
          value={kind}
          options={KINDS}
          onChoose={(next) =>
            void edit((now) =>
              setAttribute(now, stencil.id, name, { kind: next === "list" ? undefined : next }),
            )
          }
        />
      </div>
      <AttributeValues stencil={stencil} attribute={attribute} />
      <TextField
        label="Help"
        multiline
        rows={1}
        value={help}
        placeholder="What it means and where to look it up"
        onCommit={(next) =>
          void edit((now) =>
            setAttribute(now, stencil.id, name, { help: next.trim() === "" ? undefined : next }),
          )
        }
      />
      <fieldset disabled={readOnly}>
        <Checkbox
          label="Fixed: everyone sees the default and nobody can answer otherwise"
          checked={attribute.fixed}
          onChange={(fixed) => void edit((now) => setAttribute(now, stencil.id, name, { fixed }))}
        />
      </fieldset>
    </div>
  );
}
