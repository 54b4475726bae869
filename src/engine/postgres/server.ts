import { chown, open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseAddress, type Address } from './address';
import type { Binaries } from './binaries';
import { clusterProblem, usefulLines } from './cluster-problem';
import type { Place } from './place';
import { commandOf, isAlive } from './process-command';
import { runProgram } from './program';
import { writeSettings } from './settings';

/** How a start ended: `taken` where another server holds the data, or is only just letting go of them. */
export type StartOutcome = 'started' | 'taken' | 'port-taken';

/** Others hold the data, have not quite let go of them, or have stopped the server again while we waited for it. */
const lostTheRace =
  /lock file ".*" already exists|pre-existing shared memory block|received (smart|fast|immediate) shutdown request/;

const longestStartSeconds = 120;
const longestStopSeconds = 60;
const largestLog = 1_000_000;

/** Starts the server and waits until it answers. The server outlives this process; Ctrl-C does not reach it. */
export async function startServer(place: Place, binaries: Binaries, kind: Address['kind']): Promise<StartOutcome> {
  // A running server's settings are left alone: they say where it listens.
  if ((await isServed(place)) === 'yes') return 'taken';
  await strikeOutReusedPid(place);
  await writeSettings(place, await chooseAddress(place, kind));
  const begin = await prepareLog(place);
  const parameters = ['start', '-D', place.data, '-l', place.log, '-w', '-t', String(longestStartSeconds), '-s'];
  const { exitCode, output } = await runProgram(binaries.program('pg_ctl'), parameters, place.account);
  if (exitCode === 0) return 'started';
  const said = await readLog(place, begin);
  if (lostTheRace.test(said)) return 'taken';
  if (kind === 'loopback' && /could not bind|could not create any TCP/.test(said)) return 'port-taken';
  throw clusterProblem(usefulLines(said) || output);
}

/** Stops the server; open connections of others end, their transactions roll back. */
export async function stopServer(place: Place, binaries: Binaries): Promise<void> {
  const parameters = ['stop', '-D', place.data, '-m', 'fast', '-w', '-t', String(longestStopSeconds), '-s'];
  const { exitCode, output } = await runProgram(binaries.program('pg_ctl'), parameters, place.account);
  if (exitCode !== 0 && (await isServed(place)) !== 'no') throw clusterProblem(output);
}

/** Whether a PostgreSQL of this data directory runs, whatever it is doing; unknown where processes are hidden from us. */
export async function isServed(place: Place): Promise<'yes' | 'no' | 'unknown'> {
  const pid = await readPid(place);
  if (pid === undefined) return 'no';
  const command = await commandOf(pid);
  if (command === undefined) return 'no';
  if (command === '') return 'unknown';
  return /postgres/.test(command) && command.includes(place.data) ? 'yes' : 'no';
}

/** More than any operating system counts to: the number of a process that cannot exist. */
const nobodysPid = 2_147_483_646;

/**
 * After a kill or a power cut the number in postmaster.pid may by now be that of any other process of ours, and then
 * PostgreSQL would refuse to start for as long as that lives. Only the number is struck out: the rest of the file lets
 * PostgreSQL see whether remains of the old server still use its memory.
 */
async function strikeOutReusedPid(place: Place): Promise<void> {
  const pid = await readPid(place);
  if (pid === undefined || !isAlive(pid) || (await isServed(place)) !== 'no') return;
  const file = join(place.data, 'postmaster.pid');
  const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
  // Looked at again, because another process may just have started the server.
  if ((await readPid(place)) === pid) await writeFile(file, [String(nobodysPid), ...rest].join('\n'));
}

async function readPid(place: Place): Promise<number | undefined> {
  try {
    const [line] = (await readFile(join(place.data, 'postmaster.pid'), 'utf8')).split('\n');
    const pid = Math.abs(Number(line));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

async function prepareLog(place: Place): Promise<number> {
  const size = await sizeOf(place.log);
  if (size > largestLog) await rename(place.log, `${place.log}.1`);
  const handle = await open(place.log, 'a', 0o600);
  await handle.close();
  if (place.account) await chown(place.log, place.account.uid, place.account.gid);
  return size > largestLog ? 0 : size;
}

async function readLog(place: Place, begin: number): Promise<string> {
  const content = await readFile(place.log);
  return content.subarray(begin).toString('utf8');
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    (stats) => stats.size,
    () => 0,
  );
}
