import type { ChaosOptions } from '../options';
import type { Pace } from '../pace';
import { Seeded } from '../seeded';
import { forecast, type Weather } from './weather';

/** Something that happens to a run, at an instant that the seed decides. */
export type Trouble =
  /** The victim's number among gateways and workbook, and for how long it stays down. */
  | { readonly kind: 'kill'; readonly victim: number; readonly downFor: number }
  | { readonly kind: 'database'; readonly how: 'fast' | 'immediate' }
  | { readonly kind: 'clock'; readonly victim: number; readonly ahead: number }
  | { readonly kind: 'weather'; readonly weather: Weather; readonly lasts: number }
  /** The service refuses the token for a while. */
  | { readonly kind: 'token'; readonly lasts: number }
  /** Colleagues take units that were bought for others, and give them back. */
  | { readonly kind: 'dry-pool'; readonly lasts: number }
  /** Rows are submitted: the part from one share of all to another. */
  | { readonly kind: 'run'; readonly from: number; readonly to: number };

export interface Happening {
  /** Milliseconds after the storm's beginning. */
  readonly at: number;
  readonly trouble: Trouble;
}

const minute = 60_000;
/** Share of the time in which trouble is made; in the rest everything settles. */
const stormy = 0.6;
/** The clock of a machine that was never set, at most. */
const mostAhead = 40 * minute;
/** Rows are handed in again and again, so that whatever strikes finds some of them under way. */
const betweenRuns = 4_000;

/** The whole plan of a storm. */
export function planOf(options: ChaosOptions, pace: Pace): readonly Happening[] {
  const seeded = new Seeded(options.seed, 2);
  const lasts = options.minutes * minute * stormy;
  const anywhere = (): number => seeded.chance() * lasts;
  const times = (count: number): readonly undefined[] => Array.from({ length: Math.max(1, Math.round(count)) });

  const kills = Array.from({ length: options.kills }, (_, place): Happening => ({
    // One after the other: killing the same process twice at once would be one kill.
    at: ((place + seeded.chance()) / options.kills) * lasts,
    trouble: {
      kind: 'kill',
      victim: seeded.between(0, options.gateways),
      downFor: seeded.between(0, 1_500),
    },
  }));
  const databases = times(options.minutes / 1.5).map((): Happening => ({
    at: anywhere(),
    trouble: { kind: 'database', how: seeded.pick(['fast', 'immediate']) },
  }));
  const clocks = times(options.minutes * 1.5).map((): Happening => ({
    at: anywhere(),
    trouble: {
      kind: 'clock',
      victim: seeded.between(0, options.gateways),
      ahead: Math.round((seeded.chance() * 2 - 1) ** 3 * mostAhead),
    },
  }));
  const spells = Math.max(6, Math.round(options.minutes * 5));
  const weathers = forecast(seeded, pace, spells).map((weather, place): Happening => ({
    at: ((place + seeded.chance() * 0.3) / spells) * lasts,
    trouble: { kind: 'weather', weather, lasts: (lasts / spells) * (0.8 + seeded.chance() * 1.6) },
  }));
  const tokens = times(options.minutes / 3).map((): Happening => ({
    at: anywhere(),
    trouble: { kind: 'token', lasts: seeded.between(500, 2_500) },
  }));
  const pools = times(options.minutes).map((): Happening => ({
    at: anywhere(),
    trouble: { kind: 'dry-pool', lasts: seeded.between(2_000, 8_000) },
  }));
  const runs = Math.max(2, Math.min(options.rows, Math.round(lasts / betweenRuns)));
  const submissions = Array.from({ length: runs }, (_, place): Happening => ({
    at: (place / runs) * lasts * 0.95,
    trouble: { kind: 'run', from: place / runs, to: (place + 1) / runs },
  }));
  return [...kills, ...databases, ...clocks, ...weathers, ...tokens, ...pools, ...submissions].sort(
    (a, b) => a.at - b.at,
  );
}
