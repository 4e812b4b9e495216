import { ArrowLeftRight, Columns3, Trash2 } from "lucide-react";
import { useMemo, useState, type ReactElement } from "react";
import { deleteTableRows, reverseTableFlows } from "../actions/table-rows.ts";
import { currentDiagram } from "../state/project-state.ts";
import type { Diagram } from "../../shared/model/model.ts";
import { useProjectState } from "../ui/context.ts";
import { Button, IconButton, Segments } from "../ui/controls.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import { useAction } from "../ui/use-action.ts";
import { AddRow } from "./AddRow.tsx";
import { ColumnMenu } from "./ColumnMenu.tsx";
import {
  attributeColumns,
  fixedColumns,
  rowsOf,
  sharedColumns,
  shownRows,
  tableContext,
  TABLE_NAMES,
  type Column,
  type TableKind,
  type TableSort,
} from "./diagram-tables.ts";
import { TableGrid } from "./TableGrid.tsx";
import styles from "./TableView.module.css";
import { useTableKind } from "./use-table-kind.ts";

const KINDS: readonly TableKind[] = ["elements", "flows", "boundaries", "notes"];

/** The diagram shown as tables: everything that can be drawn can be made and changed here, without a pointer. */
export function TableView(): ReactElement {
  const diagram = useProjectState(currentDiagram);
  return (
    <section className={styles["view"]} aria-label="Tables" data-region="table">
      {diagram === null ? (
        <p className={styles["none"]}>The model has no diagram.</p>
      ) : (
        <DiagramTables diagram={diagram} />
      )}
    </section>
  );
}

function DiagramTables({ diagram }: { readonly diagram: Diagram }): ReactElement {
  const model = useProjectState((state) => state.model);
  const template = useProjectState((state) => state.template);
  const [kind, setKind] = useTableKind(diagram);
  const [text, setText] = useState("");
  const [sort, setSort] = useState<TableSort | null>(null);
  /** Attribute columns a person chose, by table; the shared ones until then. */
  const [chosen, setChosen] = useState<Partial<Record<TableKind, readonly Column["id"][]>>>({});

  const context = useMemo(() => tableContext(model, template, diagram), [model, template, diagram]);
  const all = useMemo(() => rowsOf(diagram, kind), [diagram, kind]);
  const offered = useMemo(() => attributeColumns(all), [all]);
  const own = chosen[kind];
  const attributes = useMemo(
    () =>
      own === undefined
        ? sharedColumns(offered, all.length)
        : offered.flatMap(({ column }) => (own.includes(column.id) ? [column] : [])),
    [own, offered, all.length],
  );
  const columns = useMemo(() => [...fixedColumns(kind), ...attributes], [kind, attributes]);
  const rows = useMemo(
    () => shownRows(context, all, columns, text, sort),
    [context, all, columns, text, sort],
  );

  return (
    <>
      <header className={styles["head"]}>
        <Segments<TableKind>
          label="Table"
          value={kind}
          onChange={setKind}
          options={KINDS.map((each) => ({
            value: each,
            label: `${TABLE_NAMES[each]} ${rowsOf(diagram, each).length}`,
          }))}
        />
        <SearchField
          label={`Filter ${TABLE_NAMES[kind].toLowerCase()}`}
          value={text}
          onChange={setText}
        />
        <output className={styles["count"]}>
          {rows.length === all.length ? `${all.length}` : `${rows.length} of ${all.length}`}
          <span className="visually-hidden"> rows shown</span>
        </output>
        <span className={styles["spring"]} />
        <RowButtons />
        <ColumnMenu
          trigger={
            <Button tone="quiet">
              <Columns3 size={15} aria-hidden="true" />
              Columns
            </Button>
          }
          offered={offered}
          total={all.length}
          shown={attributes.map(({ id }) => id)}
          onChange={(ids) => setChosen({ ...chosen, [kind]: ids })}
        />
      </header>
      <AddRow key={kind} kind={kind} context={context} />
      <TableGrid
        key={`${diagram.id} ${kind}`}
        kind={kind}
        context={context}
        columns={columns}
        rows={rows}
        total={all.length}
        sort={sort}
        onSort={setSort}
        onShowAll={() => setText("")}
      />
    </>
  );
}

/** What can be done with the rows selected. */
function RowButtons(): ReactElement {
  const reverse = useAction(reverseTableFlows);
  const remove = useAction(deleteTableRows);
  return (
    <>
      <IconButton
        label={reverseTableFlows.label}
        keys={reverseTableFlows.keys[0]}
        disabled={!reverse.enabled}
        onClick={reverse.perform}
      >
        <ArrowLeftRight size={15} />
      </IconButton>
      <IconButton
        label={deleteTableRows.label}
        keys={deleteTableRows.keys[0]}
        disabled={!remove.enabled}
        onClick={remove.perform}
      >
        <Trash2 size={15} />
      </IconButton>
    </>
  );
}
