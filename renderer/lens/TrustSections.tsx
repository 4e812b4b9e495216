import { useMemo, type ReactElement } from "react";
import { flowEnds } from "../../shared/model/flow-ends.ts";
import type { Diagram, Flow, Id } from "../../shared/model/model.ts";
import type { HiddenThreat } from "../../shared/stride/hidden-threats.ts";
import type { ZeroTrustView } from "../../shared/stride/zero-trust.ts";
import { itemTitle } from "../inspector/kinds.ts";
import styles from "./Lens.module.css";
import { PagedList } from "./PagedList.tsx";

interface TrustProps {
  readonly diagram: Diagram;
  readonly onSelect: (id: Id) => void;
}

/** What nothing speaks for but its place. */
export function ImplicitTrust(props: TrustProps & { readonly view: ZeroTrustView }): ReactElement {
  const { view, onSelect } = props;
  const { implicitFlows, openElements } = view;
  return (
    <section className={styles["section"]} aria-labelledby="lens-implicit">
      <h3 id="lens-implicit">Rests on implicit trust</h3>
      <h4>
        Flows that cross no boundary and state nothing good <Count of={implicitFlows.length} />
      </h4>
      {implicitFlows.length === 0 ? (
        <p className={styles["hint"]}>There are none.</p>
      ) : (
        <PagedList
          label="Flows that rest on implicit trust"
          entries={implicitFlows}
          keyOf={({ statement }) => statement.interaction.flow.id}
        >
          {({ statement, inside }) => (
            <FlowButton
              {...props}
              flow={statement.interaction.flow}
              place={inside === null ? "in no boundary" : `in ${itemTitle(inside)}`}
            />
          )}
        </PagedList>
      )}
      <h4>
        Elements to which no caller is authenticated <Count of={openElements.length} />
      </h4>
      {openElements.length === 0 ? (
        <p className={styles["hint"]}>There are none.</p>
      ) : (
        <PagedList
          label="Elements to which no caller is authenticated"
          entries={openElements}
          keyOf={({ id }) => id}
        >
          {(element) => (
            <button type="button" className={styles["item"]} onClick={() => onSelect(element.id)}>
              {itemTitle(element)}
            </button>
          )}
        </PagedList>
      )}
    </section>
  );
}

/** Threats the template raises only where a boundary is crossed, by the flow that does not cross it. */
export function HiddenThreats(
  props: TrustProps & { readonly hidden: readonly HiddenThreat[] },
): ReactElement {
  const { hidden } = props;
  const flows = useMemo(() => [...Map.groupBy(hidden, ({ flow }) => flow)], [hidden]);
  return (
    <section className={styles["section"]} aria-labelledby="lens-hidden">
      <h3 id="lens-hidden">
        Threats hidden by implicit trust <Count of={hidden.length} />
      </h3>
      <p className={styles["hint"]}>
        {hidden.length === 0
          ? "No threat of this diagram waits for a flow to cross a boundary."
          : "The template raises these only once the flow crosses a boundary it names."}
      </p>
      <PagedList label="Flows with hidden threats" entries={flows} keyOf={([flow]) => flow.id}>
        {([flow, threats]) => (
          <>
            <FlowButton {...props} flow={flow} place={null} />
            <details className={styles["threats"]}>
              <summary>
                {threats.length} {threats.length === 1 ? "threat" : "threats"}
              </summary>
              <ul>
                {threats.map(({ typeId, title, category }) => (
                  <li key={typeId}>
                    {title} <span className={styles["faint"]}>{category}</span>
                  </li>
                ))}
              </ul>
            </details>
          </>
        )}
      </PagedList>
    </section>
  );
}

interface FlowButtonProps extends TrustProps {
  readonly flow: Flow;
  readonly place: string | null;
}

function FlowButton({ diagram, flow, place, onSelect }: FlowButtonProps): ReactElement {
  const ends = flowEnds(flow, namesIn(diagram));
  return (
    <button type="button" className={styles["item"]} onClick={() => onSelect(flow.id)}>
      {itemTitle(flow)}
      <span className={styles["faint"]}>{place === null ? ends : `${ends}, ${place}`}</span>
    </button>
  );
}

const names = new WeakMap<Diagram, ReadonlyMap<Id, string>>();

function namesIn(diagram: Diagram): ReadonlyMap<Id, string> {
  const known = names.get(diagram) ?? new Map(diagram.shapes.map(({ id, name }) => [id, name]));
  names.set(diagram, known);
  return known;
}

function Count({ of }: { readonly of: number }): ReactElement {
  return <span className={styles["count"]}>{of}</span>;
}
