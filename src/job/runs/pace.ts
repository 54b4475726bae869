import type { RunId } from '../../base';

interface Sample {
  readonly at: number;
  readonly users: number;
  readonly rows: number;
  /** Calls that were still to be made. */
  readonly callsLeft: number;
}

/** How quickly a run goes. */
export interface Rate {
  readonly unit: 'users' | 'rows';
  readonly perMinute: number;
}

/** What is known of a run's speed; undefined: too little has happened to tell. */
export interface Speed {
  readonly rate: Rate | undefined;
  readonly callsPerMinute: number | undefined;
  /** The same over a whole minute at least. */
  readonly sustained: number | undefined;
}

// Two minutes, so that a budget that is used up at the beginning of each minute looks like what it is.
const window = 120_000;
const shortest = 3_000;
const wholeMinute = 60_000;
const mostRuns = 200;

const unknown: Speed = { rate: undefined, callsPerMinute: undefined, sustained: undefined };

/** How quickly runs go, as far as somebody has looked at them: over the last two minutes, from a few seconds on. */
export class Pace {
  readonly #samples = new Map<RunId, Sample[]>();

  /** Takes a look at a run into account. */
  look(run: RunId, now: Sample): Speed {
    const before = (this.#samples.get(run) ?? []).filter((sample) => now.at - sample.at <= window);
    this.#samples.delete(run);
    this.#samples.set(run, [...before, now]);
    for (const oldest of this.#samples.keys()) {
      if (this.#samples.size <= mostRuns) break;
      this.#samples.delete(oldest);
    }
    const [first] = before;
    if (first === undefined || now.at - first.at < shortest) return unknown;
    const perMinute = (count: number): number => (count * 60_000) / (now.at - first.at);
    // What a person adds (a retry, an approval) raises what is left: then nothing is known for a while.
    const calls = first.callsLeft - now.callsLeft;
    const callsPerMinute = calls > 0 ? perMinute(calls) : undefined;
    return {
      rate: rateOf(first, now, perMinute),
      callsPerMinute,
      sustained: now.at - first.at < wholeMinute ? undefined : callsPerMinute,
    };
  }
}

function rateOf(first: Sample, now: Sample, perMinute: (count: number) => number): Rate | undefined {
  if (now.users > first.users) return { unit: 'users', perMinute: perMinute(now.users - first.users) };
  if (now.rows > first.rows) return { unit: 'rows', perMinute: perMinute(now.rows - first.rows) };
  return undefined;
}
