import { idKey, type CustomerId, type SubscriptionId } from '../../base';
import type { MoveRecord, RowView } from '../../engine';
import type { UserResult, UserRow } from '../../workbook';
import type { UserIndex } from '../user-index';

const resultOf: Readonly<Record<MoveRecord['outcome'], UserResult>> = {
  'moved': 'moved',
  'removed': 'held-already',
  'gone': 'gone',
  'not-holding': 'gone',
  'failed': 'failed',
};

/** The Users rows of a migration with what was read of each user afterwards. */
export function movedUserRows(view: RowView, moves: readonly MoveRecord[], users: UserIndex): readonly UserRow[] {
  const { plan } = view.record;
  const back = new Map(moves.flatMap((move) => (move.direction === 'back' ? [[move.userKey, move] as const] : [])));
  const known = new Map(
    users.of({ customerId: plan.customerId, subscriptionId: plan.source.id }).map((user) => [idKey(user.userId), user]),
  );
  return moves
    .filter((move) => move.direction === 'forward')
    .flatMap((move): UserRow[] => {
      const planned = plan.users.find((user) => idKey(user.userId) === move.userKey);
      if (planned === undefined) return [];
      const part = plan.parts.find((candidate) => candidate.part === move.part);
      const base = known.get(move.userKey) ?? emptyRow(plan.customerId, plan.source.id, planned);
      const returned = back.get(move.userKey);
      const { outcome, proof, provedAt } = returned ?? move;
      return [
        {
          ...base,
          customer: plan.customerName,
          from: plan.source.productName,
          to: part?.plan.label ?? base.to,
          licensesAfter: proof.licenses,
          proof: outcome === 'moved' || outcome === 'removed' ? 'read-back' : 'not-yet',
          result: returned === undefined || outcome === 'failed' ? resultOf[outcome] : 'undone',
          updated: provedAt.toISOString(),
        },
      ];
    });
}

function emptyRow(
  customerId: CustomerId,
  subscriptionId: SubscriptionId,
  user: RowView['record']['plan']['users'][number],
): UserRow {
  return {
    customerId,
    subscriptionId,
    userId: user.userId,
    customer: '',
    user: '',
    userName: user.userPrincipalName,
    from: '',
    to: '',
    location: undefined,
    choice: { userId: user.userId, exclude: false, targetPlan: undefined, setLocation: user.setLocation },
    unknownPlan: undefined,
    kept: [],
    lost: [],
    new: [],
    licensesAfter: undefined,
    proof: undefined,
    result: undefined,
    updated: undefined,
    rowNumber: undefined,
  };
}
