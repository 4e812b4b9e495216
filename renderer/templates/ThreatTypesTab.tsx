import { useMemo, useState, type ReactElement } from "react";
import {
  addThreatType,
  deleteThreatType,
  duplicateThreatType,
  moveThreatType,
} from "../../shared/template/edits/threat-types.ts";
import { newThreatTypeId } from "../../shared/template/new-ids.ts";
import type { Template, ThreatType } from "../../shared/template/template.ts";
import { usesOfThreatType } from "../../shared/template/uses.ts";
import { useTemplateState } from "../ui/context.ts";
import { Select } from "../ui/controls.tsx";
import { ListPane } from "./ListPane.tsx";
import { NamePrompt } from "./NamePrompt.tsx";
import { NothingChosen } from "./NothingChosen.tsx";
import { RecordList } from "./RecordList.tsx";
import { ThreatTypeDetails } from "./ThreatTypeDetails.tsx";
import styles from "./tab.module.css";
import { threatTypeRows } from "./threat-type-rows.ts";
import { useCopying } from "./use-copying.ts";
import { useDeleting } from "./use-deleting.tsx";
import { useEditing } from "./use-editing.ts";

/** What is a threat where: the rules, with all there is to say of each threat they find. */
export function ThreatTypesTab(): ReactElement {
  const { editor, template, readOnly, edit } = useEditing();
  const selected = useTemplateState((state) => state.selected.threatType ?? null);
  const picked = useTemplateState((state) => state.picked);
  const text = useTemplateState((state) => state.texts.threatTypes ?? "");
  const [categoryId, setCategoryId] = useState("");
  const [order, setOrder] = useState<"category" | "template">("category");
  const [adding, setAdding] = useState(false);
  const deleting = useDeleting();
  const copying = useCopying("threatType");
  const grouped = order === "category";
  const rows = useMemo(
    () => threatTypeRows(template, { text, categoryId, grouped }),
    [template, text, categoryId, grouped],
  );
  const type = selected === null ? undefined : template.threatTypes[selected];

  function remove(): void {
    if (type === undefined || selected === null) return;
    deleting.ask({
      what: `the threat type “${type.title}”`,
      uses: usesOfThreatType(template, type.id),
      consequence: "Its examples go with it.",
      remove: () => void edit((now) => deleteThreatType(now, selected)),
    });
  }

  function duplicate(): void {
    if (selected === null) return;
    editor.narrow("threatTypes", "");
    edit((now) => duplicateThreatType(now, selected));
  }

  function add(title: string): void {
    editor.narrow("threatTypes", "");
    const category = categoryId || (type?.categoryId ?? template.categories[0]?.id ?? "");
    edit((now) => addThreatType(now, newThreatType(now, title, category)));
  }

  return (
    <div className={styles["split"]}>
      <ListPane
        tab="threatTypes"
        title="Threat types"
        filterLabel="Find a threat type"
        addLabel="Add a threat type"
        onAdd={() => setAdding(true)}
        tools={
          <div className={styles["row"]}>
            <Select
              aria-label="Category"
              active={categoryId !== ""}
              value={categoryId}
              onChange={(event) => setCategoryId(event.target.value)}
            >
              <option value="">All categories</option>
              {template.categories.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
            <Select
              aria-label="Order"
              value={order}
              onChange={(event) =>
                setOrder(event.target.value === "template" ? "template" : "category")
              }
            >
              <option value="category">By category</option>
              <option value="template">In template order</option>
            </Select>
          </div>
        }
      >
        <RecordList
          label="Threat types"
          rows={rows}
          selected={selected}
          onSelect={(at) => editor.select("threatType", at)}
          onMove={
            readOnly || grouped || selected === null
              ? undefined
              : (step) => void edit((now) => moveThreatType(now, selected, selected + step))
          }
          onDuplicate={readOnly ? undefined : duplicate}
          onDelete={readOnly ? undefined : remove}
          copying={copying}
          empty={
            template.threatTypes.length === 0
              ? "No threat type yet. Add the first with the plus sign above."
              : "No threat type has these words."
          }
        />
      </ListPane>
      {type === undefined || selected === null ? (
        <NothingChosen
          title="No threat type is selected"
          text="A threat type says with a rule where there is a threat, and then what it is and what to do about it."
        />
      ) : (
        <ThreatTypeDetails
          key={picked}
          at={selected}
          type={type}
          onDuplicate={duplicate}
          onDelete={remove}
        />
      )}
      {adding ? (
        <NamePrompt
          title="New threat type"
          label="Title"
          confirmLabel="Add threat type"
          placeholder="Such as {target.Name} can be reached by anyone"
          onClose={() => setAdding(false)}
          onConfirm={add}
        />
      ) : null}
      {deleting.question}
    </div>
  );
}

function newThreatType(template: Template, title: string, categoryId: string): ThreatType {
  return {
    id: newThreatTypeId(template, categoryId),
    title,
    categoryId,
    description: "",
    include: "",
    exclude: "",
    properties: template.threatProperties.some(({ name }) => name === "Priority")
      ? [{ name: "Priority", value: null }]
      : [],
  };
}
