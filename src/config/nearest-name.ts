/** How many single letters have to be added, removed or replaced to turn one text into the other. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, replaced));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The known name that a mistyped one most likely means. */
export function nearestName(name: string, known: readonly string[]): string {
  const wanted = name.toUpperCase();
  const ranked = known
    .map((candidate) => ({ candidate, distance: distance(wanted, candidate.toUpperCase()) }))
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.candidate ?? '';
}
