import { readdirSync, readFileSync } from 'node:fs';

/** A process that a run of tests has left behind. */
interface LeftBehind {
  readonly pid: number;
  readonly command: string;
}

function readOf(pid: number, what: 'cmdline' | 'environ'): string {
  try {
    return readFileSync(`/proc/${String(pid)}/${what}`, 'utf8')
      .replaceAll('\0', ' ')
      .trim();
  } catch {
    // It has ended since, or there is no such file on this system.
    return '';
  }
}

function processes(): readonly number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

/**
 * Ends what still runs on files in a run's folder, and says what that was: simulators and database servers outlive who
 * started them, as the product means them to, and a test that fails midway never gets to ending them. Only where the
 * system lists its processes as files.
 */
export function endLeftBehind(folder: string): readonly string[] {
  const left = processes()
    .map((pid): LeftBehind => ({ pid, command: readOf(pid, 'cmdline') }))
    .filter(({ pid, command }) => pid !== process.pid && isOf(folder, pid, command));
  for (const { pid, command } of left) {
    try {
      // A database server takes its own processes with it, and its shared memory.
      process.kill(pid, /\bpostgres\b/.test(command) ? 'SIGQUIT' : 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
  return left.map(({ command }) => command);
}

function isOf(folder: string, pid: number, command: string): boolean {
  // The runner's own helpers go when it goes.
  if (command === '' || command.includes('jest')) return false;
  return command.includes(folder) || readOf(pid, 'environ').includes(folder);
}
