import { setTimeout as wait } from 'node:timers/promises';
import { Command, type Ended, type Environment } from './processes';

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Killing {
  readonly kills: number;
  readonly seed: number;
  /** Milliseconds after its start within which a command is killed. */
  readonly fromStart: number;
  /** Milliseconds after it said that rows are being worked on. */
  readonly fromWork: number;
}

export interface KilledRun {
  readonly kills: number;
  /** Kills in the middle of work on rows. */
  readonly inWork: number;
  /** How the command ended that nobody killed. */
  readonly last: Ended;
}

/**
 * Starts a command and kills it at a random instant, so many times; then lets it run to its end. Every other instant
 * counts from the beginning of the work on rows: on a slow machine all of them could fall into the start.
 */
export async function runUnderKills(
  parameters: readonly string[],
  environment: Environment,
  { kills, seed, fromStart, fromWork }: Killing,
): Promise<KilledRun> {
  const random = randomFrom(seed);
  let inWork = 0;
  for (let killed = 0; killed < kills; killed += 1) {
    const command = new Command(parameters, environment);
    const whileWorking = killed % 2 === 1;
    const instant = whileWorking
      ? command.told('started').then(() => wait(random() * fromWork))
      : wait(random() * fromStart);
    const ended = await Promise.race([command.ended, instant]);
    if (ended !== undefined) return { kills: killed, inWork, last: ended };
    command.kill();
    const last = await command.ended;
    if (last.code !== null) return { kills: killed, inWork, last };
    if (last.events.some(({ event }) => event === 'started')) inWork += 1;
  }
  return { kills, inWork, last: await new Command(parameters, environment).ended };
}
