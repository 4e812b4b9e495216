import { Lock, LockOpen, Shapes } from "lucide-react";
import type { ReactElement } from "react";
import { lockItems } from "../../shared/model/edits/lock-items.ts";
import type { Id, Line, Shape } from "../../shared/model/model.ts";
import { findStencil } from "../../shared/template/lookup.ts";
import { useProject, useProjectState } from "../ui/context.ts";
import { IconButton } from "../ui/controls.tsx";
import styles from "./Inspector.module.css";
import { itemTitle, KIND_ICONS, KIND_NAMES } from "./kinds.ts";

interface ItemsHeadProps {
  readonly diagramId: Id;
  readonly items: readonly (Shape | Line)[];
  readonly first: Shape | Line;
}

/** What is selected, and whether it is locked. */
export function ItemsHead({ diagramId, items, first }: ItemsHeadProps): ReactElement {
  const project = useProject();
  const locked = items.every((item) => item.locked === true);
  const many = items.length > 1;
  return (
    <header className={styles["head"]}>
      <span className={styles["badge"]}>
        {many ? <Shapes size={18} aria-hidden="true" /> : <Badge item={first} />}
      </span>
      <div>
        <h2>{many ? `${items.length} items selected` : itemTitle(first)}</h2>
        <p>{many ? kindsOf(items) : <What item={first} />}</p>
      </div>
      <IconButton
        label={locked ? "Unlock" : "Lock"}
        keys="Mod+Shift+L"
        aria-pressed={locked}
        onClick={() => {
          const ids = new Set(items.map(({ id }) => id));
          project.commit(lockItems(project.store.getState().model, diagramId, ids, !locked));
        }}
      >
        {locked ? <Lock size={15} /> : <LockOpen size={15} />}
      </IconButton>
    </header>
  );
}

function Badge({ item }: { readonly item: Shape | Line }): ReactElement {
  const image = useProjectState(({ template }) => findStencil(template, item.stencilId)?.image);
  const Icon = KIND_ICONS[item.kind];
  return image ? (
    <img src={image} alt="" width={20} height={20} />
  ) : (
    <Icon size={18} aria-hidden="true" />
  );
}

function What({ item }: { readonly item: Shape | Line }): ReactElement {
  const name = useProjectState(({ template }) => findStencil(template, item.stencilId)?.name);
  const kind = KIND_NAMES[item.kind];
  return <>{name === undefined || name === kind ? kind : `${name} · ${kind}`}</>;
}

/** "2 × Process, 1 × Data flow" */
function kindsOf(items: readonly (Shape | Line)[]): string {
  return [...Map.groupBy(items, ({ kind }) => kind)]
    .map(([kind, members]) => `${members.length} × ${KIND_NAMES[kind]}`)
    .join(", ");
}
