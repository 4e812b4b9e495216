import { Menu } from "@base-ui/react/menu";
import { useMemo, useState, type ReactElement, type RefObject } from "react";
import { useStore } from "zustand";
import { genericStencil } from "../../shared/template/lookup.ts";
import { kindOfStencil } from "../../shared/template/new-item.ts";
import type { Stencil, Template } from "../../shared/template/template.ts";
import { StencilPicture } from "../palette/StencilPicture.tsx";
import { classNames } from "../ui/class-names.ts";
import { useProject, useProjectState } from "../ui/context.ts";
import overlays from "../ui/overlays.module.css";
import { cameraOf, type Canvas } from "./canvas-state.ts";
import styles from "./DiagramCanvas.module.css";
import { toWorld } from "./kernels/camera.ts";
import { placeAtFlowEnd } from "./place-stencil.ts";

interface StencilOfferProps {
  readonly canvas: Canvas;
  readonly host: RefObject<HTMLDivElement | null>;
}

/** Stencils for the element at the loose end of a flow that was dropped on empty canvas; leaving it leaves the end loose. */
export function StencilOffer({ canvas, host }: StencilOfferProps): ReactElement {
  const project = useProject();
  const template = useProjectState((state) => state.template);
  const offer = useStore(canvas.store, (state) => state.offer);
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const groups = useMemo(() => elementStencils(template), [template]);
  const anchor = useMemo(
    () => (offer === null ? null : pointAnchor(host, offer.at)),
    [host, offer],
  );
  const close = (): void => canvas.store.setState({ offer: null });

  function choose(stencil: Stencil): void {
    if (offer === null) return;
    placeAtFlowEnd(project, stencil.id, offer.flowId, toWorld(cameraOf(project), offer.at));
    close();
  }

  return (
    <>
      <div ref={setPlace} className={overlays["menuPlace"]} />
      <Menu.Root
        open={offer !== null}
        onOpenChange={(open) => {
          if (!open) close();
        }}
      >
        <Menu.Portal container={place}>
          <Menu.Positioner
            className={overlays["positioner"]}
            anchor={anchor}
            positionMethod="fixed"
            side="right"
            align="start"
            sideOffset={6}
          >
            <Menu.Popup
              className={classNames(overlays["menu"], styles["offer"])}
              aria-label="Element at the end of the flow"
              finalFocus={host}
            >
              {groups.map(({ label, stencils }) => (
                <Menu.Group key={label}>
                  <Menu.GroupLabel className={styles["offerLabel"]}>{label}</Menu.GroupLabel>
                  {stencils.map((stencil) => (
                    <Menu.Item
                      key={stencil.id}
                      className={overlays["item"]}
                      onClick={() => choose(stencil)}
                    >
                      <StencilPicture stencilId={stencil.id} size={PICTURE} />
                      <span className={overlays["itemLabel"]}>{stencil.name}</span>
                    </Menu.Item>
                  ))}
                </Menu.Group>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </>
  );
}

/** Pixels. */
const PICTURE = 20;

const ELEMENT_KINDS: ReadonlySet<string | null> = new Set([
  "process",
  "dataStore",
  "externalInteractor",
]);

interface StencilGroup {
  readonly label: string;
  readonly stencils: readonly Stencil[];
}

/** Generic element stencils first, then those that descend from each of them. */
function elementStencils(template: Template): readonly StencilGroup[] {
  const elements = template.stencils.filter(
    ({ id, hidden }) => !hidden && ELEMENT_KINDS.has(kindOfStencil(template, id)),
  );
  const generic = elements.filter(({ parentId }) => parentId === null);
  const groups = Map.groupBy(
    elements.filter(({ parentId }) => parentId !== null),
    ({ id }) => genericStencil(template, id)?.name ?? "",
  );
  return [
    ...(generic.length === 0 ? [] : [{ label: "Generic", stencils: generic }]),
    ...[...groups].map(([name, stencils]) => ({
      label: name.replace(/^Generic /u, ""),
      stencils,
    })),
  ];
}

/** Something of no size at a place on the canvas, for a menu to open at. */
function pointAnchor(
  host: RefObject<HTMLElement | null>,
  { x, y }: { readonly x: number; readonly y: number },
): { readonly getBoundingClientRect: () => DOMRect } {
  return {
    getBoundingClientRect() {
      const { left, top } = host.current?.getBoundingClientRect() ?? { left: 0, top: 0 };
      return new DOMRect(left + x, top + y, 0, 0);
    },
  };
}
