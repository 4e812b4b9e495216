/** What main finds over all models: hits of a search, the figures of the threats still open, where a rule fires. */

import { z } from "zod";
import { call, isoTime, projectId } from "./api-values.ts";
import { searchKinds } from "./model/search-texts.ts";

/** A piece of a text; matched when it is what was searched for. */
const segment = z.object({ text: z.string(), matched: z.boolean() });

/** Filters of a threat type, and what they are asked about. */
const askedRule = z.object({
  include: z.string().max(100_000),
  exclude: z.string().max(100_000),
  scope: z.enum(["interaction", "element", "boundary", "diagram"]),
});

/** Places listed of one model at most. */
export const MOST_PLACES = 200;

/** What a rule makes of one model. */
const firingModel = z.object({
  projectId,
  projectName: z.string(),
  /** Of how many flows, elements, boundaries or diagrams it was asked. */
  asked: z.int(),
  /** Of how many of them it holds. */
  fires: z.int(),
  /** Those, `MOST_PLACES` at most. */
  places: z.array(
    z.object({
      diagramId: z.string(),
      diagramName: z.string(),
      /** Null = the diagram as a whole. */
      itemId: z.string().nullable(),
      name: z.string(),
      /** Names of the ends of a flow; empty for anything else. */
      ends: z.array(z.string()),
    }),
  ),
});
export type FiringModel = z.infer<typeof firingModel>;

/** Some of the models a rule was asked of. */
const firingPage = z.object({
  models: z.array(firingModel),
  /** Where to go on; null when all models were asked. */
  next: projectId.nullable(),
  /** How many models there are in all. */
  all: z.int(),
  /** Names of models that could not be read. */
  unread: z.array(z.string()),
});

const searchHit = z.object({
  projectId,
  projectName: z.string(),
  kind: z.enum(searchKinds),
  /** Id of the diagram, element, flow, boundary or annotation; null for the model, notes and threats. */
  itemId: z.string().nullable(),
  diagramId: z.string().nullable(),
  threatKey: z.string().nullable(),
  title: z.array(segment),
  /** Where in the model it is, for people. */
  where: z.string(),
  /** What it says around the first match. */
  excerpt: z.array(segment),
});
export type SearchHit = z.infer<typeof searchHit>;

/** How long a threat is known: up to a week, a month (30 days), a quarter (91 days), or longer. */
const threatAge = z.enum(["week", "month", "quarter", "older"]);
export type ThreatAge = z.infer<typeof threatAge>;

/** The states a threat still has to leave. */
const openState = z.enum(["notStarted", "needsInvestigation"]);

/** What open threats must have; what is left out may be anything. */
const dashboardFilter = z.object({
  projectId: projectId.optional(),
  state: openState.optional(),
  category: z.string().optional(),
  priority: z.string().optional(),
  age: threatAge.optional(),
});
export type DashboardFilter = z.infer<typeof dashboardFilter>;

/** Open threats of one kind that pass all filters but the one of this kind. */
const tally = z.object({ value: z.string(), threats: z.int() });

/** An open threat as the dashboard lists it. */
export const openThreatSchema = z.object({
  projectId,
  projectName: z.string(),
  key: z.string(),
  number: z.int(),
  diagramId: z.string(),
  title: z.string(),
  /** Name of the flow, or a sentence standing in for it. */
  interaction: z.string(),
  category: z.string(),
  priority: z.string(),
  state: openState,
  firstSeenAt: isoTime,
});
export type OpenThreat = z.infer<typeof openThreatSchema>;

const dashboard = z.object({
  /** Of all projects, whatever the filter; orphaned threats count in `orphaned` only. */
  totals: z.object({ threats: z.int(), unjudged: z.int(), open: z.int(), orphaned: z.int() }),
  /** Those with most open threats first. */
  projects: z.array(
    z.object({
      projectId,
      name: z.string(),
      /** Threats at each state, whatever the filter, orphaned ones left out. */
      states: z.object({
        notStarted: z.int(),
        needsInvestigation: z.int(),
        mitigated: z.int(),
        notApplicable: z.int(),
      }),
      orphaned: z.int(),
      /** Open threats that pass all filters but the one by project. */
      open: z.int(),
    }),
  ),
  states: z.array(tally.extend({ value: openState })),
  /** The category that is most frequent first. */
  categories: z.array(tally),
  /** The most urgent first. */
  priorities: z.array(tally),
  ages: z.array(tally.extend({ value: threatAge })),
  /** How many open threats pass the filter; `threats` may hold fewer. */
  matching: z.int(),
  /** Urgent ones first, of those the ones known longest. */
  threats: z.array(openThreatSchema),
  /** Names of projects that could not be read as they are now and so may be wrong or missing here. */
  unread: z.array(z.string()),
});
export type Dashboard = z.infer<typeof dashboard>;

/** Calls that ask all models. */
export const overModelsCalls = {
  /**
   * Finds names and texts of all projects, best first: words that begin with each word of `text`. Signs in `text`
   * only part words.
   */
  "search.find": call(
    z.object({ text: z.string().max(1000), limit: z.int().min(1).max(500) }),
    z.object({
      hits: z.array(searchHit),
      /** Whether there are more than `limit`. */
      more: z.boolean(),
      /** Names of projects that could not be searched as they are now. */
      unread: z.array(z.string()),
    }),
  ),
  /**
   * Asks a rule of all models, each with its own template: as many as can be done in a moment, beginning behind the
   * model `after`; null = with the first.
   */
  "rules.firing": call(z.object({ rule: askedRule, after: projectId.nullable() }), firingPage),
  /** The threats of all projects that are still open, counted, and at most `limit` of them listed. */
  "dashboard.read": call(
    z.object({ filter: dashboardFilter, limit: z.int().min(1).max(2000) }),
    dashboard,
  ),
} as const;
