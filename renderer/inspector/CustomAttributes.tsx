import { X } from "lucide-react";
import { memo, useId, useState, type ReactElement } from "react";
import { addCustomAttribute, editCustomAttribute } from "../../shared/model/edits/attributes.ts";
import type { Id, Line, Shape } from "../../shared/model/model.ts";
import { CommittedText } from "../ui/CommittedText.tsx";
import { useProject } from "../ui/context.ts";
import { Button, IconButton, TextInput } from "../ui/controls.tsx";
import styles from "./Inspector.module.css";

interface CustomAttributesProps {
  readonly diagramId: Id;
  readonly items: readonly (Shape | Line)[];
  readonly ids: ReadonlySet<Id>;
}

/** Attributes a person adds: shown of one item, added to one or many. */
export const CustomAttributes = memo(function CustomAttributes({
  diagramId,
  items,
  ids,
}: CustomAttributesProps): ReactElement {
  const project = useProject();
  const [text, setText] = useState("");
  const fieldId = useId();
  const [item] = items;
  const texts = items.length === 1 && item !== undefined ? customTexts(item) : [];

  function add(): void {
    if (text.trim() === "") return;
    project.commit(addCustomAttribute(project.store.getState().model, diagramId, ids, text.trim()));
    setText("");
  }

  function edit(itemId: Id, at: number, after: string | null): void {
    const { model } = project.store.getState();
    project.commit(editCustomAttribute(model, diagramId, itemId, at, after));
  }

  return (
    <>
      {texts.map(({ at, value }) => (
        <div key={at} className={styles["custom"]}>
          <CommittedText
            label={`Attribute ${value}`}
            value={value}
            onCommit={(after) => item && edit(item.id, at, after.trim() === "" ? null : after)}
          />
          <IconButton
            label={`Remove ${value}`}
            small
            onClick={() => item && edit(item.id, at, null)}
          >
            <X size={13} />
          </IconButton>
        </div>
      ))}
      <form
        className={styles["custom"]}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <label htmlFor={fieldId} className="visually-hidden">
          {items.length === 1 ? "New attribute" : "New attribute for all"}
        </label>
        <TextInput
          id={fieldId}
          placeholder="name:value"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" disabled={text.trim() === ""}>
          Add
        </Button>
      </form>
    </>
  );
});

function customTexts(item: Shape | Line): readonly { at: number; value: string }[] {
  return item.attributes.flatMap((attribute, at) =>
    attribute.kind === "custom" ? [{ at, value: attribute.value }] : [],
  );
}
