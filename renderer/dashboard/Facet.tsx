import { useId, type ReactElement } from "react";
import { useStore } from "zustand";
import type { DashboardFilter } from "../../shared/api-over-models.ts";
import { useApp } from "../ui/context.ts";
import { useRovingFocus } from "../ui/roving-focus.ts";
import styles from "./Dashboard.module.css";

type Dimension = "state" | "category" | "priority" | "age";

interface FacetProps<Of extends Dimension> {
  readonly dimension: Of;
  readonly title: string;
  readonly tallies: readonly {
    readonly value: NonNullable<DashboardFilter[Of]>;
    readonly threats: number;
  }[];
  readonly nameOf: (value: NonNullable<DashboardFilter[Of]>) => string;
}

/** Open threats by one of their properties: a bar each, which is the button that filters by it. */
export function Facet<Of extends Dimension>(props: FacetProps<Of>): ReactElement {
  const { dimension, title, tallies, nameOf } = props;
  const { dashboard } = useApp();
  const chosen = useStore(dashboard.store, ({ filter }) => filter[dimension]);
  const titleId = useId();
  const most = Math.max(1, ...tallies.map(({ threats }) => threats));
  const roving = useRovingFocus(tallies.length);
  return (
    <section className={styles["facet"]} data-dimension={dimension} aria-labelledby={titleId}>
      <h3 id={titleId}>{title}</h3>
      <fieldset aria-labelledby={titleId} className={styles["bars"]} {...roving.container}>
        {tallies.map(({ value, threats }, at) => (
          <button
            key={value}
            type="button"
            tabIndex={roving.tabIndex(at)}
            aria-pressed={chosen === value}
            data-empty={threats === 0 || undefined}
            className={styles["tally"]}
            onClick={() => dashboard.toggle(dimension, value)}
          >
            <span className={styles["name"]} title={nameOf(value)}>
              {nameOf(value)}
            </span>
            <span className={styles["track"]} aria-hidden="true">
              <span style={{ width: `${(threats / most) * 100}%` }} />
            </span>
            <span className={styles["number"]}>{threats}</span>
          </button>
        ))}
      </fieldset>
    </section>
  );
}
