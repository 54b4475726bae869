import { sameId, type DirectorySkuId } from '../../base';
import type { RetireChoice } from '../plan';
import type { RowState } from '../state';
import type { Subscription } from '../subscription';
import type { HeldLicense } from '../user';
import { judgeRetired } from './judge-retired';

/** What can be found changed when a finished row is looked at again. Each has a label in every catalogue (`drift.<code>`). */
export const driftCodes = [
  'new-not-shown',
  'new-not-active',
  'new-quantity',
  'users-lack-new',
  'users-hold-old',
  'old-active',
  'old-renews',
  'old-other',
] as const;
export type DriftCode = (typeof driftCodes)[number];

/** States whose rows are looked at later: something was bought, and the row has come to its end. */
const lookedAt: ReadonlySet<RowState> = new Set<RowState>(['done', 'partial', 'drifted']);

export function isLookedAtLater(state: RowState): boolean {
  return lookedAt.has(state);
}

/** A user who was proven moved, as read now. */
export interface MovedUser {
  /** Undefined: the directory does not have the user any more. */
  readonly licenses: readonly Pick<HeldLicense, 'skuId'>[] | undefined;
  readonly newSku: DirectorySkuId;
  readonly oldSku: DirectorySkuId;
}

/** A finished row, and what the service says of it now. */
export interface DriftFacts {
  /** What was done with the old subscription; `leave` where it was not retired. */
  readonly choice: RetireChoice;
  readonly bought: readonly {
    readonly quantity: number;
    /** Undefined: the service does not show it. */
    readonly now: Pick<Subscription, 'status' | 'quantity'> | undefined;
  }[];
  readonly old: {
    /** Whether it was to renew when the row was checked. */
    readonly renewed: boolean;
    readonly now: Pick<Subscription, 'status' | 'termEnd' | 'autoRenew'> | undefined;
  };
  readonly users: readonly MovedUser[];
}

/** What is no longer as the row left it; without codes everything is. */
export interface Drift {
  readonly codes: readonly DriftCode[];
  /** Users to whom one of the codes applies. */
  readonly users: number;
}

/**
 * Holds what was done against what is. Users who have left are nobody's drift, and an old subscription that is not
 * shown any more has gone the way that it was sent.
 */
export function judgeDrift({ choice, bought, old, users }: DriftFacts): Drift {
  const codes = new Set<DriftCode>();
  for (const { quantity, now } of bought) {
    if (now === undefined) codes.add('new-not-shown');
    else if (now.status !== 'active') codes.add('new-not-active');
    else if (now.quantity !== quantity) codes.add('new-quantity');
  }
  let concerned = 0;
  for (const { licenses, newSku, oldSku } of users) {
    if (licenses === undefined) continue;
    const holds = (sku: DirectorySkuId): boolean => licenses.some(({ skuId }) => sameId(skuId, sku));
    const lacksNew = !holds(newSku);
    // A target plan of the very same directory SKU leaves nothing to be removed.
    const holdsOld = !sameId(newSku, oldSku) && holds(oldSku);
    if (lacksNew) codes.add('users-lack-new');
    if (holdsOld) codes.add('users-hold-old');
    if (lacksNew || holdsOld) concerned += 1;
  }
  const oldCode = oldDrift(choice, old);
  if (oldCode !== undefined) codes.add(oldCode);
  return { codes: driftCodes.filter((code) => codes.has(code)), users: concerned };
}

const over: readonly Subscription['status'][] = ['expired', 'deleted', 'disabled'];

function oldDrift(choice: RetireChoice, { renewed, now }: DriftFacts['old']): DriftCode | undefined {
  if (now === undefined || over.includes(now.status)) return undefined;
  if (choice === 'leave') return now.autoRenew && !renewed ? 'old-renews' : undefined;
  if (choice !== 'end-at-term' && now.status === 'active') return 'old-active';
  if (judgeRetired(choice, now) === 'done') return undefined;
  return choice === 'end-at-term' && now.autoRenew ? 'old-renews' : 'old-other';
}
