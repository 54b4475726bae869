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

export interface KilledRun {
  readonly kills: number;
  /** How the command ended that nobody killed. */
  readonly last: Ended;
}

/**
 * Starts a command and kills it at random instants, so many times, each time between the two limits after its start;
 * then lets it run to its end. Ends early where the command does.
 */
export async function runUnderKills(
  parameters: readonly string[],
  environment: Environment,
  options: { readonly kills: number; readonly seed: number; readonly between: readonly [least: number, most: number] },
): Promise<KilledRun> {
  const random = randomFrom(options.seed);
  const [least, most] = options.between;
  for (let kills = 0; kills < options.kills; kills += 1) {
    const command = new Command(parameters, environment);
    const ended = await Promise.race([command.ended, wait(least + random() * (most - least))]);
    if (ended !== undefined) return { kills, last: ended };
    command.kill();
    const killed = await command.ended;
    if (killed.code !== null) return { kills, last: killed };
  }
  return { kills: options.kills, last: await new Command(parameters, environment).ended };
}
