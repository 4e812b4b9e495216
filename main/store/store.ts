/** Everything a person keeps in Palisade: one database file in the data folder. */

import path from "node:path";
import { success, type Problem, type Result } from "../../shared/model/result.ts";
import { changeLog, type ChangeLog } from "./change-log.ts";
import { dashboardStore, type DashboardStore } from "./dashboard.ts";
import { openDatabase, type Connection } from "./database.ts";
import { linkStore, type LinkStore } from "./links.ts";
import { migrations } from "./migrations/migrations.ts";
import { projectionStore, type ProjectionStore } from "./projections.ts";
import { projectStore, type ProjectStore } from "./projects.ts";
import { recoverDatabase } from "./recovery.ts";
import { revisionStore, type RevisionStore } from "./revisions.ts";
import { searchStore, type SearchStore } from "./search.ts";
import { settingStore, type SettingStore } from "./settings.ts";
import { databaseProblem } from "./storage-problem.ts";
import { templateStore, type TemplateStore } from "./templates.ts";

export interface Store {
  readonly projects: ProjectStore;
  readonly log: ChangeLog;
  readonly revisions: RevisionStore;
  readonly links: LinkStore;
  readonly templates: TemplateStore;
  readonly settings: SettingStore;
  readonly projections: ProjectionStore;
  readonly search: SearchStore;
  readonly dashboard: DashboardStore;
  /** What a person should know when the database was found damaged just now; else null. */
  readonly recovery: Problem | null;
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

/** How long a deleted project can still be brought back, in milliseconds. */
const KEPT_AFTER_DELETION = 30 * 24 * 60 * 60 * 1000;

/**
 * Opens the store in `folder`, which is created when missing. A damaged database is set aside and what can be
 * read of it is kept: see `Store.recovery`.
 */
export function openStore(folder: string, environment: StoreEnvironment): Result<Store> {
  const file = path.join(folder, "palisade.db");
  const opened = openDatabase(file, migrations);
  if (opened.ok) return success(storeOn(opened.value, environment, null));
  if (opened.problem.code !== "database-damaged") return opened;
  const recovered = recoverDatabase(file, migrations, environment.clock().toISOString());
  if (!recovered.ok) return recovered;
  const again = openDatabase(file, migrations);
  return again.ok ? success(storeOn(again.value, environment, recovered.value)) : again;
}

function storeOn(
  connection: Connection,
  { clock, newId }: StoreEnvironment,
  recovery: Problem | null,
): Store {
  const now = () => clock().toISOString();
  const projects = projectStore(connection, now, newId);
  try {
    projects.purge(new Date(clock().getTime() - KEPT_AFTER_DELETION).toISOString());
  } catch (error) {
    // Tidying up must not keep anyone from their work on a full disk; the next start tries again.
    if (databaseProblem(error, null) === null) throw error;
  }
  return {
    projects,
    log: changeLog(connection),
    revisions: revisionStore(connection, now, newId),
    links: linkStore(connection, now),
    templates: templateStore(connection, now),
    settings: settingStore(connection),
    projections: projectionStore(connection),
    search: searchStore(connection),
    dashboard: dashboardStore(connection),
    close: () => {
      connection.close();
    },
    recovery,
  };
}
