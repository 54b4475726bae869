import { assertNever } from '../../base';
import type { RetireChoice } from '../plan';
import type { Subscription } from '../subscription';

export type RetireVerdict =
  /** Read back as wanted. */
  | 'done'
  /** As it was before: to be set, or accepted and not shown yet. After the policy's patience the row is `unknown`. */
  | 'not-yet'
  /** Neither as before nor as wanted: somebody or something else changed it. */
  | 'unclear';

type ReadBack = Pick<Subscription, 'status' | 'termEnd'>;

const over: readonly Subscription['status'][] = ['expired', 'deleted', 'disabled'];

/**
 * Whether step C is proven by what was read back; undefined: the service does not know the subscription any more.
 * What came to its end by itself needs no retiring, except that "suspended" is not what was read.
 */
export function judgeRetired(choice: RetireChoice, readback: ReadBack | undefined): RetireVerdict {
  if (choice === 'leave') return 'done';
  if (readback === undefined) return 'unclear';
  const { status, termEnd } = readback;
  switch (choice) {
    case 'suspend':
      if (status === 'suspended') return 'done';
      return status === 'active' ? 'not-yet' : 'unclear';
    case 'cancel-now':
      if (status === 'deleted') return 'done';
      return status === 'active' || status === 'suspended' ? 'not-yet' : 'unclear';
    case 'end-at-term':
      if (over.includes(status)) return 'done';
      if (status !== 'active') return 'unclear';
      // Auto-renew off without the explicit choice can slide into a paid extended term: that is not it.
      return termEnd === 'cancels' || termEnd === 'ends' ? 'done' : 'not-yet';
    default:
      return assertNever(choice);
  }
}
