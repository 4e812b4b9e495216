import { FileDown } from "lucide-react";
import { useEffect, useState, type ReactElement } from "react";
import { useApp } from "../ui/context.ts";
import styles from "./DropTarget.module.css";

/** Lets a file be dropped anywhere on the window. */
export function DropTarget(): ReactElement | null {
  const app = useApp();
  const [over, setOver] = useState(false);

  useEffect(() => {
    const listening = new AbortController();
    const options = { signal: listening.signal };
    const holdsFile = (event: DragEvent): boolean =>
      event.dataTransfer?.types.includes("Files") ?? false;
    window.addEventListener(
      "dragover",
      (event) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        setOver(true);
      },
      options,
    );
    window.addEventListener(
      "dragleave",
      (event) => {
        if (event.relatedTarget === null) setOver(false);
      },
      options,
    );
    window.addEventListener(
      "drop",
      (event) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file !== undefined) void app.dropFile(file);
      },
      options,
    );
    return () => listening.abort();
  }, [app]);

  if (!over) return null;
  return (
    <div className={styles["target"]}>
      <div className={styles["card"]}>
        <FileDown size={28} aria-hidden="true" />
        Drop to open
      </div>
    </div>
  );
}
