import { rowMessage } from '../../migration';
import { changeSubscription } from '../change/change-subscription';
import { readSource } from '../source-reading';
import { purchasesOf } from '../store/purchases';
import type { RunPiece } from './piece';

/** Last of an undo: what was bought is cancelled, or suspended where it is legacy, and read back. */
export const undoCancel: RunPiece = async (context) => {
  for (const purchase of await purchasesOf(context.database, context.record.id)) {
    if (purchase.subscriptionId === undefined) continue;
    const fresh = await readSource(context, purchase.subscriptionId);
    if (fresh === undefined) continue;
    const wantedStatus = fresh.subscription.commerce === 'legacy' ? 'suspended' : 'deleted';
    const changed = await changeSubscription(
      context,
      {
        name: `undo-cancel-${String(purchase.part)}`,
        subscriptionId: purchase.subscriptionId,
        change: () => ({ status: wantedStatus }),
        isMade: (read) => read.subscription.status === wantedStatus,
        waiting: 'undoing',
        refusedState: 'failed-retire',
        refusedMessage: 'undo-refused',
        unconfirmed: 'new-not-active',
        unconfirmedValues: { status: wantedStatus },
        afterAnswer: 'undo-cancel-answered',
      },
      fresh,
    );
    if (changed.kind === 'outcome') return changed.outcome;
    if (changed.differences.length > 0) {
      return { kind: 'end', state: 'undone', message: rowMessage('fields-differ', { fields: changed.differences }) };
    }
  }
  return { kind: 'end', state: 'undone' };
};
