/** A word as a shell takes it for one. */
function quoted(word: string): string {
  return /^[\w./\\:@%+=,-]+$/.test(word) ? word : `"${word}"`;
}

/** The command line to type next, with the file's name quoted where a shell would split it. */
export function nextCommand(
  name: 'check' | 'run' | 'status' | 'resolve',
  file: string,
  more: readonly string[] = [],
): string {
  return [`npx crossgrade ${name}`, quoted(file), ...more.map(quoted)].join(' ');
}
