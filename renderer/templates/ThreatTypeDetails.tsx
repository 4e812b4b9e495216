/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */
import { CopyPlus, Trash2 } from "lucide-react";
import type { ReactElement } from "react";
import type { RuleScope } from "../../shared/rules/syntax.ts";
import { setThreatType } from "../../shared/template/edits/threat-types.ts";
import type { Fields } from "../../shared/template/edits/records.ts";
import type { ThreatType } from "../../shared/template/template.ts";
import { IconButton } from "../ui/controls.tsx";
import { ChoiceField } from "./ChoiceField.tsx";
import { PriorityFields } from "./PriorityFields.tsx";
import { PropertyValues } from "./PropertyValues.tsx";
import { References } from "./References.tsx";
import { RuleField } from "./RuleField.tsx";
import { SCOPES } from "./scopes.ts";
import styles from "./tab.module.css";
import { TextField } from "./TextField.tsx";
import { TextList } from "./TextList.tsx";
import { useEditing } from "./use-editing.ts";
import { useFindings } from "./use-findings.tsx";

interface ThreatTypeDetailsProps {
  readonly at: number;
  readonly type: ThreatType;
  readonly onDuplicate: () => void;
  readonly onDelete: () => void;
}

/** All there is to say of a threat type. */
export function ThreatTypeDetails(props: ThreatTypeDetailsProps): ReactElement {
  const { at, type, onDuplicate, onDelete } = props;
  const { template, readOnly, edit } = useEditing();
  const scope: RuleScope = type.scope ?? "interaction";
  const set = (fields: Omit<Fields<ThreatType>, "id">): void =>
    void edit((now) => setThreatType(now, at, fields));
  return (
    <section className={styles["details"]} aria-label={`Threat type ${type.title}`} tabIndex={0}>
      <div className={styles["content"]}>
        <header className={styles["detailsHead"]}>
          <h2>{type.title}</h2>
          <code className={styles["mono"]}>{type.id}</code>
          {readOnly ? null : (
            <>
              <IconButton label="Duplicate threat type" onClick={onDuplicate}>
                <CopyPlus size={16} />
              </IconButton>
              <IconButton label="Delete threat type" onClick={onDelete}>
                <Trash2 size={16} />
              </IconButton>
            </>
          )}
        </header>
        <section className={styles["card"]} aria-label="What it is">
          <TextField
            label="Title"
            value={type.title}
            hint="{source.Name}, {target.Name}, {flow.Name} and attributes such as {target.port} are filled in."
            check={(title) => (title.trim() === "" ? "A threat type needs a title." : null)}
            onCommit={(title) => set({ title })}
          />
          <div className={styles["two"]}>
            <ChoiceField
              label="Category"
              value={type.categoryId}
              options={template.categories.map(({ id, name }) => ({ value: id, text: name }))}
              onChoose={(categoryId) => set({ categoryId })}
            />
            <ChoiceField
              label="Asked about"
              value={scope}
              options={SCOPES}
              onChoose={(next) => set({ scope: next === "interaction" ? undefined : next })}
            />
          </div>
        </section>
        <section className={styles["card"]} aria-label="Where it is a threat">
          <header>
            <h3>Where it is a threat</h3>
          </header>
          <FindingsHere at={at} />
          <RuleField
            label="Include"
            hint="There is a threat where this holds. Without it there never is."
            placeholder="Such as source is 'GE.EI' and flow crosses 'GE.TB.B'"
            value={type.include}
            place={{ table: "threatType", at, field: "include" }}
            scope={scope}
            onCommit={(include) => set({ include })}
          />
          <RuleField
            label="Exclude"
            hint="Unless this holds."
            value={type.exclude}
            place={{ table: "threatType", at, field: "exclude" }}
            scope={scope}
            onCommit={(exclude) => set({ exclude })}
          />
        </section>
        <section className={styles["card"]} aria-label="What people read">
          <TextField
            label="Description"
            multiline
            rows={4}
            value={type.description}
            onCommit={(description) => set({ description })}
          />
          <TextList
            label="Mitigations"
            itemLabel="Mitigation"
            addLabel="Add mitigation"
            values={type.mitigations ?? []}
            onChange={(mitigations) =>
              set({ mitigations: mitigations.length === 0 ? undefined : mitigations })
            }
          />
          <References at={at} type={type} />
        </section>
        <PriorityFields at={at} type={type} scope={scope} />
        <section className={styles["card"]} aria-label="Also recorded">
          <header>
            <h3>Also recorded</h3>
          </header>
          <div className={styles["two"]}>
            <TextField
              label="Phase"
              value={type.phase ?? ""}
              placeholder="Such as Design or Implementation"
              onCommit={(phase) => set({ phase: phase.trim() === "" ? undefined : phase.trim() })}
            />
            <ChoiceField
              label="Profile"
              value={type.profileId ?? ""}
              options={[
                { value: "", text: "None: always on" },
                ...(template.profiles ?? []).map(({ id, name }) => ({ value: id, text: name })),
              ]}
              onChoose={(profileId) => set({ profileId: profileId === "" ? undefined : profileId })}
            />
          </div>
          <PropertyValues at={at} type={type} />
        </section>
      </div>
    </section>
  );
}

/** What was found of this threat type, where its rules are written. */
function FindingsHere({ at }: { readonly at: number }): ReactElement | null {
  const { findings } = useFindings();
  const here = findings.filter(
    ({ place, severity }) =>
      place?.table === "threatType" &&
      place.at === at &&
      place.range === null &&
      severity !== "info",
  );
  if (here.length === 0) return null;
  return (
    <ul className={styles["here"]} aria-label="Findings here">
      {here.map(({ key, message }) => (
        <li key={key}>{message}</li>
      ))}
    </ul>
  );
}
