import { chown, open, readFile, rename, stat } from 'node:fs/promises';
import type { Clock } from '../../base';
import { chooseAddress, type Address } from './address';
import type { Binaries } from './binaries';
import { clusterProblem, usefulLines } from './cluster-problem';
import { isServed, strikeOutEnded } from './lock-files';
import type { Place } from './place';
import { commandOf } from './process-command';
import { runProgram } from './program';
import { writeSettings } from './settings';

/** How a start ended: `taken` where another server holds the data, or is only just letting go of them. */
export type StartOutcome = 'started' | 'taken' | 'port-taken';

/** Others hold the data, have not quite let go of them, or have stopped the server again while we waited for it. */
const lostTheRace =
  /lock file ".*" (already exists|is empty)|pre-existing shared memory block|received (smart|fast|immediate) shutdown request/;

const longestStartSeconds = 120;
const longestStop = 60_000;
const pauseBetweenLooks = 20;
const largestLog = 1_000_000;

/** Starts the server and waits until it answers. The server outlives this process; Ctrl-C does not reach it. */
export async function startServer(
  place: Place,
  binaries: Binaries,
  kind: Address['kind'],
  now: Date,
): Promise<StartOutcome> {
  // A running server's settings are left alone: they say where it listens.
  if ((await isServed(place)) === 'yes') return 'taken';
  const address = await chooseAddress(place, kind);
  await strikeOutEnded(place, address, now);
  await writeSettings(place, address);
  const begin = await prepareLog(place);
  const parameters = ['start', '-D', place.data, '-l', place.log, '-w', '-t', String(longestStartSeconds), '-s'];
  const { exitCode, output } = await runProgram(binaries.program('pg_ctl'), parameters, place.account);
  if (exitCode === 0) return 'started';
  const said = await readLog(place, begin);
  if (lostTheRace.test(said)) return 'taken';
  if (kind === 'loopback' && /could not bind|could not create any TCP/.test(said)) return 'port-taken';
  throw clusterProblem(usefulLines(said) || output);
}

/**
 * Stops the server with this process number, and no other that may have been started since; open connections of others
 * end, their transactions roll back.
 */
export async function stopServer(pid: number, place: Place, binaries: Binaries, clock: Clock): Promise<void> {
  const { exitCode, output } = await runProgram(
    binaries.program('pg_ctl'),
    // A fast shutdown (PostgreSQL manual 18.5).
    ['kill', 'INT', String(pid)],
    place.account,
  );
  const giveUp = clock.now().getTime() + longestStop;
  while ((await commandOf(pid)) !== undefined) {
    if (exitCode !== 0 || clock.now().getTime() > giveUp) throw clusterProblem(output);
    await clock.sleep(pauseBetweenLooks);
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
