import { idKey } from '../../base';
import { moveUsers, usersFailed } from '../moves/move-users';
import { SentWrites } from '../moves/sent-writes';
import type { UserTask } from '../moves/user-task';
import { writesOf } from '../moves/user-write';
import { intentsOf } from '../store/turns/intents';
import { movesOf } from '../store/turns/moves';
import type { MoveOutcome } from '../store/rows/records';
import type { RunPiece } from './piece';

/** Users who may hold the new license because of this row. */
const goesBack: ReadonlySet<MoveOutcome> = new Set<MoveOutcome>(['moved', 'removed', 'failed']);

/** Second of an undo: every user who was moved goes back, by the same proof as on the way out. */
export const undoMove: RunPiece = async (context) => {
  const { plan } = context.record;
  const { id } = context.record;
  const moved = await movesOf(context.database, id, 'forward');
  const sent = new SentWrites(await intentsOf(context.database, id));
  // Whose failure a retry has forgotten, and to whom it did not come any more, may hold the new license all the same.
  const outcomeOf = (user: Pick<UserTask, 'userId'>): MoveOutcome | undefined =>
    moved.get(idKey(user.userId))?.outcome ?? (sent.of(writesOf('forward', user)).size > 0 ? 'failed' : undefined);
  const parts = new Map(plan.parts.map((part) => [part.part, part]));
  const tasks = plan.users.flatMap((user): UserTask[] => {
    const outcome = outcomeOf(user);
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
