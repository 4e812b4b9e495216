import { useState, type ReactElement } from "react";
import { newStencil } from "../../shared/template/blank-template.ts";
import {
  addStencil,
  deleteStencil,
  duplicateStencil,
} from "../../shared/template/edits/stencils.ts";
import { newStencilId } from "../../shared/template/new-ids.ts";
import { usesOfStencil } from "../../shared/template/uses.ts";
import { useTemplateState } from "../ui/context.ts";
import { Select } from "../ui/controls.tsx";
import { ListPane } from "./ListPane.tsx";
import { NamePrompt } from "./NamePrompt.tsx";
import { NothingChosen } from "./NothingChosen.tsx";
import { StencilDetails } from "./StencilDetails.tsx";
import { StencilTree } from "./StencilTree.tsx";
import styles from "./tab.module.css";
import { useDeleting } from "./use-deleting.tsx";
import { useEditing } from "./use-editing.ts";

/** What people draw with: a tree of stencils, and all there is to say of the one selected. */
export function StencilsTab(): ReactElement {
  const { editor, template, edit } = useEditing();
  const selected = useTemplateState((state) => state.selected.stencil ?? null);
  const picked = useTemplateState((state) => state.picked);
  const [adding, setAdding] = useState(false);
  const deleting = useDeleting();
  const stencil = selected === null ? undefined : template.stencils[selected];

  function remove(): void {
    if (stencil === undefined) return;
    const { id, name } = stencil;
    const uses = usesOfStencil(template, id);
    const derived = uses.some(({ table }) => table === "stencil");
    deleting.ask({
      what: `the stencil “${name}”`,
      uses,
      consequence: derived
        ? "Stencils derived from it go with it; rules that name it no longer find it."
        : "Rules that name it no longer find it.",
      remove: () => void edit((now) => deleteStencil(now, id)),
    });
  }

  function duplicate(): void {
    if (selected === null) return;
    editor.narrow("stencils", "");
    edit((now) => duplicateStencil(now, selected));
  }

  return (
    <div className={styles["split"]}>
      <ListPane
        tab="stencils"
        title="Stencils"
        filterLabel="Find a stencil"
        addLabel="Add a stencil"
        onAdd={() => setAdding(true)}
      >
        <StencilTree onDuplicate={duplicate} onDelete={remove} />
      </ListPane>
      {stencil === undefined || selected === null ? (
        <NothingChosen
          title="No stencil is selected"
          text="Stencils are what people draw with. Each descends from a generic one and has its attributes, too."
        />
      ) : (
        <StencilDetails
          // A stencil that is renamed or moved stays the same one.
          key={picked}
          at={selected}
          stencil={stencil}
          onDuplicate={duplicate}
          onDelete={remove}
        />
      )}
      {adding ? (
        <AddStencil
          under={stencil?.id ?? "GE.P"}
          onClose={() => setAdding(false)}
          onAdd={(name, parentId) => {
            editor.narrow("stencils", "");
            edit((now) =>
              addStencil(now, newStencil(newStencilId(now, name, parentId), name, parentId)),
            );
          }}
        />
      ) : null}
      {deleting.question}
    </div>
  );
}

interface AddStencilProps {
  /** What it descends from unless the person says otherwise. */
  readonly under: string;
  readonly onAdd: (name: string, parentId: string) => void;
  readonly onClose: () => void;
}

function AddStencil({ under, onAdd, onClose }: AddStencilProps): ReactElement {
  const { template } = useEditing();
  const [parentId, setParentId] = useState(under);
  return (
    <NamePrompt
      title="New stencil"
      label="Name"
      confirmLabel="Add stencil"
      placeholder="Such as Web server"
      onConfirm={(name) => onAdd(name, parentId)}
      onClose={onClose}
    >
      <label className={styles["field"]}>
        <span>Derived from</span>
        <Select value={parentId} onChange={(event) => setParentId(event.target.value)}>
          {template.stencils.map(({ id, name }, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- broken templates repeat ids
            <option key={`${at} ${id}`} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </label>
    </NamePrompt>
  );
}
