import { Sparkles } from "lucide-react";
import type { ReactElement } from "react";
import { useApp, useProject, useProjectState } from "../ui/context.ts";
import { Button } from "../ui/controls.tsx";
import styles from "./Upgrade.module.css";

/** Offers a newer version of the model's template that is on this machine; nothing happens by itself. */
export function TemplateBanner(): ReactElement | null {
  const app = useApp();
  const project = useProject();
  const newer = useProjectState((state) => state.newerTemplate);
  const current = useProjectState((state) => state.template.manifest.version);
  if (newer === null) return null;
  return (
    <section className={styles["banner"]} aria-label="Template">
      <Sparkles size={15} aria-hidden="true" />
      <p>
        <strong>
          {newer.name} {newer.version}
        </strong>{" "}
        is on this machine; this model uses {current}.
      </p>
      <Button onClick={() => void app.previewTemplate(newer.id)}>See what it changes</Button>
      <Button tone="quiet" onClick={() => project.store.setState({ newerTemplate: null })}>
        Not now
      </Button>
    </section>
  );
}
