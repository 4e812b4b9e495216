import { memo, useId, type ReactElement } from "react";
import { setScopeOfMany } from "../../shared/model/edits/attributes.ts";
import type { Element, Flow, Id } from "../../shared/model/model.ts";
import { CommittedText } from "../ui/CommittedText.tsx";
import { useProject } from "../ui/context.ts";
import { Checkbox } from "../ui/controls.tsx";
import styles from "./Inspector.module.css";
import { common } from "./properties.ts";

type Scoped = Element | Flow;

interface ScopeSectionProps {
  readonly diagramId: Id;
  readonly items: readonly Scoped[];
  readonly first: Scoped;
}

/** Whether items are looked at, and why not. */
export const ScopeSection = memo(function ScopeSection({
  diagramId,
  items,
  first,
}: ScopeSectionProps): ReactElement {
  const project = useProject();
  const reasonId = useId();
  const out = common(items, (item) => item.outOfScope, first);
  const reason = common(items, (item) => item.outOfScopeReason, first);
  const ids = new Set(items.map(({ id }) => id));
  const commit = (scope: Parameters<typeof setScopeOfMany>[3]): void =>
    project.commit(setScopeOfMany(project.store.getState().model, diagramId, ids, scope));
  const reasoned = items.some((item) => item.outOfScope || item.outOfScopeReason !== "");
  return (
    <section className={styles["section"]}>
      <Checkbox
        label="Out of scope"
        checked={out.value === true}
        mixed={out.mixed}
        onChange={(outOfScope) => commit({ outOfScope })}
      />
      {reasoned ? (
        <div className={styles["field"]}>
          <label htmlFor={reasonId}>Reason</label>
          <CommittedText
            id={reasonId}
            multiline
            value={reason.value ?? ""}
            placeholder={reason.mixed ? "Mixed" : "Why it is not looked at"}
            onCommit={(outOfScopeReason) => commit({ outOfScopeReason })}
          />
        </div>
      ) : null}
    </section>
  );
});
