import type { SystemClipboard } from "../../renderer/clipboard/clipboard.ts";

/** A system's clipboard in memory; `refuseReading` makes it as shy as some browsers. */
export function memoryClipboard(refuseReading = false): SystemClipboard {
  let held = "";
  return {
    write(text) {
      held = text;
      return true;
    },
    read: async () => (refuseReading ? null : held),
  };
}
