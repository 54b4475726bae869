/** The command line to type next, with the file's name quoted where a shell would split it. */
export function nextCommand(name: 'check' | 'run' | 'status', file: string): string {
  return `npx crossgrade ${name} ${/^[\w./\\:@%+=,-]+$/.test(file) ? file : `"${file}"`}`;
}
