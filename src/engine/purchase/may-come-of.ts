import { addDays, dayOf } from '../../base';
import { realInstant } from '../../migration';
import type { MigrationRecord } from '../store/rows/records';

/**
 * Whether something that the service says was made at this time can have come of a row: it is not older than the row
 * itself, whichever of its sendings bought it. As far as days tell: the service's day may begin elsewhere than ours, and
 * a date that is none says nothing.
 */
export function mayComeOf({ createdAt }: Pick<MigrationRecord, 'createdAt'>, madeAt: string | undefined): boolean {
  const made = realInstant(madeAt);
  return made === undefined || dayOf(made) >= addDays(dayOf(createdAt), -1);
}
