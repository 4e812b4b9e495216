import { Plus } from "lucide-react";
import { useId, useRef, useState, type ReactElement, type ReactNode } from "react";
import { useProject } from "../ui/context.ts";
import { Button, TextInput } from "../ui/controls.tsx";
import { Combobox, type ComboboxChoice } from "../ui/Combobox.tsx";
import { addRow } from "./add-row.ts";
import {
  boxChoices,
  elementChoices,
  makesRowsOf,
  NOWHERE,
  stencilChoices,
  type TableContext,
  type TableKind,
} from "./diagram-tables.ts";
import styles from "./TableView.module.css";

interface AddRowProps {
  readonly kind: TableKind;
  readonly context: TableContext;
}

const ADD: Record<TableKind, string> = {
  elements: "Add element",
  flows: "Connect",
  boundaries: "Add boundary",
  notes: "Add note",
};

/** The form above a table that makes a row; its item finds its own place on the diagram. */
export function AddRow({ kind, context }: AddRowProps): ReactElement {
  const project = useProject();
  const { template } = context;
  const stencils = stencilChoices(template, (made) => makesRowsOf(kind, made));
  const [stencilId, setStencilId] = useState(stencils[0]?.value ?? "");
  const [name, setName] = useState("");
  const [boxId, setBoxId] = useState(NOWHERE);
  const [sourceId, setSourceId] = useState(NOWHERE);
  const [targetId, setTargetId] = useState(NOWHERE);
  const first = useRef<HTMLInputElement>(null);
  const keepFirst = (field: HTMLInputElement | null): void => {
    first.current = field;
  };
  const boxes = boxChoices(context);
  const elements = kind === "flows" ? elementChoices(context) : [];
  // A box or element chosen earlier may have gone since.
  const there = (choices: readonly ComboboxChoice[], value: string): string =>
    choices.some((choice) => choice.value === value) ? value : NOWHERE;
  const row = {
    stencilId,
    name,
    boxId: there(boxes, boxId) || null,
    sourceId: there(elements, sourceId) || null,
    targetId: there(elements, targetId) || null,
  };
  const ready = stencilId !== "" && (kind !== "flows" || (row.sourceId && row.targetId));

  function add(): void {
    const { model } = project.store.getState();
    const id = project.newId();
    const change = addRow({ ...context, model }, row, id);
    if (change === null) return;
    project.commit(change);
    project.store.setState({ selection: new Set([id]), focusedId: id, threatKeys: [] });
    setName("");
    first.current?.focus();
    first.current?.select();
  }

  return (
    <form
      className={styles["add"]}
      aria-label={ADD[kind]}
      data-region="newRow"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) add();
      }}
    >
      {kind === "flows" ? (
        <>
          <Field label="From">
            {(id) => (
              <Combobox
                id={id}
                onField={keepFirst}
                placeholder="Element"
                choices={elements}
                value={sourceId}
                onChoose={setSourceId}
              />
            )}
          </Field>
          <Field label="To">
            {(id) => (
              <Combobox
                id={id}
                placeholder="Element"
                choices={elements}
                value={targetId}
                onChoose={setTargetId}
              />
            )}
          </Field>
        </>
      ) : null}
      <Field label="Stencil">
        {(id) => (
          <Combobox
            id={id}
            {...(kind === "flows" ? {} : { onField: keepFirst })}
            choices={stencils}
            value={stencilId}
            onChoose={setStencilId}
          />
        )}
      </Field>
      <Field label={kind === "notes" ? "Text" : "Name"}>
        {(id) => (
          <TextInput
            id={id}
            value={name}
            placeholder={stencils.find(({ value }) => value === stencilId)?.text ?? ""}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {kind === "flows" ? null : (
        <Field label="Inside">
          {(id) => (
            <Combobox id={id} choices={boxes} value={row.boxId ?? NOWHERE} onChoose={setBoxId} />
          )}
        </Field>
      )}
      <Button type="submit" tone="primary" disabled={!ready}>
        <Plus size={15} aria-hidden="true" />
        {ADD[kind]}
      </Button>
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}

function Field({ label, children }: FieldProps): ReactElement {
  const id = useId();
  return (
    <div className={styles["field"]}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
