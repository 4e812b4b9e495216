import { useId, useMemo, type ReactElement } from "react";
import { renameItem } from "../../shared/model/edits/items.ts";
import type { Diagram, Element, Flow, Id, Line, Shape } from "../../shared/model/model.ts";
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
import { useNameless } from "./use-nameless.ts";

interface ItemPropertiesProps {
  readonly diagram: Diagram;
  readonly items: readonly (Shape | Line)[];
  /** Their ids; maybe with others that are not on the diagram. */
  readonly ids: ReadonlySet<Id>;
  readonly first: Shape | Line;
  readonly view: InspectorView;
}

/** Everything stated of one item, or of many in common; editable. */
export function ItemProperties(props: ItemPropertiesProps): ReactElement {
  const { diagram, items, ids, first, view } = props;
  const one = items.length === 1;
  const sameKind = items.every(({ kind }) => kind === first.kind);
  const nameless = useNameless(items);
  const scoped = useMemo(
    () => nameless.filter((item): item is Element | Flow => "outOfScope" in item),
    [nameless],
  );
  const shapes = useMemo(
    () => nameless.filter((item): item is Shape => !("handle" in item)),
    [nameless],
  );
  const [firstNameless] = nameless;
  const [firstScoped] = scoped;
  const [firstShape] = shapes;
  return (
    <>
      <ItemsHead diagramId={diagram.id} items={items} first={first} />
      {one && first.kind === "flow" ? <FlowEnds diagram={diagram} flow={first} /> : null}
      <section className={styles["section"]}>
        {one ? <NameField diagram={diagram} item={first} /> : null}
        {sameKind && firstNameless !== undefined ? (
          <StencilField diagramId={diagram.id} items={nameless} first={firstNameless} />
        ) : null}
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
      <AttributeGroups diagramId={diagram.id} items={nameless} ids={ids} view={view} />
      <Collapsible title="Own attributes" view={view}>
        <CustomAttributes diagramId={diagram.id} items={nameless} ids={ids} />
      </Collapsible>
      {one ? (
        <AboutStencil stencilId={first.stencilId} view={view} />
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
  readonly stencilId: Id;
  readonly view: InspectorView;
}

/** The template's own words on what the item is. */
function AboutStencil({ stencilId, view }: AboutStencilProps): ReactElement | null {
  const text = useProjectState(
    ({ template }) => findStencil(template, stencilId)?.description.trim() ?? "",
  );
  return text === "" ? null : (
    <Collapsible title="About this stencil" view={view}>
      <p className={styles["about"]}>{text}</p>
    </Collapsible>
  );
}
