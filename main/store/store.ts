/** Everything a person keeps in Palisade: one database file in the data folder. */

import path from "node:path";
import type { Change } from "../../shared/model/change.ts";
import { success, type Problem, type Result } from "../../shared/model/result.ts";
import type { TemplateChange } from "../../shared/template/change.ts";
import { changeLog, type ChangeLog } from "./change-log.ts";
import { dashboardStore, type DashboardStore } from "./dashboard.ts";
import { openDatabase, type Connection } from "./database.ts";
import { draftStore, type DraftStore } from "./drafts.ts";
import { draftGrowth, modelGrowth } from "./growth.ts";
import { linkStore, type LinkStore } from "./links.ts";
import { migrations } from "./migrations/migrations.ts";
import { projectionStore, type ProjectionStore } from "./projections.ts";
import { openCopy } from "./read-only.ts";
import { projectStore, type ProjectStore } from "./projects.ts";
import { recoverDatabase } from "./recovery.ts";
import { revisionStore, type RevisionStore } from "./revisions.ts";
import { searchStore, type SearchStore } from "./search.ts";
import { settingStore, type SettingStore } from "./settings.ts";
import { READ_ONLY, refusalOf } from "./storage-problem.ts";
import { templateStore, type TemplateStore } from "./templates.ts";

export interface Store {
  readonly projects: ProjectStore;
  readonly log: ChangeLog<Change>;
  readonly revisions: RevisionStore;
  readonly links: LinkStore;
  readonly templates: TemplateStore;
  readonly drafts: DraftStore;
  /** What was done to the templates that are edited. */
  readonly draftLog: ChangeLog<TemplateChange>;
  readonly settings: SettingStore;
  readonly projections: ProjectionStore;
  readonly search: SearchStore;
  readonly dashboard: DashboardStore;
  /** What a person should know when the database was found damaged just now; else null. */
  readonly recovery: Problem | null;
  /** Why everything can be looked at and nothing changed; else null. */
  readonly readOnly: Problem | null;
  /** A number that is another one whenever another process changed something. */
  dataVersion(): number;
  /** Ends the use of the file. Nothing is pending: every call before was durable when it returned. */
  close(): void;
}

/** What the store cannot know by itself. */
export interface StoreEnvironment {
  /** The time now. */
  readonly clock: () => Date;
  /** A new UUID. */
  readonly newId: () => string;
}

/** How long a deleted project or template stays in the file before it is forgotten for good, in milliseconds. */
const KEPT_AFTER_DELETION = 30 * 24 * 60 * 60 * 1000;

/** Problems of opening a database that do not keep it from being read. */
const UNWRITABLE: ReadonlySet<string> = new Set([
  READ_ONLY,
  "data-folder-unusable",
  "disk-full",
  "disk-fault",
]);

/**
 * Opens the store in `folder`, which is created when missing. A damaged database is set aside and what can be
 * read of it is kept: see `Store.recovery`. Where nothing can be written, what is there can still be looked at: see
 * `Store.readOnly`.
 */
export function openStore(folder: string, environment: StoreEnvironment): Result<Store> {
  const file = path.join(folder, "palisade.db");
  const on = (connection: Connection, recovery: Problem | null) =>
    storeOn(connection, { ...environment, folder, recovery });
  const opened = openDatabase(file, migrations);
  if (opened.ok) return success(on(opened.value, null));
  if (UNWRITABLE.has(opened.problem.code)) {
    const copied = openCopy(file, migrations);
    return copied.ok ? success(on(copied.value, null)) : opened;
  }
  if (opened.problem.code !== "database-damaged") return opened;
  const recovered = recoverDatabase(file, migrations, environment.clock().toISOString());
  if (!recovered.ok) return recovered;
  const again = openDatabase(file, migrations);
  return again.ok ? success(on(again.value, recovered.value)) : again;
}

interface OpenedFolder extends StoreEnvironment {
  readonly folder: string;
  readonly recovery: Problem | null;
}

function storeOn(connection: Connection, { clock, newId, folder, recovery }: OpenedFolder): Store {
  const now = () => clock().toISOString();
  const projects = projectStore(connection, now, newId);
  const drafts = draftStore(connection, now, newId);
  // Tidying up must not keep anyone from their work on a full disk; the next start tries again.
  const refusal = refusalOf(() => {
    const before = new Date(clock().getTime() - KEPT_AFTER_DELETION).toISOString();
    projects.purge(before);
    drafts.purge(before);
  }, folder);
  return {
    projects,
    log: changeLog(connection, modelGrowth),
    revisions: revisionStore(connection, now, newId),
    links: linkStore(connection, now),
    templates: templateStore(connection, now),
    drafts,
    draftLog: changeLog(connection, draftGrowth),
    settings: settingStore(connection),
    projections: projectionStore(connection),
    search: searchStore(connection),
    dashboard: dashboardStore(connection),
    close: () => {
      if (!connection.open) return;
      // Leaving neither waits for another process nor fails for what only saves time.
      connection.pragma("busy_timeout = 0");
      refusalOf(() => {
        projects.settle();
        drafts.settle();
      });
      connection.close();
    },
    recovery,
    readOnly: refusal?.code === READ_ONLY ? refusal : null,
    dataVersion: () => Number(connection.pragma("data_version", { simple: true })),
  };
}
