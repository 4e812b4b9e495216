import { Tabs } from "@base-ui/react/tabs";
import { CircleCheck } from "lucide-react";
import { useMemo, useState, type ReactElement } from "react";
import { isEmptyPlan, type UpgradePlan } from "../../shared/stride/upgrade/plan-upgrade.ts";
import type { Id } from "../../shared/model/model.ts";
import type { Template } from "../../shared/template/template.ts";
import { PlanList } from "./PlanList.tsx";
import { PLAN_PARTS, planCounts, planRows, type PlanPart } from "./plan-rows.ts";
import styles from "./Upgrade.module.css";

const NAMES: Record<PlanPart, string> = {
  stencils: "Stencils",
  threats: "Threats",
  verdicts: "Verdicts",
};

const NONE: Record<PlanPart, string> = {
  stencils: "no change",
  threats: "none",
  verdicts: "none yet",
};

const NOTHING: Record<PlanPart, string> = {
  stencils: "Every stencil that this model uses is as it was.",
  threats: "The same threats are found, in the same words.",
  verdicts: "Nothing was judged yet.",
};

interface UpgradePreviewProps {
  readonly plan: UpgradePlan;
  readonly from: Template;
  readonly to: Template;
  /** The person has the items of a stencil become another one; null = stay as they are. */
  readonly onMap: (key: string, stencilId: Id | null) => void;
  /** The person wants a verdict moved, or not. */
  readonly onMove: (key: string, accepted: boolean) => void;
}

/** What another template changes in the model, part by part. */
export function UpgradePreview(props: UpgradePreviewProps): ReactElement {
  const { plan, from, to, onMap, onMove } = props;
  const [part, setPart] = useState<PlanPart>(() => firstPart(plan));
  const rows = useMemo(() => planRows(plan, part), [plan, part]);
  return (
    <Tabs.Root
      className={styles["preview"]}
      value={part}
      onValueChange={(next: PlanPart) => setPart(next)}
    >
      <div className={styles["head"]}>
        <p className={styles["lead"]}>
          {isEmptyPlan(plan) ? (
            <>
              <CircleCheck size={15} aria-hidden="true" /> This model stays as it is: the same
              elements, threats and verdicts.
            </>
          ) : (
            `Instead of “${from.manifest.name}” ${from.manifest.version}. It is one step that undo takes back.`
          )}
        </p>
        <Tabs.List className={styles["parts"]} aria-label="What changes">
          {PLAN_PARTS.map((each) => (
            <Tabs.Tab key={each} value={each} className={styles["part"]}>
              <strong>{NAMES[each]}</strong>
              <span>{planCounts(plan, each).join(" · ") || NONE[each]}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </div>
      <Tabs.Panel value={part} tabIndex={-1} className={styles["panel"]}>
        {rows.length === 0 ? (
          <p className={styles["none"]}>{NOTHING[part]}</p>
        ) : (
          <PlanList
            key={part}
            label={NAMES[part]}
            rows={rows}
            to={to}
            onMap={onMap}
            onMove={onMove}
          />
        )}
      </Tabs.Panel>
    </Tabs.Root>
  );
}

function firstPart(plan: UpgradePlan): PlanPart {
  return PLAN_PARTS.find((part) => planRows(plan, part).length > 0) ?? "threats";
}
