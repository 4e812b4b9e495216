import { useState, type ReactElement } from "react";
import type { PictureLook } from "../../shared/api-pictures.ts";
import { lookNow } from "../actions/export-picture.ts";
import type { PictureFormat } from "../state/pictures.ts";
import { useActionContext, useProjectState } from "../ui/context.ts";
import { Button, Checkbox, Segments } from "../ui/controls.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./PictureDialog.module.css";

const FORMATS = [
  { value: "png", label: "PNG" },
  { value: "svg", label: "SVG" },
] as const;

const SCALES = [
  { value: "1", label: "1×" },
  { value: "2", label: "2×" },
  { value: "3", label: "3×" },
  { value: "4", label: "4×" },
] as const;

const THEMES = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

const PADDINGS = [
  { value: "0", label: "None" },
  { value: "20", label: "Little" },
  { value: "60", label: "Much" },
] as const;

/** How the picture of a diagram is to look, and whether it goes into a file or onto the clipboard. */
export function PictureDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const context = useActionContext();
  const { app } = context;
  const selection = useProjectState((state) => state.selection);
  const [format, setFormat] = useState<PictureFormat>("png");
  const [look, setLook] = useState<PictureLook>(() => lookNow(context));
  const change = (more: Partial<PictureLook>): void => setLook({ ...look, ...more });
  return (
    <Dialog
      title="Diagram as picture"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            onClick={() => {
              onClose();
              void app.pictures.copy(format, look);
            }}
          >
            Copy
          </Button>
          <Button
            tone="primary"
            data-first-focus
            onClick={() => {
              onClose();
              void app.pictures.save(format, look);
            }}
          >
            Save
          </Button>
        </>
      }
    >
      <div className={styles["form"]}>
        <span aria-hidden="true">Format</span>
        <Segments label="Format" value={format} options={FORMATS} onChange={setFormat} />
        {format === "png" ? (
          <>
            <span aria-hidden="true">Scale</span>
            <Segments
              label="Scale"
              value={scaleOf(look)}
              options={SCALES}
              onChange={(scale) => change({ scale: Number(scale) })}
            />
          </>
        ) : null}
        <span aria-hidden="true">Colours</span>
        <Segments
          label="Colours"
          value={look.theme}
          options={THEMES}
          onChange={(theme) => change({ theme })}
        />
        <span aria-hidden="true">Room around</span>
        <Segments
          label="Room around"
          value={paddingOf(look)}
          options={PADDINGS}
          onChange={(padding) => change({ padding: Number(padding) })}
        />
        <div className={styles["wide"]}>
          <Checkbox
            label="Transparent background"
            checked={look.transparent}
            onChange={(transparent) => change({ transparent })}
          />
          <Checkbox
            label="Through the Zero-Trust lens"
            checked={look.lens}
            onChange={(lens) => change({ lens })}
          />
          {selection.size > 0 ? (
            <Checkbox
              label={`Only what is selected (${selection.size})`}
              checked={look.only !== null}
              onChange={(only) => change({ only: only ? [...selection] : null })}
            />
          ) : null}
        </div>
      </div>
    </Dialog>
  );
}

function scaleOf({ scale }: PictureLook): (typeof SCALES)[number]["value"] {
  return SCALES.find(({ value }) => Number(value) === scale)?.value ?? "2";
}

function paddingOf({ padding }: PictureLook): (typeof PADDINGS)[number]["value"] {
  return PADDINGS.find(({ value }) => Number(value) === padding)?.value ?? "20";
}
