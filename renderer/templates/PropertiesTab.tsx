/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */
import { Lock, Trash2 } from "lucide-react";
import { useState, type ReactElement } from "react";
import {
  addThreatProperty,
  deleteThreatProperty,
  moveThreatProperty,
  renameThreatProperty,
  setThreatProperty,
} from "../../shared/template/edits/threat-properties.ts";
import { newPropertyName } from "../../shared/template/new-ids.ts";
import { isStandingProperty } from "../../shared/template/standing-properties.ts";
import type { Template, ThreatPropertyDefinition } from "../../shared/template/template.ts";
import { usesOfThreatProperty } from "../../shared/template/uses.ts";
import { useTemplateState } from "../ui/context.ts";
import { Checkbox, IconButton } from "../ui/controls.tsx";
import { ChoiceField } from "./ChoiceField.tsx";
import { ListPane } from "./ListPane.tsx";
import { NamePrompt } from "./NamePrompt.tsx";
import { NothingChosen } from "./NothingChosen.tsx";
import { holdsWords, type RecordRow } from "./record-rows.ts";
import { RecordList } from "./RecordList.tsx";
import styles from "./tab.module.css";
import { TextField } from "./TextField.tsx";
import { TextList } from "./TextList.tsx";
import { useDeleting } from "./use-deleting.tsx";
import { useEditing } from "./use-editing.ts";

/** What is recorded of every threat. */
export function PropertiesTab(): ReactElement {
  const { editor, template, readOnly, edit } = useEditing();
  const selected = useTemplateState((state) => state.selected.threatProperty ?? null);
  const picked = useTemplateState((state) => state.picked);
  const text = useTemplateState((state) => state.texts.properties ?? "");
  const [adding, setAdding] = useState(false);
  const deleting = useDeleting();
  const property = selected === null ? undefined : template.threatProperties[selected];

  function remove(): void {
    if (property === undefined || selected === null || isStandingProperty(property.name)) return;
    deleting.ask({
      what: `the threat property “${property.label}”`,
      uses: usesOfThreatProperty(template, property.name),
      consequence: "The values go with it.",
      remove: () => void edit((now) => deleteThreatProperty(now, selected)),
    });
  }

  return (
    <div className={styles["split"]}>
      <ListPane
        tab="properties"
        title="Threat properties"
        filterLabel="Find a threat property"
        addLabel="Add a threat property"
        onAdd={() => setAdding(true)}
      >
        <RecordList
          label="Threat properties"
          rows={rowsOf(template, text)}
          selected={selected}
          onSelect={(at) => editor.select("threatProperty", at)}
          onMove={
            readOnly || selected === null
              ? undefined
              : (step) => void edit((now) => moveThreatProperty(now, selected, selected + step))
          }
          onDelete={readOnly ? undefined : remove}
          empty="No threat property is here."
        />
      </ListPane>
      {property === undefined || selected === null ? (
        <NothingChosen
          title="No threat property is selected"
          text="Properties are the fields of every threat. Seven of them every template has; others are yours."
        />
      ) : (
        <Details key={picked} at={selected} property={property} onDelete={remove} />
      )}
      {adding ? (
        <NamePrompt
          title="New threat property"
          label="Label"
          confirmLabel="Add threat property"
          placeholder="Such as Compliance note"
          onClose={() => setAdding(false)}
          onConfirm={(label) => {
            editor.narrow("properties", "");
            edit((now) =>
              addThreatProperty(now, {
                name: newPropertyName(now, label),
                label,
                hidden: false,
                kind: "text",
                values: [],
              }),
            );
          }}
        />
      ) : null}
      {deleting.question}
    </div>
  );
}

function rowsOf({ threatProperties }: Template, text: string): readonly RecordRow[] {
  return threatProperties.flatMap(({ name, label, hidden }, at) =>
    holdsWords(text, [name, label])
      ? [
          {
            key: `${at} ${name}`,
            at,
            title: label || name,
            detail: name,
            faint: hidden,
            mark: isStandingProperty(name) ? (
              <Lock size={13} aria-label="Of every template" />
            ) : null,
          },
        ]
      : [],
  );
}

const KINDS: readonly {
  readonly value: ThreatPropertyDefinition["kind"];
  readonly text: string;
}[] = [
  { value: "text", text: "Text" },
  { value: "list", text: "One of a list" },
  { value: "richText", text: "Text with formatting" },
];

interface DetailsProps {
  readonly at: number;
  readonly property: ThreatPropertyDefinition;
  readonly onDelete: () => void;
}

function Details({ at, property, onDelete }: DetailsProps): ReactElement {
  const { template, readOnly, edit } = useEditing();
  const { name, label, kind, values, hidden } = property;
  const standing = isStandingProperty(name);
  return (
    <section className={styles["details"]} aria-label={`Threat property ${label}`} tabIndex={0}>
      <div className={styles["content"]}>
        <header className={styles["detailsHead"]}>
          <h2>{label}</h2>
          {readOnly || standing ? null : (
            <IconButton label="Delete threat property" onClick={onDelete}>
              <Trash2 size={16} />
            </IconButton>
          )}
        </header>
        <section className={styles["card"]} aria-label="Threat property">
          {standing ? (
            <p className={styles["lead"]}>
              Every template has this property; Microsoft’s tool knows it by its name, so it stays.
            </p>
          ) : null}
          <div className={styles["two"]}>
            <TextField
              label="Label"
              value={label}
              check={(next) => (next.trim() === "" ? "A property needs a label." : null)}
              onCommit={(next) => void edit((now) => setThreatProperty(now, at, { label: next }))}
            />
            <TextField
              label="Name"
              mono
              fixed={standing}
              value={name}
              check={(next) => {
                if (next.trim() === "") return "A property needs a name.";
                const taken = template.threatProperties.some((one) => one.name === next);
                return taken && next !== name ? "Another property has this name." : null;
              }}
              onCommit={(next) => void edit((now) => renameThreatProperty(now, at, next))}
            />
          </div>
          <ChoiceField
            label="Kind"
            value={kind}
            options={KINDS}
            onChoose={(next) => void edit((now) => setThreatProperty(now, at, { kind: next }))}
          />
          {kind === "list" || values.length > 0 ? (
            <TextList
              label="Values, the first is the default"
              itemLabel="Value"
              addLabel="Add value"
              values={values}
              onChange={(next) => void edit((now) => setThreatProperty(now, at, { values: next }))}
            />
          ) : null}
          <fieldset disabled={readOnly}>
            <Checkbox
              label="Shown with each threat"
              checked={!hidden}
              onChange={(shown) =>
                void edit((now) => setThreatProperty(now, at, { hidden: !shown }))
              }
            />
          </fieldset>
        </section>
      </div>
    </section>
  );
}
