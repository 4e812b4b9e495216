/** Versions of templates: numbers with dots between, such as 4.1.0.11. */

/** Whether one version comes after another. What is no number counts as 0, what is missing too. */
export function isNewer(version: string, than: string): boolean {
  const [a, b] = [numbersOf(version), numbersOf(than)];
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

function numbersOf(version: string): readonly number[] {
  return version.split(".").map((part) => (/^\s*\d+\s*$/.test(part) ? Number(part) : 0));
}
