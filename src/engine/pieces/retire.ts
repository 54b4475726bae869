import { dayOf } from '../../base';
import { deprovisionedOn, mayRetire, retireNotBefore, rowMessage } from '../../migration';
import { changeSubscription, lookAgain, type WantedChange } from '../change/change-subscription';
import { readOldUnits } from '../change/old-units';
import { isRetired, retirement, type RetireChange } from '../change/wanted-retirement';
import { pollWait } from '../policy';
import { readSource, type ReadBack } from '../source-reading';
import { purchasesOf } from '../store/purchases';
import type { MigrationResult } from '../store/records';
import { waitFor, type PieceContext, type PieceOutcome, type RunPiece } from './piece';

function wantedChange(context: PieceContext, choice: RetireChange): WantedChange {
  return {
    name: 'retire',
    subscriptionId: context.record.plan.source.id,
    change: retirement(choice, context.policy.termEndWords),
    isMade: isRetired(choice),
    waiting: 'retiring',
    refusedState: 'failed-retire',
    refusedMessage: 'retire-refused',
    unconfirmed: 'retire-unconfirmed',
    unconfirmedValues: { choice },
    afterAnswer: 'retire-answered',
  };
}

/** Step C: the old subscription is retired when nobody would lose a license by it, and read back. */
export const retire: RunPiece = async (context) => {
  const { plan } = context.record;
  const due = retireNotBefore(dayOf(context.record.since), plan.retireAfterDays);
  if (plan.retireAfterDays > 0 && context.clock.today() < due) {
    return {
      kind: 'wait',
      state: 'retiring',
      until: new Date(`${due}T00:00:00Z`),
      message: rowMessage('retire-on', { day: due }),
    };
  }
  const old = await readSource(context, plan.source.id);
  if (plan.retire === 'leave') {
    return {
      kind: 'end',
      state: 'done',
      message: rowMessage('left-as-it-is'),
      result: { retiredStatus: old?.subscription.status ?? 'none' },
    };
  }
  const wanted = wantedChange(context, plan.retire);
  // Nothing tells an old subscription that is gone from an answer that went wrong: it is not called done.
  if (old === undefined) return lookAgain(context, wanted);

  if (!wanted.isMade(old)) {
    const held = await holdBack(context, old);
    if (held !== undefined) return held;
  }
  const changed = await changeSubscription(context, wanted, old);
  if (changed.kind === 'outcome') return changed.outcome;
  return confirm(context, plan.retire, changed.read, changed.differences);
};

/** Why the old subscription must not be retired now; undefined: nothing speaks against it. All of it read directly before. */
async function holdBack(context: PieceContext, old: ReadBack): Promise<PieceOutcome | undefined> {
  const { plan } = context.record;
  const until = old.subscription.cancellableUntil;
  if (plan.retire === 'cancel-now' && (until === undefined || Date.parse(until) <= context.clock.now().getTime())) {
    return { kind: 'end', state: 'failed-retire', message: rowMessage('retire-window-over', { until: until ?? '' }) };
  }
  for (const purchase of await purchasesOf(context.database, context.record.id)) {
    const fresh =
      purchase.subscriptionId === undefined ? undefined : await readSource(context, purchase.subscriptionId);
    if (fresh?.subscription.status !== 'active') {
      return {
        kind: 'end',
        state: 'failed-retire',
        message: rowMessage('new-not-active', { status: fresh?.subscription.status ?? 'none' }),
      };
    }
  }
  const addons = (await context.service.subscriptions.addons(plan.customerId, plan.source.id)).filter(
    (addon) => addon.status === 'active',
  );
  if (addons.length > 0) {
    const names = addons.map((addon) => addon.offerName || addon.id);
    return { kind: 'end', state: 'failed-retire', message: rowMessage('retire-addons', { addons: names }) };
  }
  const units = await readOldUnits(context, old.subscription.quantity);
  if (
    mayRetire({
      activeUnits: units.active,
      quantityOfThis: old.subscription.quantity,
      holdersRemaining: units.holders,
    })
  ) {
    return undefined;
  }
  const message = rowMessage('retire-holders-left', { holders: units.holders, remaining: units.remaining });
  const waited = context.clock.now().getTime() - context.record.since.getTime();
  if (waited > context.policy.changePatience) return { kind: 'end', state: 'failed-retire', message };
  return waitFor(context, pollWait(context.policy, context.record.looks), 'retiring', message);
}

/** Read back in the wanted state: now the holders that are left are counted again, and the change is taken back if it hurt one. */
async function confirm(
  context: PieceContext,
  choice: RetireChange,
  old: ReadBack,
  differing: readonly string[],
): Promise<PieceOutcome> {
  if (choice === 'suspend') {
    const units = await readOldUnits(context, 0);
    if (units.active < units.holders) return takeBack(context, old, units.holders, units.active);
  }
  const gone = deprovisionedOn(context.record.plan.source.commerce, choice, context.clock.today());
  const result: MigrationResult = {
    retiredStatus: old.subscription.status,
    retiredAt: context.clock.now().toISOString(),
    differences: differing,
    ...(gone === undefined ? {} : { deprovisionedOn: gone }),
  };
  return {
    kind: 'end',
    state: 'done',
    result,
    ...(differing.length === 0 ? {} : { message: rowMessage('fields-differ', { fields: differing }) }),
  };
}

async function takeBack(
  context: PieceContext,
  old: ReadBack,
  holders: number,
  remaining: number,
): Promise<PieceOutcome> {
  const back = await changeSubscription(
    context,
    {
      name: 'take-back',
      subscriptionId: context.record.plan.source.id,
      change: () => ({ status: 'active' }),
      isMade: (read) => read.subscription.status === 'active',
      waiting: 'retiring',
      refusedState: 'failed-retire',
      refusedMessage: 'retire-refused',
      unconfirmed: 'retire-taken-back',
      unconfirmedValues: { holders: String(holders), remaining: String(remaining) },
      afterAnswer: 'retire-answered',
    },
    old,
  );
  if (back.kind === 'outcome') return back.outcome;
  return { kind: 'end', state: 'failed-retire', message: rowMessage('retire-taken-back', { holders, remaining }) };
}
