import { Combobox } from "@base-ui/react/combobox";
import { Check, ChevronDown } from "lucide-react";
import { memo, useId, useState, type ReactElement } from "react";
import { changeStencil } from "../../shared/model/edits/attributes.ts";
import type { Id, Line, Model, Shape } from "../../shared/model/model.ts";
import { lostAttributes } from "../../shared/model/stencil-change.ts";
import { isNotStated } from "../../shared/rules/explain.ts";
import { stencilsOfKind, stencilToBe } from "../../shared/template/fit-clip.ts";
import { findStencil } from "../../shared/template/lookup.ts";
import type { Stencil } from "../../shared/template/template.ts";
import { takeBack } from "../state/take-back.ts";
import { useApp, useProject, useProjectState } from "../ui/context.ts";
import styles from "./Inspector.module.css";
import { common } from "./properties.ts";

interface StencilFieldProps {
  readonly diagramId: Id;
  /** All of one kind. */
  readonly items: readonly (Shape | Line)[];
  readonly first: Shape | Line;
}

/** What items are, as a list to search in. Another stencil keeps what fits of their attributes. */
export const StencilField = memo(function StencilField({
  diagramId,
  items,
  first,
}: StencilFieldProps): ReactElement | null {
  const app = useApp();
  const project = useProject();
  const template = useProjectState((state) => state.template);
  const id = useId();
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const offered = stencilsOfKind(template, first.kind);
  const { value: stencilId } = common(items, (item) => item.stencilId, first);
  const chosen = stencilId === null ? null : findStencil(template, stencilId);
  if (offered.every((stencil) => stencil === chosen)) return null;

  function choose(stencil: Stencil | null): void {
    if (stencil === null || stencil === chosen) return;
    const { model } = project.store.getState();
    const ids = new Set(items.map((item) => item.id));
    const change = changeStencil(model, diagramId, ids, stencilToBe(template, stencil));
    if (change === null) return;
    project.commit(change);
    const { history, model: after } = project.store.getState();
    const seq = history.done.at(-1)?.seq ?? 0;
    const lost = new Set(
      items.flatMap((item) => {
        const now = itemIn(after, diagramId, item.id);
        return now === null ? [] : lostAttributes(item, now, (value) => !isNotStated(value));
      }),
    );
    if (lost.size === 0) return;
    app.notify({
      tone: "info",
      title: `Now ${stencil.name}`,
      text: `It does not have these values: ${[...lost].join(", ")}.`,
      action: { label: "Undo", perform: () => takeBack(project, seq) },
    });
  }

  return (
    <div className={styles["field"]}>
      <label htmlFor={id}>Stencil</label>
      <div ref={setPlace} className={styles["place"]} />
      <Combobox.Root
        items={offered}
        value={chosen}
        onValueChange={choose}
        itemToStringLabel={(stencil) => stencil.name}
        isItemEqualToValue={(a, b) => a.id === b.id}
        autoHighlight
      >
        <div className={styles["stencilBox"]}>
          <Combobox.Trigger id={id} className={styles["stencil"]}>
            <span className={styles["stencilName"]}>
              {chosen?.name ?? (stencilId === null ? "Mixed" : "Not in the template")}
            </span>
            <ChevronDown size={14} aria-hidden="true" />
          </Combobox.Trigger>
        </div>
        <Combobox.Portal container={place}>
          <Combobox.Positioner className={styles["positioner"]} sideOffset={4}>
            <Combobox.Popup className={styles["stencils"]} aria-label="Stencils">
              <Combobox.Input
                className={styles["stencilSearch"]}
                placeholder="Search stencils"
                aria-label="Search stencils"
              />
              <Combobox.Empty className={styles["noStencil"]}>No stencil fits.</Combobox.Empty>
              <Combobox.List className={styles["stencilList"]}>
                {(stencil: Stencil) => (
                  <Combobox.Item key={stencil.id} value={stencil} className={styles["stencilItem"]}>
                    <span>{stencil.name}</span>
                    <Combobox.ItemIndicator>
                      <Check size={14} />
                    </Combobox.ItemIndicator>
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
    </div>
  );
});

function itemIn(model: Model, diagramId: Id, itemId: Id): Shape | Line | null {
  const diagram = model.diagrams.find(({ id }) => id === diagramId);
  const items = diagram === undefined ? [] : [...diagram.shapes, ...diagram.lines];
  return items.find(({ id }) => id === itemId) ?? null;
}
