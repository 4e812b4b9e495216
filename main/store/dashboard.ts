/** Counting and listing the threats of all projects. */

import { z } from "zod";
import {
  openThreatSchema,
  type DashboardFilter,
  type OpenThreat,
} from "../../shared/api-over-models.ts";
import type { Connection } from "./database.ts";

const cellRow = z.object({
  projectId: z.string(),
  state: z.enum(["notStarted", "needsInvestigation", "notApplicable", "mitigated"]),
  category: z.string(),
  priority: z.string(),
  orphaned: z.int(),
  age: z.enum(["week", "month", "quarter", "older"]),
  threats: z.int(),
});
/** How many threats of all projects have the same state, category, priority and age. */
export type ThreatCell = z.output<typeof cellRow>;

/** Since when a threat of each age is known at the earliest, as ISO 8601 in UTC. */
export interface AgeLimits {
  readonly week: string;
  readonly month: string;
  readonly quarter: string;
}

export interface DashboardStore {
  /** Every combination there is of what threats are counted by. */
  cells(ages: AgeLimits): ThreatCell[];
  /** The open threats that are wanted: urgent ones first, of those the ones known longest. */
  open(wanted: DashboardFilter, ages: AgeLimits, limit: number): OpenThreat[];
}

/** Usual names of priorities, most urgent first. */
export const URGENCY: readonly string[] = ["critical", "high", "medium", "low"];

const AGE = `CASE WHEN first_seen_at >= @week THEN 'week' WHEN first_seen_at >= @month THEN 'month'
                  WHEN first_seen_at >= @quarter THEN 'quarter' ELSE 'older' END`;
const RANK = `CASE lower(priority) ${URGENCY.map((name, rank) => `WHEN '${name}' THEN ${rank}`).join(" ")}
              ELSE ${URGENCY.length} END`;
const OF_PROJECTS =
  "FROM threat JOIN project ON project.id = threat.project_id AND project.deleted_at IS NULL";

export function dashboardStore(connection: Connection): DashboardStore {
  const cells = connection.prepare(
    `SELECT project_id AS projectId, state, category, priority, orphaned, ${AGE} AS age,
            count(*) AS threats
     ${OF_PROJECTS}
     GROUP BY 1, 2, 3, 4, 5, 6`,
  );
  const open = connection.prepare(
    `SELECT project_id AS projectId, project.name AS projectName, key, number,
            diagram_id AS diagramId, title, interaction, category, priority, state,
            first_seen_at AS firstSeenAt
     ${OF_PROJECTS}
     WHERE orphaned = 0 AND state IN ('notStarted', 'needsInvestigation')
       AND (@projectId IS NULL OR project_id = @projectId)
       AND (@state IS NULL OR state = @state)
       AND (@category IS NULL OR category = @category)
       AND (@priority IS NULL OR priority = @priority)
       AND (@age IS NULL OR ${AGE} = @age)
     ORDER BY ${RANK}, first_seen_at, project.name, project_id, number, position
     LIMIT @limit`,
  );
  return {
    cells: (ages) => cells.all(ages).map((row) => cellRow.parse(row)),
    open({ projectId, state, category, priority, age }, ages, limit) {
      const rows = open.all({
        ...ages,
        projectId: projectId ?? null,
        state: state ?? null,
        category: category ?? null,
        priority: priority ?? null,
        age: age ?? null,
        limit,
      });
      return rows.map((row) => openThreatSchema.parse(row));
    },
  };
}
