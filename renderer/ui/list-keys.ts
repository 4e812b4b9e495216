/**
 * Where an arrow key, Home or End leads from place `at` of a list of `count` lines; it may lie outside of the list.
 * Undefined for other keys.
 */
export function listTarget(key: string, at: number, count: number): number | undefined {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: count - 1,
  };
  return targets[key];
}
