/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */
import { Trash2 } from "lucide-react";
import { useState, type ReactElement } from "react";
import {
  addCategory,
  deleteCategory,
  moveCategory,
  setCategory,
} from "../../shared/template/edits/categories.ts";
import { newCategoryId } from "../../shared/template/new-ids.ts";
import type { Template, ThreatCategory } from "../../shared/template/template.ts";
import { usesOfCategory } from "../../shared/template/uses.ts";
import { useTemplateState } from "../ui/context.ts";
import { IconButton } from "../ui/controls.tsx";
import { ListPane } from "./ListPane.tsx";
import { NamePrompt } from "./NamePrompt.tsx";
import { NothingChosen } from "./NothingChosen.tsx";
import { holdsWords, type RecordRow } from "./record-rows.ts";
import { RecordList } from "./RecordList.tsx";
import styles from "./tab.module.css";
import { TextField } from "./TextField.tsx";
import { useDeleting } from "./use-deleting.tsx";
import { useEditing } from "./use-editing.ts";

/** What kinds of threats there are. */
export function CategoriesTab(): ReactElement {
  const { editor, template, readOnly, edit } = useEditing();
  const selected = useTemplateState((state) => state.selected.category ?? null);
  const picked = useTemplateState((state) => state.picked);
  const text = useTemplateState((state) => state.texts.categories ?? "");
  const [adding, setAdding] = useState(false);
  const deleting = useDeleting();
  const category = selected === null ? undefined : template.categories[selected];

  function remove(): void {
    if (category === undefined || selected === null) return;
    deleting.ask({
      what: `the category “${category.name}”`,
      uses: usesOfCategory(template, category.id),
      consequence: "The threat types stay, without a category.",
      remove: () => void edit((now) => deleteCategory(now, selected)),
    });
  }

  return (
    <div className={styles["split"]}>
      <ListPane
        tab="categories"
        title="Categories"
        filterLabel="Find a category"
        addLabel="Add a category"
        onAdd={() => setAdding(true)}
      >
        <RecordList
          label="Categories"
          rows={rowsOf(template, text)}
          selected={selected}
          onSelect={(at) => editor.select("category", at)}
          onMove={
            readOnly || selected === null
              ? undefined
              : (step) => void edit((now) => moveCategory(now, selected, selected + step))
          }
          onDelete={readOnly ? undefined : remove}
          empty="No category is here."
        />
      </ListPane>
      {category === undefined || selected === null ? (
        <NothingChosen
          title="No category is selected"
          text="Categories sort threats, as the six letters of STRIDE do."
        />
      ) : (
        <Details key={picked} at={selected} category={category} onDelete={remove} />
      )}
      {adding ? (
        <NamePrompt
          title="New category"
          label="Name"
          confirmLabel="Add category"
          onClose={() => setAdding(false)}
          onConfirm={(name) => {
            editor.narrow("categories", "");
            edit((now) =>
              addCategory(now, {
                id: newCategoryId(now, name),
                name,
                shortDescription: "",
                longDescription: "",
              }),
            );
          }}
        />
      ) : null}
      {deleting.question}
    </div>
  );
}

function rowsOf({ categories, threatTypes }: Template, text: string): readonly RecordRow[] {
  return categories.flatMap(({ id, name }, at) => {
    if (!holdsWords(text, [name, id])) return [];
    const count = threatTypes.filter(({ categoryId }) => categoryId === id).length;
    const detail = `${id} · ${count} ${count === 1 ? "threat type" : "threat types"}`;
    return [{ key: `${at} ${id}`, at, title: name || id, detail }];
  });
}

interface DetailsProps {
  readonly at: number;
  readonly category: ThreatCategory;
  readonly onDelete: () => void;
}

function Details({ at, category, onDelete }: DetailsProps): ReactElement {
  const { readOnly, edit } = useEditing();
  return (
    <section className={styles["details"]} aria-label={`Category ${category.name}`} tabIndex={0}>
      <div className={styles["content"]}>
        <header className={styles["detailsHead"]}>
          <h2>{category.name}</h2>
          <code className={styles["mono"]}>{category.id}</code>
          {readOnly ? null : (
            <IconButton label="Delete category" onClick={onDelete}>
              <Trash2 size={16} />
            </IconButton>
          )}
        </header>
        <section className={styles["card"]} aria-label="Category">
          <TextField
            label="Name"
            value={category.name}
            check={(name) => (name.trim() === "" ? "A category needs a name." : null)}
            onCommit={(name) => void edit((now) => setCategory(now, at, { name }))}
          />
          <TextField
            label="In a sentence"
            multiline
            value={category.shortDescription}
            onCommit={(shortDescription) =>
              void edit((now) => setCategory(now, at, { shortDescription }))
            }
          />
          <TextField
            label="In full"
            multiline
            rows={4}
            value={category.longDescription}
            onCommit={(longDescription) =>
              void edit((now) => setCategory(now, at, { longDescription }))
            }
          />
        </section>
      </div>
    </section>
  );
}
