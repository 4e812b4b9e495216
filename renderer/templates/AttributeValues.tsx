import { ArrowUp, CircleHelp, Trash2 } from "lucide-react";
import { useState, type FormEvent, type ReactElement } from "react";
import {
  isAttributeValue,
  renameAttributeValue,
  setAttribute,
} from "../../shared/template/edits/attributes.ts";
import type { AttributeDefinition, Stencil } from "../../shared/template/template.ts";
import { usesOfAttribute } from "../../shared/template/uses.ts";
import { CommittedText } from "../ui/CommittedText.tsx";
import { Button, IconButton, TextInput } from "../ui/controls.tsx";
import styles from "./AttributeTable.module.css";
import tab from "./tab.module.css";
import { useDeleting } from "./use-deleting.tsx";
import { useEditing } from "./use-editing.ts";

interface AttributeValuesProps {
  readonly stencil: Stencil;
  readonly attribute: AttributeDefinition;
}

/** The values of an attribute: the first is the default, one may stand for "nobody said". */
export function AttributeValues({ stencil, attribute }: AttributeValuesProps): ReactElement {
  const { template, readOnly, edit } = useEditing();
  const [added, setAdded] = useState("");
  const deleting = useDeleting();
  const { name, values, unknown } = attribute;
  const set = (fields: Parameters<typeof setAttribute>[3]): void =>
    void edit((now) => setAttribute(now, stencil.id, name, fields));

  function remove(value: string): void {
    deleting.ask({
      what: `the value “${value}”`,
      uses: usesOfAttribute(template, name, value),
      consequence: "Rules that ask for it no longer hold.",
      remove: () =>
        set({
          values: values.filter((other) => other !== value),
          ...(unknown === value ? { unknown: undefined } : {}),
        }),
    });
  }

  function add(event: FormEvent): void {
    event.preventDefault();
    const value = added.trim();
    if (!isAttributeValue(value) || values.includes(value)) return;
    setAdded("");
    set({ values: [...values, value] });
  }

  return (
    <div className={tab["field"]}>
      <span className={tab["label"]}>Values</span>
      <ol className={styles["valueList"]}>
        {values.map((value, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- one that is renamed stays where it is
          <li key={at}>
            <div className={styles["value"]}>
              <CommittedText
                label={`Value ${at + 1}`}
                value={value}
                readOnly={readOnly}
                check={(next) => {
                  if (!isAttributeValue(next)) return "Without quotes, and not empty.";
                  return next !== value && values.includes(next) ? "It is there already." : null;
                }}
                onCommit={(next) =>
                  void edit((now) => renameAttributeValue(now, name, value, next))
                }
              />
            </div>
            {at === 0 ? (
              <span className={styles["badge"]}>default</span>
            ) : readOnly ? null : (
              <IconButton
                small
                label={`Make ${value} the default`}
                onClick={() =>
                  set({ values: [value, ...values.filter((other) => other !== value)] })
                }
              >
                <ArrowUp size={14} />
              </IconButton>
            )}
            <IconButton
              small
              label={`${value} only says that nobody stated it`}
              aria-pressed={value === unknown}
              disabled={readOnly}
              onClick={() => set({ unknown: value === unknown ? undefined : value })}
            >
              <CircleHelp size={14} />
            </IconButton>
            {readOnly ? null : (
              <IconButton small label={`Delete value ${value}`} onClick={() => remove(value)}>
                <Trash2 size={14} />
              </IconButton>
            )}
          </li>
        ))}
      </ol>
      {readOnly ? null : (
        <form className={styles["addValue"]} onSubmit={add}>
          <TextInput
            aria-label="Another value"
            placeholder="Another value"
            value={added}
            onChange={(event) => setAdded(event.target.value)}
          />
          <Button type="submit" disabled={added.trim() === ""}>
            Add value
          </Button>
        </form>
      )}
      {deleting.question}
    </div>
  );
}
