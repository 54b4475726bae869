import type { Received } from '../json';
import { sameText } from '../ids';
import { Refusal } from '../refusal';
import type { ScheduledAction, Subscription } from './model';
import type { World } from './world';

function statusWanted(world: World, before: Subscription, word: string | undefined): string {
  const wanted = word?.toLowerCase() ?? before.status;
  if (wanted === before.status) return wanted;
  if (!['active', 'suspended'].includes(before.status)) {
    throw new Refusal(400, 800096, `A subscription that is ${before.status} cannot become ${wanted}.`);
  }
  if (wanted === 'deleted' && (before.cancellableUntil?.getTime() ?? 0) < world.now()) {
    throw new Refusal(400, before.commerce === 'legacy' ? 800063 : 900117, 'The subscription cannot be cancelled.');
  }
  if (!['active', 'suspended', 'deleted'].includes(wanted)) throw new Refusal(400, 2001, `No status ${wanted}.`);
  return wanted;
}

/** The kind of a scheduled action, in the spellings that the dialect reads (9.5). */
function kindOf(world: World, action: Received): string {
  const { scheduledTypeField, scheduledTypeRead } = world.dialect;
  if (scheduledTypeRead === 'own') return action.text(scheduledTypeField) ?? '';
  return action.text('scheduledType') ?? action.text('scheduleType') ?? '';
}

/** An unknown word is refused. */
function actionsWanted(world: World, before: Subscription, body: Received): readonly ScheduledAction[] | undefined {
  if (before.commerce === 'legacy' || world.dialect.scheduledActions === 'unknown') return undefined;
  const words = ['RenewToNewTerm', 'MoveToExtendedServiceTerm', world.dialect.cancelWord];
  const actions = body.objects('scheduledActions').map((action): ScheduledAction => {
    const word = words.find((known) => sameText(known, action.text('actionType') ?? ''));
    if (!sameText(kindOf(world, action), 'TermEnd') || word === undefined)
      throw new Refusal(400, 2001, 'No such scheduled action.');
    return { type: 'TermEnd', action: word };
  });
  return actions.length === 0 ? undefined : actions;
}

/** The subscription that a PATCH asks for. What the body leaves out is reset (section 1, point 4). */
export function changedBy(world: World, before: Subscription, body: Received): Subscription {
  const id = body.text('id');
  if (id === undefined || !sameText(id, before.id)) throw new Refusal(400, 2000, 'The whole resource is wanted.');
  const quantity = body.number('quantity') ?? 0;
  if (quantity < 1) throw new Refusal(400, 2002, 'The quantity is out of bounds.');
  if (quantity < before.quantity && before.commerce === 'modern') {
    throw new Refusal(400, 800090, 'Subscription quantity cannot be decreased.');
  }
  const status = statusWanted(world, before, body.text('status'));
  return {
    ...before,
    status,
    quantity,
    autoRenew: body.flag('autoRenewEnabled') ?? false,
    friendlyName: body.text('friendlyName') ?? before.offerName,
    // Suspending drops what was scheduled (9.1).
    scheduledActions: status === 'active' ? actionsWanted(world, before, body) : undefined,
    version: before.version + 1,
    pending: undefined,
  };
}
