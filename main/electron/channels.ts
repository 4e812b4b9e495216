/** Names shared by the preload and the shell; the page never sees them. */

export const CALL_CHANNEL = "palisade:call";
export const EVENT_CHANNEL = "palisade:event";
/** Carries the path of a file the person dropped: the preload alone can learn it, and only of a real file. */
export const DROP_CHANNEL = "palisade:drop";
