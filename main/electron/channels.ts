/** Names shared by the preload and the shell; the page never sees them. */

export const CALL_CHANNEL = "palisade:call";
export const EVENT_CHANNEL = "palisade:event";
