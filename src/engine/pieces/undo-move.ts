import { idKey } from '../../base';
import { rowMessage } from '../../migration';
import { moveUsers } from '../moves/move-users';
import type { UserTask } from '../moves/user-task';
import { movesOf } from '../store/moves';
import type { RunPiece } from './piece';

/** Second of an undo: every user who was moved goes back, by the same proof as on the way out. */
export const undoMove: RunPiece = async (context) => {
  const { plan } = context.record;
  const moved = await movesOf(context.database, context.record.id, 'forward');
  const tasks = plan.users.flatMap((user): UserTask[] => {
    const move = moved.get(idKey(user.userId));
    const part = plan.parts.find((candidate) => candidate.part === user.part);
    if (part === undefined || (move?.outcome !== 'moved' && move?.outcome !== 'removed')) return [];
    return [
      {
        userId: user.userId,
        part: 1,
        action: 'move',
        from: part.plan.skuId,
        to: plan.source.skuId,
        excludedPlans: user.oldExcludedPlans,
        setLocation: undefined,
        keepsFrom: move.outcome === 'removed',
      },
    ];
  });
  const back = await moveUsers(context, 'back', tasks);
  if (back.kind === 'outcome') return back.outcome;
  if (back.failed > 0) {
    return {
      kind: 'end',
      state: 'failed-reassign',
      message: rowMessage('users-failed', { failed: back.failed, total: tasks.length, reason: back.firstReason }),
    };
  }
  return { kind: 'go-on', piece: 'undo-cancel', state: 'undoing' };
};
