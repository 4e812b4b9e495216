import { ChevronDown } from "lucide-react";
import { memo, useId, type ReactElement } from "react";
import type { Id, Line, Shape } from "../../shared/model/model.ts";
import { SearchField } from "../ui/SearchField.tsx";
import { AttributeField } from "./AttributeField.tsx";
import styles from "./Inspector.module.css";
import { narrowed, propertyGroups, type PropertyGroup } from "./properties.ts";
import type { InspectorView } from "./use-inspector-view.ts";

interface AttributeGroupsProps {
  readonly diagramId: Id;
  readonly items: readonly (Shape | Line)[];
  readonly ids: ReadonlySet<Id>;
  readonly view: InspectorView;
}

/** With fewer attributes than this all are seen at a glance. */
const MANY = 8;

/** The attributes under the template's headings, with a search and a filter where there are many. */
export const AttributeGroups = memo(function AttributeGroups({
  diagramId,
  items,
  ids,
  view,
}: AttributeGroupsProps): ReactElement | null {
  const groups = propertyGroups(items);
  const all = groups.flatMap(({ properties }) => properties);
  const open = all.filter((property) => property.open).length;
  const many = all.length >= MANY;
  const words = many ? view.words : "";
  const onlyOpen = view.onlyOpen && open > 0;
  const shown = narrowed(groups, words, onlyOpen);
  const narrowing = words !== "" || onlyOpen;
  if (all.length === 0) return null;
  return (
    <>
      {many || open > 0 ? (
        <div className={styles["narrow"]}>
          {many ? (
            <SearchField label="Search attributes" value={words} onChange={view.setWords} />
          ) : null}
          {open > 0 ? (
            <button
              type="button"
              aria-pressed={onlyOpen}
              className={styles["openOnly"]}
              onClick={() => view.setOnlyOpen(!onlyOpen)}
            >
              {`${open} not stated`}
            </button>
          ) : null}
        </div>
      ) : null}
      {shown.map((group, at) => (
        <Group
          // oxlint-disable-next-line react/no-array-index-key -- headings may repeat; their place is their identity
          key={`${at} ${group.title}`}
          group={group}
          diagramId={diagramId}
          ids={ids}
          view={view}
          // What was searched for must not hide behind a heading.
          alwaysOpen={narrowing}
        />
      ))}
      {shown.length === 0 ? <p className={styles["nothing"]}>No attribute fits.</p> : null}
    </>
  );
});

interface GroupProps {
  readonly group: PropertyGroup;
  readonly diagramId: Id;
  readonly ids: ReadonlySet<Id>;
  readonly view: InspectorView;
  readonly alwaysOpen: boolean;
}

function Group({ group, diagramId, ids, view, alwaysOpen }: GroupProps): ReactElement {
  const { title, properties } = group;
  const fields = properties.map((property) => (
    <AttributeField key={property.key} diagramId={diagramId} ids={ids} property={property} />
  ));
  if (title === null || alwaysOpen) {
    return (
      <section className={styles["section"]}>
        {title === null ? null : <h3>{title}</h3>}
        {fields}
      </section>
    );
  }
  return (
    <Collapsible title={title} view={view}>
      {fields}
    </Collapsible>
  );
}

interface CollapsibleProps {
  readonly title: string;
  readonly view: InspectorView;
  readonly children: ReactElement | readonly ReactElement[];
}

/** A part of the properties that can be folded away, and stays so for the next item. */
export function Collapsible({ title, view, children }: CollapsibleProps): ReactElement {
  const id = useId();
  const folded = view.folded.has(title);
  return (
    <section className={styles["section"]}>
      <h3>
        <button
          type="button"
          className={styles["fold"]}
          aria-expanded={!folded}
          aria-controls={id}
          onClick={() => view.fold(title, !folded)}
        >
          <ChevronDown size={13} aria-hidden="true" />
          {title}
        </button>
      </h3>
      <div id={id} className={styles["fields"]} hidden={folded}>
        {folded ? null : children}
      </div>
    </section>
  );
}
