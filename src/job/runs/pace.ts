import type { RunId } from '../../base';

interface Sample {
  readonly at: number;
  readonly users: number;
  readonly rows: number;
}

/** How quickly a run goes. */
export interface Rate {
  readonly unit: 'users' | 'rows';
  readonly perMinute: number;
}

const window = 60_000;
const shortest = 3_000;
const mostRuns = 200;

/** How quickly runs go, as far as somebody has looked at them: over the last minute, from a few seconds on. */
export class Pace {
  readonly #samples = new Map<RunId, Sample[]>();

  /** Takes a look at a run into account; undefined: too little has happened to tell. */
  rateOf(run: RunId, now: Sample): Rate | undefined {
    const before = (this.#samples.get(run) ?? []).filter((sample) => now.at - sample.at <= window);
    this.#samples.delete(run);
    this.#samples.set(run, [...before, now]);
    for (const oldest of this.#samples.keys()) {
      if (this.#samples.size <= mostRuns) break;
      this.#samples.delete(oldest);
    }
    const [first] = before;
    if (first === undefined || now.at - first.at < shortest) return undefined;
    const perMinute = (count: number): number => (count * 60_000) / (now.at - first.at);
    if (now.users > first.users) return { unit: 'users', perMinute: perMinute(now.users - first.users) };
    if (now.rows > first.rows) return { unit: 'rows', perMinute: perMinute(now.rows - first.rows) };
    return undefined;
  }
}
