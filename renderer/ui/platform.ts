/** Whether this machine has Command instead of Ctrl. */
export const isMac = /mac/iu.test(navigator.platform);
