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
  /** Rows are submitted: the part from one share of all to another; by waves, of which the second waits for approval. */
  | { readonly kind: 'run'; readonly from: number; readonly to: number; readonly byWaves: boolean }
  /** A person pauses the run with this number, and lets it go on after a while. */
  | { readonly kind: 'pause'; readonly run: number; readonly lasts: number }
  /** A person wants a row cancelled, or undone as soon as it is done: the row at this share of all. */
  | { readonly kind: 'cancel' | 'undo'; readonly row: number };

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
/** Shares of the rows that a person cancels and undoes; at least so many of each. */
const cancelled = { share: 0.08, least: 2 };
const undone = { share: 0.15, least: 2 };
/** Milliseconds within which a run is paused after it was asked for, and a row cancelled. */
const soon = 3_000;

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
  const asked = (run: number): number => (run / runs) * lasts * 0.95;
  const submissions = Array.from({ length: runs }, (_, place): Happening => ({
    at: asked(place),
    trouble: { kind: 'run', from: place / runs, to: (place + 1) / runs, byWaves: place % 2 === 1 },
  }));
  const pauses = Array.from({ length: Math.ceil(runs / 2) }, (_, place): Happening => {
    const run = Math.min(runs - 1, place * 2 + seeded.between(0, 1));
    const trouble: Trouble = { kind: 'pause', run, lasts: seeded.between(2_000, 7_000) };
    return { at: asked(run) + seeded.chance() * soon, trouble };
  });
  const wishes = wishesOf(options.rows, seeded).map(({ kind, row }): Happening => ({
    at: asked(Math.floor(row * runs)) + seeded.chance() * soon,
    trouble: { kind, row },
  }));
  const weather = [...kills, ...databases, ...clocks, ...weathers, ...tokens, ...pools];
  return [...weather, ...submissions, ...pauses, ...wishes].sort((a, b) => a.at - b.at);
}

/** Rows that a person wants to have cancelled or undone: all over the rows, and none twice. */
function wishesOf(rows: number, seeded: Seeded): readonly { readonly kind: 'cancel' | 'undo'; readonly row: number }[] {
  const count = ({ share, least }: typeof undone): number =>
    Math.min(Math.floor(rows / 4), Math.max(least, Math.round(rows * share)));
  const left = [
    ...Array.from({ length: count(cancelled) }, () => 'cancel' as const),
    ...Array.from({ length: count(undone) }, () => 'undo' as const),
  ];
  const all = left.length;
  return Array.from({ length: all }, (_, place) => {
    const [kind = 'undo'] = left.splice(seeded.between(0, left.length - 1), 1);
    return { kind, row: (place + seeded.chance() * 0.9) / all };
  });
}
