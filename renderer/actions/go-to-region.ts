import { inProject, inTable, type Action, type Region } from "./action.ts";

function goTo(region: Region, label: string, key: string): Action {
  return {
    id: `go-to-${region}`,
    group: "View",
    label: `Go to ${label}`,
    keys: [key],
    keyOnly: true,
    scope: "anywhere",
    enabled: inProject,
    // Tables stand in the diagram's place.
    perform: (context) =>
      context.focusRegion(region === "canvas" && inTable(context) ? "table" : region),
  };
}

export const goToRegions: readonly Action[] = [
  goTo("canvas", "the diagram", "Alt+D"),
  goTo("inspector", "the properties", "Alt+P"),
  goTo("threats", "the threats", "Alt+T"),
];
