import { idKey } from '../../base';
import { moveUsers, usersFailed } from '../moves/move-users';
import type { UserTask } from '../moves/user-task';
import { movesOf } from '../store/moves';
import type { MoveOutcome } from '../store/records';
import type { RunPiece } from './piece';

/** Users who may hold the new license because of this row. */
const goesBack: ReadonlySet<MoveOutcome> = new Set<MoveOutcome>(['moved', 'removed', 'failed']);

/** Second of an undo: every user who was moved goes back, by the same proof as on the way out. */
export const undoMove: RunPiece = async (context) => {
  const { plan } = context.record;
  const moved = await movesOf(context.database, context.record.id, 'forward');
  const parts = new Map(plan.parts.map((part) => [part.part, part]));
  const tasks = plan.users.flatMap((user): UserTask[] => {
    const outcome = moved.get(idKey(user.userId))?.outcome;
    const part = parts.get(user.part);
    if (part === undefined || outcome === undefined || !goesBack.has(outcome)) return [];
    return [
      {
        userId: user.userId,
        part: 1,
        // Of whom it is not proven what they hold, that is read first.
        action: outcome === 'failed' ? 'remove-only' : 'move',
        from: part.plan.skuId,
        to: plan.source.skuId,
        excludedPlans: user.oldExcludedPlans,
        excludedPlansOfFrom: user.excludedPlans,
        setLocation: undefined,
        keepsFrom: outcome === 'removed' || (outcome === 'failed' && user.action === 'remove-only'),
        holding: undefined,
      },
    ];
  });
  const back = await moveUsers(context, 'back', tasks);
  if (back.kind === 'outcome') return back.outcome;
  if (back.failed > 0) {
    return {
      kind: 'end',
      state: 'failed-reassign',
      message: usersFailed(back.failed, tasks.length, back.firstReason),
    };
  }
  await context.reach('undo-moved', context.record.id);
  return { kind: 'go-on', piece: 'undo-cancel', state: 'undoing' };
};
