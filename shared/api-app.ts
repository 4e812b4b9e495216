/** What calls about the app itself carry: what it is, its settings, what it comes with. */

import { z } from "zod";
import { call, problem, projectId } from "./api-values.ts";

const exampleSummary = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  templateName: z.string(),
});
export type ExampleSummary = z.infer<typeof exampleSummary>;

const stencilsByTemplate = z.record(z.string().max(200), z.array(z.string().max(200)).max(500));

const settings = z.object({
  theme: z.enum(["system", "light", "dark"]),
  /** Who is named as the one that changed a verdict; empty until the person says so. */
  author: z.string().max(200),
  /** How wide the person made the columns of the design, in pixels. */
  columnWidths: z.object({ left: z.int().min(0).max(4000), right: z.int().min(0).max(4000) }),
  leftPanelShown: z.boolean(),
  leftPanelTab: z.enum(["stencils", "outline"]),
  /** Stencils by template: those the person marked, and those used last, newest first. */
  favoriteStencils: stencilsByTemplate,
  recentStencils: stencilsByTemplate,
  /** Whether what is drawn and moved snaps to the grid. */
  snapToGrid: z.boolean(),
  /** Whether reports have the Zero-Trust section; null = when the template says what states what. */
  zeroTrustInReports: z.boolean().nullable(),
});
export type Settings = z.infer<typeof settings>;

/** What holds until the person says otherwise. */
export const defaultSettings: Settings = {
  theme: "system",
  author: "",
  columnWidths: { left: 236, right: 330 },
  leftPanelShown: true,
  leftPanelTab: "stencils",
  favoriteStencils: {},
  recentStencils: {},
  snapToGrid: true,
  zeroTrustInReports: null,
};

/** Calls about the app. */
export const appCalls = {
  "app.about": call(
    z.object({}),
    z.object({
      version: z.string(),
      host: z.enum(["electron", "local"]),
      /** Why Electron is not the host, when it is not. */
      hostReason: z.string().nullable(),
      dataFolder: z.string(),
      /** Whether files are chosen in the system's dialogs (`files.choose`) or in ours (`files.browse`). */
      fileDialogs: z.enum(["native", "inApp"]),
      /** Set when the database was found damaged at this start: what became of it. */
      recovery: problem.nullable(),
      /** Set while everything can be looked at and nothing changed: why. */
      readOnly: problem.nullable(),
    }),
  ),
  /** Models to learn from that come with the templates. */
  "examples.list": call(z.object({}), z.array(exampleSummary)),
  /** Makes a project of an example. */
  "examples.open": call(z.object({ id: z.string().max(200) }), z.object({ id: projectId })),
  "settings.get": call(z.object({}), settings),
  "settings.set": call(settings.partial(), settings),
} as const;
