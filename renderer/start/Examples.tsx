import { Waypoints } from "lucide-react";
import { useEffect, type ReactElement } from "react";
import { useActionContext, useAppState } from "../ui/context.ts";
import styles from "./Examples.module.css";

/** Models to learn from: one click and it is open. Nothing where none come with the app. */
export function Examples(): ReactElement | null {
  const { app } = useActionContext();
  const examples = useAppState((state) => state.examples);
  useEffect(() => void app.readExamples(), [app]);
  if (examples.length === 0) return null;
  return (
    <section className={styles["examples"]} aria-labelledby="examples-title">
      <h3 id="examples-title">Look at an example</h3>
      <ul className={styles["list"]}>
        {examples.map(({ id, name, description, templateName }) => (
          <li key={id} className={styles["example"]}>
            <Waypoints size={18} aria-hidden="true" />
            <div>
              <button
                type="button"
                className={styles["open"]}
                onClick={() => void app.openExample(id)}
              >
                {name}
              </button>
              <p>{description}</p>
              <p>{templateName}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
