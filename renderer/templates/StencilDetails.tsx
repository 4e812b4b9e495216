/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */
import { CopyPlus, Trash2 } from "lucide-react";
import type { ReactElement } from "react";
import {
  canDescend,
  isStencilId,
  renameStencil,
  reparentStencil,
  setStencil,
  setStencilId,
} from "../../shared/template/edits/stencils.ts";
import { stencilChain } from "../../shared/template/lookup.ts";
import type { Stencil, StencilShape, Template } from "../../shared/template/template.ts";
import { StencilImage } from "../palette/StencilImage.tsx";
import { Checkbox, IconButton } from "../ui/controls.tsx";
import { AttributeTable } from "./AttributeTable.tsx";
import { ChoiceField } from "./ChoiceField.tsx";
import { StencilPictureField } from "./StencilPictureField.tsx";
import styles from "./tab.module.css";
import { TextField } from "./TextField.tsx";
import { useEditing } from "./use-editing.ts";

interface StencilDetailsProps {
  readonly at: number;
  readonly stencil: Stencil;
  readonly onDuplicate: () => void;
  readonly onDelete: () => void;
}

const SHAPES: readonly { readonly value: StencilShape; readonly text: string }[] = [
  { value: "inherited", text: "As what it derives from" },
  { value: "ellipse", text: "Ellipse (process)" },
  { value: "rectangle", text: "Rectangle (external interactor)" },
  { value: "parallelLines", text: "Parallel lines (data store)" },
  { value: "line", text: "Line (data flow)" },
  { value: "boundaryBox", text: "Boundary box" },
  { value: "boundaryLine", text: "Boundary line" },
  { value: "annotation", text: "Annotation" },
];

/** All there is to say of a stencil. */
export function StencilDetails(props: StencilDetailsProps): ReactElement {
  const { at, stencil, onDuplicate, onDelete } = props;
  const { template, readOnly, edit } = useEditing();
  return (
    <section className={styles["details"]} aria-label={`Stencil ${stencil.name}`} tabIndex={0}>
      <div className={styles["content"]}>
        <header className={styles["detailsHead"]}>
          <span className={styles["picture"]}>
            <StencilImage template={template} stencilId={stencil.id} size={36} />
          </span>
          <h2>{stencil.name}</h2>
          {readOnly || stencil.parentId === null ? null : (
            <IconButton label="Duplicate stencil" onClick={onDuplicate}>
              <CopyPlus size={16} />
            </IconButton>
          )}
          {readOnly ? null : (
            <IconButton label="Delete stencil" onClick={onDelete}>
              <Trash2 size={16} />
            </IconButton>
          )}
        </header>
        <section className={styles["card"]} aria-label="Stencil">
          <div className={styles["two"]}>
            <TextField
              label="Name"
              value={stencil.name}
              check={(name) => (name.trim() === "" ? "A stencil needs a name." : null)}
              onCommit={(name) => void edit((now) => renameStencil(now, at, name))}
            />
            <IdField stencil={stencil} />
            <ParentField at={at} stencil={stencil} />
            <ChoiceField
              label="Shape"
              value={stencil.shape}
              options={SHAPES.filter(
                ({ value }) => value !== "inherited" || stencil.parentId !== null,
              )}
              onChoose={(shape) => void edit((now) => setStencil(now, at, { shape }))}
            />
          </div>
          <TextField
            label="Description"
            multiline
            value={stencil.description}
            onCommit={(description) => void edit((now) => setStencil(now, at, { description }))}
          />
          <StencilPictureField at={at} stencil={stencil} />
          <div className={styles["two"]}>
            <TextField
              label="Dashes of its outline"
              value={stencil.strokeDashArray ?? ""}
              placeholder="None, such as 4,2"
              check={(dashes) =>
                /^[\d.,\s]*$/.test(dashes) ? null : "Lengths with commas between, such as 4,2."
              }
              onCommit={(dashes) =>
                void edit((now) => setStencil(now, at, { strokeDashArray: dashes.trim() || null }))
              }
            />
            <TextField
              label="Thickness of its outline"
              value={stencil.strokeThickness === null ? "" : String(stencil.strokeThickness)}
              placeholder="As usual"
              check={(text) =>
                /^(?:\d+(?:\.\d+)?)?$/.test(text.trim()) ? null : "A number, such as 2."
              }
              onCommit={(text) =>
                void edit((now) =>
                  setStencil(now, at, {
                    strokeThickness: text.trim() === "" ? null : Number(text),
                  }),
                )
              }
            />
          </div>
          <fieldset disabled={readOnly}>
            <Checkbox
              label="Offer it among the stencils to draw with"
              checked={!stencil.hidden}
              onChange={(offered) => void edit((now) => setStencil(now, at, { hidden: !offered }))}
            />
          </fieldset>
        </section>
        <AttributeTable stencil={stencil} />
      </div>
    </section>
  );
}

function IdField({ stencil }: { readonly stencil: Stencil }): ReactElement {
  const { template, edit } = useEditing();
  const { id } = stencil;
  const isGeneric = stencil.parentId === null;
  return (
    <TextField
      label="Id"
      mono
      value={id}
      fixed={isGeneric}
      hint={
        isGeneric
          ? "Models and other tools know generic stencils by it."
          : "Rules name the stencil by it; changing it changes them."
      }
      check={(next) => {
        if (!isStencilId(next)) return "Without quotes, and not empty.";
        const taken = template.stencils.some((one) => one.id === next);
        return taken && next !== id ? "Another stencil has this id." : null;
      }}
      onCommit={(next) => void edit((now) => setStencilId(now, id, next))}
    />
  );
}

interface ParentFieldProps {
  readonly at: number;
  readonly stencil: Stencil;
}

function ParentField({ at, stencil }: ParentFieldProps): ReactElement {
  const { template, edit } = useEditing();
  if (stencil.parentId === null) {
    return (
      <TextField
        label="Derived from"
        fixed
        value="Nothing: it is generic"
        onCommit={() => undefined}
      />
    );
  }
  return (
    <ChoiceField
      label="Derived from"
      value={stencil.parentId}
      options={parentsOf(template, stencil)}
      onChoose={(parentId) => void edit((now) => reparentStencil(now, at, parentId))}
    />
  );
}

function parentsOf(template: Template, { id, parentId }: Stencil) {
  return template.stencils
    .filter((candidate) => candidate.id === parentId || canDescend(template, id, candidate.id))
    .map((candidate) => {
      const above = stencilChain(template, candidate.id).slice(1);
      const path = above.map(({ name }) => name).toReversed();
      return { value: candidate.id, text: [...path, candidate.name].join(" › ") };
    });
}
