import { Plus, Trash2 } from "lucide-react";
import type { ReactElement } from "react";
import type { RuleScope } from "../../shared/rules/syntax.ts";
import { setPropertyOfType, setThreatType } from "../../shared/template/edits/threat-types.ts";
import type { Template, ThreatType } from "../../shared/template/template.ts";
import { Button, IconButton, Select } from "../ui/controls.tsx";
import { ChoiceField } from "./ChoiceField.tsx";
import { RuleField } from "./RuleField.tsx";
import styles from "./TextList.module.css";
import tab from "./tab.module.css";
import { useEditing } from "./use-editing.ts";

interface PriorityFieldsProps {
  readonly at: number;
  readonly type: ThreatType;
  readonly scope: RuleScope;
}

/** How much a threat matters: as a rule, and under conditions. */
export function PriorityFields({ at, type, scope }: PriorityFieldsProps): ReactElement {
  const { template, readOnly, edit } = useEditing();
  const values = prioritiesOf(template);
  const conditions = type.priorities ?? [];
  const own = type.properties.find(({ name }) => name === "Priority")?.value ?? "";
  const set = (next: NonNullable<ThreatType["priorities"]>): void =>
    void edit((now) =>
      setThreatType(now, at, { priorities: next.length === 0 ? undefined : next }),
    );
  return (
    <section className={tab["card"]} aria-label="Priority">
      <header>
        <h3>Priority</h3>
        {readOnly ? null : (
          <Button onClick={() => set([...conditions, { when: "", value: values[0] ?? "High" }])}>
            <Plus size={14} aria-hidden="true" />
            Add condition
          </Button>
        )}
      </header>
      {conditions.length === 0 ? null : (
        <ol className={styles["list"]} aria-label="Conditions, the first that holds counts">
          {conditions.map((condition, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- one that is reworded stays where it is
            <li key={place}>
              <div className={styles["condition"]}>
                <RuleField
                  bare
                  label={`Condition ${place + 1}`}
                  placeholder="Such as target.sensitivity is 'Secrets'"
                  value={condition.when}
                  place={{ table: "threatType", at, field: `priorities.${place}.when` }}
                  scope={scope}
                  onCommit={(when) => set(conditions.with(place, { ...condition, when }))}
                />
                <Select
                  aria-label={`Priority under condition ${place + 1}`}
                  disabled={readOnly}
                  value={condition.value}
                  onChange={(event) =>
                    set(conditions.with(place, { ...condition, value: event.target.value }))
                  }
                >
                  {[...new Set([condition.value, ...values])].map((value) => (
                    <option key={value} value={value}>
                      {value}
                    </option>
                  ))}
                </Select>
              </div>
              {readOnly ? null : (
                <IconButton
                  small
                  label={`Delete condition ${place + 1}`}
                  onClick={() => set(conditions.toSpliced(place, 1))}
                >
                  <Trash2 size={14} />
                </IconButton>
              )}
            </li>
          ))}
        </ol>
      )}
      <ChoiceField
        label={conditions.length === 0 ? "Priority" : "Otherwise"}
        value={own}
        options={[
          { value: "", text: `As the template says first (${values[0] ?? "High"})` },
          ...values.map((value) => ({ value, text: value })),
        ]}
        onChoose={(value) =>
          void edit((now) => setPropertyOfType(now, at, "Priority", value === "" ? null : value))
        }
      />
    </section>
  );
}

function prioritiesOf({ threatProperties }: Template): readonly string[] {
  return threatProperties.find(({ name }) => name === "Priority")?.values ?? [];
}
