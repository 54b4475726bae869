import { idKey } from '../../base';
import { rowMessage } from '../../migration';
import { moveUsers, usersFailed } from '../moves/move-users';
import { forwardMoves } from '../moves/forward-moves';
import type { RunPiece } from './piece';

/** Step B: every user in scope is moved and read back, one by one. */
export const reassign: RunPiece = async (context) => {
  const { plan } = context.record;
  const moves = await forwardMoves(context);
  const moved = await moveUsers(context, 'forward', moves);
  if (moved.kind === 'outcome') return moved.outcome;
  const { failed, firstReason } = moved;
  if (failed > 0) {
    return {
      kind: 'end',
      state: 'failed-reassign',
      message: usersFailed(failed, plan.users.length, firstReason),
      result: { usersFailed: failed },
    };
  }
  const excluded = new Set(plan.excludedUsers.map(idKey));
  if (excluded.size > 0) {
    return { kind: 'end', state: 'partial', message: rowMessage('users-excluded', { count: excluded.size }) };
  }
  return { kind: 'go-on', piece: 'retire', state: 'retiring' };
};
