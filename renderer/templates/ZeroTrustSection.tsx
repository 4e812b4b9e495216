import { Plus } from "lucide-react";
import type { ReactElement } from "react";
import { addZeroTrustStatement } from "../../shared/template/edits/zero-trust.ts";
import type { Template, ZeroTrustStatement } from "../../shared/template/template.ts";
import { Button } from "../ui/controls.tsx";
import styles from "./ProfilesTab.module.css";
import tab from "./tab.module.css";
import { useEditing } from "./use-editing.ts";
import { ZeroTrustCard } from "./ZeroTrustCard.tsx";

/** Which attributes state what for the Zero-Trust lens. */
export function ZeroTrustSection(): ReactElement {
  const { template, readOnly, edit } = useEditing();
  const { zeroTrust = [] } = template;
  return (
    <>
      <header className={styles["head"]}>
        <div>
          <h2>Zero Trust</h2>
          <p className={tab["lead"]}>
            Which attributes tell the Zero-Trust lens what a flow states, and by which values.
            Without any, the lens goes by the labels of the flows’ attributes.
          </p>
        </div>
        {readOnly ? null : (
          <Button
            onClick={() => void edit((now) => addZeroTrustStatement(now, nextStatement(now)))}
          >
            <Plus size={14} aria-hidden="true" />
            Add statement
          </Button>
        )}
      </header>
      {zeroTrust.map((statement, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- several may be about one attribute
        <ZeroTrustCard key={at} at={at} statement={statement} />
      ))}
      {zeroTrust.length === 0 ? <p className={styles["none"]}>No statement yet.</p> : null}
    </>
  );
}

/** About the first attribute nothing is said of. */
function nextStatement({ stencils, zeroTrust = [] }: Template): ZeroTrustStatement {
  const said = new Set(zeroTrust.map(({ attribute }) => attribute));
  const names = stencils.flatMap(({ attributes }) => attributes.map(({ name }) => name));
  const attribute = names.find((name) => !said.has(name)) ?? names[0] ?? "";
  return { aspect: "encryption", of: "flow", attribute, good: [], weak: [] };
}
