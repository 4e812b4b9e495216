import type { ReactElement } from "react";
import { ASPECTS } from "../../shared/stride/flow-statements.ts";
import {
  coverageShare,
  type BoundaryCoverage,
  type Coverage,
  type ZeroTrustView,
} from "../../shared/stride/zero-trust.ts";
import { tenetCoverages } from "../../shared/stride/zero-trust-tenets.ts";
import { ASPECT_WORDS } from "../../shared/stride/zero-trust-words.ts";
import type { Id } from "../../shared/model/model.ts";
import { itemTitle } from "../inspector/kinds.ts";
import { CoverageBar, figuresText, shareText } from "./CoverageBar.tsx";
import styles from "./Lens.module.css";

/** The figure of the diagram, and what it is made of. */
export function DiagramCoverage({ view }: { readonly view: ZeroTrustView }): ReactElement {
  const { overall, byAspect } = view;
  return (
    <section className={styles["section"]} aria-labelledby="lens-coverage">
      <h3 id="lens-coverage">Coverage of this diagram</h3>
      <p className={styles["figure"]}>
        <strong>{shareText(overall)}</strong>
        <span>
          {figuresText(overall)}; {overall.flows} {overall.flows === 1 ? "flow" : "flows"}
        </span>
      </p>
      <CoverageBar coverage={overall} />
      <ul className={styles["rows"]} aria-label="By what flows state">
        {ASPECTS.map((aspect) => (
          <Row
            key={aspect}
            mark={ASPECT_WORDS[aspect].letter}
            words={ASPECT_WORDS[aspect].label}
            coverage={byAspect[aspect]}
            none="the template does not ask for it"
          />
        ))}
      </ul>
    </section>
  );
}

/** What of the diagram speaks to the tenets of SP 800-207. */
export function TenetCoverages({ view }: { readonly view: ZeroTrustView }): ReactElement {
  return (
    <section className={styles["section"]} aria-labelledby="lens-tenets">
      <h3 id="lens-tenets">Tenets of NIST SP 800-207</h3>
      <ul className={styles["rows"]} aria-labelledby="lens-tenets">
        {tenetCoverages(view).map(({ number, words, coverage }) => (
          <Row
            key={number}
            mark={String(number)}
            words={words}
            coverage={coverage}
            none={coverage === null ? "no diagram tells" : "the template does not ask for it"}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly mark: string;
  readonly words: string;
  readonly coverage: Coverage | null;
  /** Said where nothing is required. */
  readonly none: string;
}

function Row({ mark, words, coverage, none }: RowProps): ReactElement {
  const stated = coverage !== null && coverageShare(coverage) !== null;
  return (
    <li className={styles["row"]}>
      <span className={styles["mark"]}>{mark}</span>
      <span className={styles["words"]}>{words}</span>
      {stated ? (
        <>
          <span className={styles["share"]}>{shareText(coverage)}</span>
          <CoverageBar coverage={coverage} />
          <span className="visually-hidden">{figuresText(coverage)}</span>
        </>
      ) : (
        <span className={styles["faint"]}>{none}</span>
      )}
    </li>
  );
}

interface BoundaryCoveragesProps {
  readonly boundaries: readonly BoundaryCoverage[];
  readonly onSelect: (id: Id) => void;
}

/** Figures of each boundary: of the flows it holds, and of those that cross it. */
export function BoundaryCoverages(props: BoundaryCoveragesProps): ReactElement | null {
  if (props.boundaries.length === 0) return null;
  return (
    <section className={styles["section"]} aria-labelledby="lens-boundaries">
      <h3 id="lens-boundaries">By boundary</h3>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">Boundary</th>
            <th scope="col">Inside</th>
            <th scope="col">Crossing</th>
          </tr>
        </thead>
        <tbody>
          {props.boundaries.map(({ boundary, inside, crossing }) => (
            <tr key={boundary.id}>
              <th scope="row">
                <button
                  type="button"
                  className={styles["item"]}
                  onClick={() => props.onSelect(boundary.id)}
                >
                  {itemTitle(boundary)}
                </button>
              </th>
              <Figure coverage={inside} />
              <Figure coverage={crossing} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Figure({ coverage }: { readonly coverage: Coverage }): ReactElement {
  return (
    <td>
      {shareText(coverage)}
      <span className={styles["faint"]}>
        {" "}
        {coverage.flows} {coverage.flows === 1 ? "flow" : "flows"}
      </span>
    </td>
  );
}
