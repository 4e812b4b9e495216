import { Plus } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import type { TemplateTab } from "../state/template-editor.ts";
import { useTemplateEditor, useTemplateState } from "../ui/context.ts";
import { IconButton } from "../ui/controls.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import styles from "./tab.module.css";

interface ListPaneProps {
  readonly tab: TemplateTab;
  readonly title: string;
  readonly filterLabel: string;
  readonly addLabel: string;
  readonly onAdd: () => void;
  /** What else narrows or groups the list. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** The side of a part of a template that lists its records, with what narrows the list. */
export function ListPane(props: ListPaneProps): ReactElement {
  const { tab, title, filterLabel, addLabel, onAdd, tools, children } = props;
  const editor = useTemplateEditor();
  const text = useTemplateState((state) => state.texts[tab] ?? "");
  return (
    <section className={styles["listPane"]} aria-label={title}>
      <header className={styles["listHead"]}>
        <h2>{title}</h2>
        {editor.readOnly ? null : (
          <IconButton label={addLabel} onClick={onAdd}>
            <Plus size={16} />
          </IconButton>
        )}
      </header>
      <div className={styles["listTools"]}>
        <SearchField
          label={filterLabel}
          data-region="templateFilter"
          value={text}
          onChange={(next) => editor.narrow(tab, next)}
        />
        {tools}
      </div>
      {children}
    </section>
  );
}
