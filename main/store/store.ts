/** Everything a person keeps in Palisade: one database file in the data folder. */

import path from "node:path";
import { success, type Result } from "../../shared/model/result.ts";
import { changeLog, type ChangeLog } from "./change-log.ts";
import { openDatabase } from "./database.ts";
import { migrations } from "./migrations/migrations.ts";
import { projectStore, type ProjectStore } from "./projects.ts";
import { revisionStore, type RevisionStore } from "./revisions.ts";
import { settingStore, type SettingStore } from "./settings.ts";
import { templateStore, type TemplateStore } from "./templates.ts";

export interface Store {
  readonly projects: ProjectStore;
  readonly log: ChangeLog;
  readonly revisions: RevisionStore;
  readonly templates: TemplateStore;
  readonly settings: SettingStore;
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

/** Opens the store in `folder`, which is created when missing. */
export function openStore(folder: string, { clock, newId }: StoreEnvironment): Result<Store> {
  const opened = openDatabase(path.join(folder, "palisade.db"), migrations);
  if (!opened.ok) return opened;
  const connection = opened.value;
  const now = () => clock().toISOString();
  const projects = projectStore(connection, now, newId);
  projects.purge(new Date(clock().getTime() - KEPT_AFTER_DELETION).toISOString());
  return success({
    projects,
    log: changeLog(connection),
    revisions: revisionStore(connection, now, newId),
    templates: templateStore(connection, now),
    settings: settingStore(connection),
    close: () => {
      connection.close();
    },
  });
}
