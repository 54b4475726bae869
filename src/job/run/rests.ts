import { isTerminal, type RowState } from '../../migration';
import type { RunWorld } from '../world';

/** What decides whether a row rests. */
export interface RowStanding {
  readonly state: RowState;
  /** Of a row that is `unknown`: since when. */
  readonly unknownSince: Date | undefined;
  readonly notBefore: Date | undefined;
}

/** How long a row that does not get on is waited for. */
export type Patience = Pick<RunWorld, 'clock' | 'followHorizon' | 'unknownPatience'>;

/** Whether nothing more happens to the row before a person acts or a far day comes. */
export function rests(world: Patience, row: RowStanding): boolean {
  if (isTerminal(row.state) || row.state === 'paused' || row.state === 'stale') return true;
  const now = world.clock.now().getTime();
  if (row.state === 'unknown' && now - (row.unknownSince?.getTime() ?? now) > world.unknownPatience) return true;
  return row.notBefore !== undefined && row.notBefore.getTime() - now > world.followHorizon;
}
