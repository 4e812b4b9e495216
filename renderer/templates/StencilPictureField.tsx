import { ImagePlus, ImageOff } from "lucide-react";
import { useRef, type ReactElement } from "react";
import { safeImage } from "../../shared/scene/image.ts";
import { setStencil } from "../../shared/template/edits/stencils.ts";
import { effectiveImage } from "../../shared/template/inheritance.ts";
import type { ImageLocation, Stencil } from "../../shared/template/template.ts";
import { useApp } from "../ui/context.ts";
import { Button } from "../ui/controls.tsx";
import { ChoiceField } from "./ChoiceField.tsx";
import styles from "./StencilPictureField.module.css";
import tab from "./tab.module.css";
import { useEditing } from "./use-editing.ts";

interface StencilPictureFieldProps {
  readonly at: number;
  readonly stencil: Stencil;
}

const LOCATIONS: readonly { readonly value: ImageLocation; readonly text: string }[] = [
  { value: "centeredOnStencil", text: "In the middle" },
  { value: "lowerRightOfStencil", text: "In the lower right corner" },
  { value: "beforeLabel", text: "Before the name" },
  { value: "centeredBelowLabel", text: "Below the name" },
];

/** The picture a stencil is drawn with, and where it goes. */
export function StencilPictureField({ at, stencil }: StencilPictureFieldProps): ReactElement {
  const app = useApp();
  const { editor, template, readOnly, edit } = useEditing();
  const picker = useRef<HTMLInputElement>(null);
  const own = stencil.image === null ? null : safeImage(stencil.image);
  const inherited = stencil.image === null ? effectiveImage(template, stencil.id) : null;
  const shown = own ?? (inherited === null ? null : safeImage(inherited.image));

  async function importPicture(file: File): Promise<void> {
    const image = await app.templates.cleanPicture(file);
    if (image === null) return;
    // Meanwhile the stencil may have got another place.
    const { template: now } = editor.store.getState();
    const place = now.stencils.findIndex(({ id }) => id === stencil.id);
    editor.commit(setStencil(now, place, { image }));
  }

  return (
    <div className={tab["two"]}>
      <div className={tab["field"]}>
        <span className={tab["label"]}>Picture</span>
        <div className={styles["row"]}>
          <span className={styles["picture"]} data-inherited={own === null || undefined}>
            {shown === null ? (
              <ImageOff size={18} aria-hidden="true" />
            ) : (
              <img src={shown} width={32} height={32} alt="" />
            )}
          </span>
          <span className={styles["words"]}>
            {own !== null ? "Its own" : inherited === null ? "None" : "As what it derives from"}
          </span>
          {readOnly ? null : (
            <>
              <Button onClick={() => picker.current?.click()}>
                <ImagePlus size={14} aria-hidden="true" />
                Import…
              </Button>
              {own === null ? null : (
                <Button
                  tone="quiet"
                  onClick={() => void edit((now) => setStencil(now, at, { image: null }))}
                >
                  Remove
                </Button>
              )}
              <input
                ref={picker}
                type="file"
                hidden
                accept=".svg,.png"
                aria-label="Picture of the stencil"
                onChange={(event) => {
                  const file = event.target.files?.[0];
                  if (file !== undefined) void importPicture(file);
                  // So that choosing the same file again counts as a choice.
                  event.target.value = "";
                }}
              />
            </>
          )}
        </div>
        <small>SVG or PNG. What could run or load anything is taken out of it.</small>
      </div>
      <ChoiceField
        label="Where the picture goes"
        value={stencil.imageLocation}
        options={LOCATIONS}
        onChoose={(imageLocation) => void edit((now) => setStencil(now, at, { imageLocation }))}
      />
    </div>
  );
}
