import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { socketLock, type Address } from './address';
import type { Place } from './place';
import { commandOf, isAlive } from './process-command';

/** Whether a PostgreSQL of this data directory runs, whatever it is doing; unknown where processes are hidden from us. */
export async function isServed(place: Place): Promise<'yes' | 'no' | 'unknown'> {
  return isHeld(pidFile(place), place);
}

/** More than any operating system counts to: the number of a process that cannot exist. */
const nobodysPid = 2_147_483_646;

/**
 * After a kill or a power cut the process number in a lock file may by now be that of any other process of ours, or
 * stay that of a process which has ended and whose exit code nobody fetches (a container without an init). PostgreSQL
 * would refuse to start for as long. Only the number is struck out: the rest of the file lets PostgreSQL see whether
 * remains of the old server still use its memory.
 */
export async function strikeOutEnded(place: Place, address: Address, now: Date): Promise<void> {
  const files = address.kind === 'socket' ? [pidFile(place), socketLock(address)] : [pidFile(place)];
  for (const file of files) {
    await strikeOut(file, place);
    await removeEmpty(file, now);
  }
}

/** A start that is under way fills its file at once; one that has been empty for so long broke off there. */
const longestEmpty = 10_000;

async function removeEmpty(file: string, now: Date): Promise<void> {
  const stats = await stat(file).catch(() => undefined);
  if (stats?.size === 0 && stats.mtimeMs < now.getTime() - longestEmpty) await rm(file, { force: true });
}

async function strikeOut(file: string, place: Place): Promise<void> {
  const pid = await readPid(file);
  if (pid === undefined || !isAlive(pid) || (await isHeld(file, place)) !== 'no') return;
  const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
  // Looked at again, because another process may just have started the server.
  if ((await readPid(file)) === pid) await writeFile(file, [String(nobodysPid), ...rest].join('\n'));
}

async function isHeld(file: string, place: Place): Promise<'yes' | 'no' | 'unknown'> {
  const pid = await readPid(file);
  if (pid === undefined) return 'no';
  const command = await commandOf(pid);
  if (command === undefined) return 'no';
  if (command === '') return 'unknown';
  return /postgres/.test(command) && command.includes(place.data) ? 'yes' : 'no';
}

async function readPid(file: string): Promise<number | undefined> {
  try {
    const [line] = (await readFile(file, 'utf8')).split('\n');
    const pid = Math.abs(Number(line));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function pidFile(place: Place): string {
  return join(place.data, 'postmaster.pid');
}
