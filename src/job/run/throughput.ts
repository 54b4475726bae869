import type { RunWorld } from '../world';
import type { Throughput } from '../../migration';

/** What can be done from now on. The day is the one that last days are counted from, which a setting can fix. */
export function throughputOf({ clock, callsPerMinute }: Pick<RunWorld, 'clock' | 'callsPerMinute'>): Throughput {
  const timeOfDay = clock.now().toISOString().slice('2026-01-01'.length);
  return { now: Date.parse(`${clock.today()}${timeOfDay}`), callsPerMinute };
}
