import { useId, type ReactElement } from "react";
import { renameItem } from "../../shared/model/edits/items.ts";
import type { Diagram, Element, Flow, Line, Shape } from "../../shared/model/model.ts";
import { findStencil } from "../../shared/template/lookup.ts";
import { CommittedText } from "../ui/CommittedText.tsx";
import { useProject, useProjectState } from "../ui/context.ts";
import { AttributeGroups, Collapsible } from "./AttributeGroups.tsx";
import { CustomAttributes } from "./CustomAttributes.tsx";
import { FlowEnds } from "./FlowEnds.tsx";
import styles from "./Inspector.module.css";
import { ItemsHead } from "./ItemsHead.tsx";
import { PlacementSection } from "./PlacementSection.tsx";
import { ScopeSection } from "./ScopeSection.tsx";
import { SelectedItems } from "./SelectedItems.tsx";
import { StencilField } from "./StencilField.tsx";
import type { InspectorView } from "./use-inspector-view.ts";

interface ItemPropertiesProps {
  readonly diagram: Diagram;
  readonly items: readonly (Shape | Line)[];
  readonly first: Shape | Line;
  readonly view: InspectorView;
}

/** Everything stated of one item, or of many in common; editable. */
export function ItemProperties({ diagram, items, first, view }: ItemPropertiesProps): ReactElement {
  const one = items.length === 1;
  const ids = new Set(items.map(({ id }) => id));
  const sameKind = items.every(({ kind }) => kind === first.kind);
  const scoped = items.filter((item): item is Element | Flow => "outOfScope" in item);
  const [firstScoped] = scoped;
  const shapes = items.filter((item): item is Shape => !("handle" in item));
  const [firstShape] = shapes;
  return (
    <>
      <ItemsHead diagramId={diagram.id} items={items} first={first} />
      {one && first.kind === "flow" ? <FlowEnds diagram={diagram} flow={first} /> : null}
      <section className={styles["section"]}>
        {one ? <NameField diagram={diagram} item={first} /> : null}
        {sameKind ? <StencilField diagramId={diagram.id} items={items} first={first} /> : null}
        {firstShape !== undefined ? (
          <PlacementSection diagramId={diagram.id} shapes={shapes} first={firstShape} />
        ) : null}
        {one || sameKind || firstShape !== undefined ? null : (
          <p className={styles["nothing"]}>They have no kind in common.</p>
        )}
      </section>
      {firstScoped === undefined || scoped.length < items.length ? null : (
        <ScopeSection diagramId={diagram.id} items={scoped} first={firstScoped} />
      )}
      <AttributeGroups diagramId={diagram.id} items={items} ids={ids} view={view} />
      <Collapsible title="Own attributes" view={view}>
        <CustomAttributes diagramId={diagram.id} items={items} ids={ids} />
      </Collapsible>
      {one ? (
        <AboutStencil item={first} view={view} />
      ) : (
        <Collapsible title="Selected items" view={view}>
          <SelectedItems items={items} />
        </Collapsible>
      )}
    </>
  );
}

interface NameFieldProps {
  readonly diagram: Diagram;
  readonly item: Shape | Line;
}

function NameField({ diagram, item }: NameFieldProps): ReactElement {
  const project = useProject();
  const id = useId();
  return (
    <div className={styles["field"]}>
      <label htmlFor={id}>{item.kind === "annotation" ? "Text" : "Name"}</label>
      <CommittedText
        id={id}
        multiline
        rows={1}
        value={item.name}
        onCommit={(name) =>
          project.commit(renameItem(project.store.getState().model, diagram.id, item.id, name))
        }
      />
    </div>
  );
}

interface AboutStencilProps {
  readonly item: Shape | Line;
  readonly view: InspectorView;
}

/** The template's own words on what the item is. */
function AboutStencil({ item, view }: AboutStencilProps): ReactElement | null {
  const text = useProjectState(
    ({ template }) => findStencil(template, item.stencilId)?.description.trim() ?? "",
  );
  return text === "" ? null : (
    <Collapsible title="About this stencil" view={view}>
      <p className={styles["about"]}>{text}</p>
    </Collapsible>
  );
}
