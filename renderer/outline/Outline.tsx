import { useDeferredValue, useMemo, useState, type ReactElement } from "react";
import { showOutline } from "../actions/left-panel.ts";
import { useActionContext, useProjectState } from "../ui/context.ts";
import listStyles from "../ui/filtered-list.module.css";
import { SearchField } from "../ui/SearchField.tsx";
import { outlineRows } from "./outline-rows.ts";
import { OutlineTree } from "./OutlineTree.tsx";

const NOTHING: ReadonlySet<string> = new Set();

/** What the model holds, as a tree: diagrams, boundaries, elements, flows. */
export function Outline(): ReactElement {
  const { focusRegion } = useActionContext();
  const diagrams = useProjectState((state) => state.model.diagrams);
  const [filter, setFilter] = useState("");
  const [toggled, setToggled] = useState(NOTHING);
  const wanted = useDeferredValue(filter);
  const rows = useMemo(() => outlineRows(diagrams, toggled, wanted), [diagrams, toggled, wanted]);

  function toggle(key: string): void {
    setToggled((before) => {
      const others = [...before].filter((other) => other !== key);
      return new Set(before.has(key) ? others : [...others, key]);
    });
  }

  return (
    <div className={listStyles["panel"]}>
      <div className={listStyles["field"]}>
        <SearchField
          label="Filter the outline"
          aria-keyshortcuts={showOutline.keys[0]}
          value={filter}
          onChange={setFilter}
          onKeyDown={(event) => {
            if (event.key === "ArrowDown" || event.key === "Enter") focusRegion("outline");
            else if (event.key === "Escape" && filter !== "") setFilter("");
            else if (event.key === "Escape") focusRegion("canvas");
            else return;
            event.preventDefault();
          }}
        />
      </div>
      {rows.length === 0 ? (
        <p className={listStyles["none"]} data-region="outline" tabIndex={-1}>
          {filter.trim() === ""
            ? "There is no diagram yet."
            : `Nothing is called “${filter.trim()}”.`}
        </p>
      ) : (
        <OutlineTree rows={rows} onToggle={toggle} />
      )}
    </div>
  );
}
