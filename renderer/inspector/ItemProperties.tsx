import { ArrowRight } from "lucide-react";
import { useId, type ReactElement } from "react";
import { renameItem, setScope } from "../../shared/model/edits/items.ts";
import type { Diagram, Flow, Line, Shape } from "../../shared/model/model.ts";
import { useProject, useProjectState } from "../ui/context.ts";
import { CommittedText } from "../ui/CommittedText.tsx";
import { Checkbox } from "../ui/controls.tsx";
import { AttributeField } from "./AttributeField.tsx";
import styles from "./Inspector.module.css";
import { itemTitle, KIND_ICONS, KIND_NAMES } from "./kinds.ts";
import { attributeSections } from "./sections.ts";

interface ItemPropertiesProps {
  readonly diagram: Diagram;
  readonly item: Shape | Line;
}

/** Everything stated of one item, editable. */
export function ItemProperties({ diagram, item }: ItemPropertiesProps): ReactElement {
  const project = useProject();
  const stencil = useProjectState((state) =>
    state.template.stencils.find((candidate) => candidate.id === item.stencilId),
  );
  const nameId = useId();
  const Icon = KIND_ICONS[item.kind];
  return (
    <>
      <header className={styles["head"]}>
        <span className={styles["badge"]}>
          {stencil?.image ? (
            <img src={stencil.image} alt="" width={20} height={20} />
          ) : (
            <Icon size={18} aria-hidden="true" />
          )}
        </span>
        <div>
          <h2>{itemTitle(item)}</h2>
          <p>
            {stencil?.name ?? KIND_NAMES[item.kind]}
            {stencil !== undefined && stencil.name !== KIND_NAMES[item.kind]
              ? ` · ${KIND_NAMES[item.kind]}`
              : ""}
          </p>
        </div>
      </header>
      {item.kind === "flow" ? <FlowEnds diagram={diagram} flow={item} /> : null}
      <section className={styles["section"]}>
        <div className={styles["field"]}>
          <label htmlFor={nameId}>{item.kind === "annotation" ? "Text" : "Name"}</label>
          <CommittedText
            id={nameId}
            multiline
            rows={1}
            value={item.name}
            onCommit={(name) =>
              project.commit(renameItem(project.store.getState().model, diagram.id, item.id, name))
            }
          />
        </div>
      </section>
      {"outOfScope" in item ? <Scope diagramId={diagram.id} item={item} /> : null}
      {attributeSections(item.attributes).map((section, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- headings may repeat; their place is their identity
        <section key={`${at} ${section.title}`} className={styles["section"]}>
          {section.title === null ? null : <h3>{section.title}</h3>}
          {section.attributes.map((attribute, place) => (
            <AttributeField
              // oxlint-disable-next-line react/no-array-index-key -- attributes may repeat; the first of a name counts
              key={`${place} ${attribute.name}`}
              diagramId={diagram.id}
              itemId={item.id}
              attribute={attribute}
            />
          ))}
        </section>
      ))}
      {stencil?.description.trim() ? (
        <section className={styles["section"]}>
          <h3>About this stencil</h3>
          <p className={styles["about"]}>{stencil.description}</p>
        </section>
      ) : null}
    </>
  );
}

function FlowEnds({
  diagram,
  flow,
}: {
  readonly diagram: Diagram;
  readonly flow: Flow;
}): ReactElement {
  const project = useProject();
  const end = (id: string | null): ReactElement => {
    const shape = diagram.shapes.find((candidate) => candidate.id === id);
    if (shape === undefined) return <span className={styles["loose"]}>attached to nothing</span>;
    return (
      <button
        type="button"
        className={styles["end"]}
        onClick={() =>
          project.store.setState({ selection: new Set([shape.id]), focusedId: shape.id })
        }
      >
        {itemTitle(shape)}
      </button>
    );
  };
  return (
    <p className={styles["ends"]} aria-label="From and to">
      {end(flow.sourceId)}
      <ArrowRight size={14} aria-label="to" />
      {end(flow.targetId)}
    </p>
  );
}

interface ScopeProps {
  readonly diagramId: string;
  readonly item: Extract<Shape | Line, { outOfScope: boolean }>;
}

function Scope({ diagramId, item }: ScopeProps): ReactElement {
  const project = useProject();
  const reasonId = useId();
  const commit = (outOfScope: boolean, outOfScopeReason: string): void =>
    project.commit(
      setScope(project.store.getState().model, diagramId, item.id, {
        outOfScope,
        outOfScopeReason,
      }),
    );
  return (
    <section className={styles["section"]}>
      <Checkbox
        label="Out of scope"
        checked={item.outOfScope}
        onChange={(checked) => commit(checked, item.outOfScopeReason)}
      />
      {item.outOfScope || item.outOfScopeReason !== "" ? (
        <div className={styles["field"]}>
          <label htmlFor={reasonId}>Reason</label>
          <CommittedText
            id={reasonId}
            multiline
            value={item.outOfScopeReason}
            placeholder="Why it is not looked at"
            onCommit={(reason) => commit(item.outOfScope, reason)}
          />
        </div>
      ) : null}
    </section>
  );
}
