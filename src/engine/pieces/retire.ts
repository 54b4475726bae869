import { dayOf } from '../../base';
import { deprovisionedOn, retireNotBefore, rowMessage } from '../../migration';
import { changeSubscription, type WantedChange } from '../change/change-subscription';
import type { ChangeKind } from '../change/change-under-way';
import { readOldUnits } from '../change/old-units';
import { retireGate } from '../change/retire-gate';
import { isActive, isRetired, reactivation, retirement, type RetireChange } from '../change/wanted-retirement';
import { readSource, type ReadBack } from '../source-reading';
import { intentsOf, tookNothing, unanswered } from '../store/turns/intents';
import { lastProof } from '../store/turns/moves';
import type { MigrationResult } from '../store/rows/records';
import type { PieceContext, PieceOutcome, RunPiece } from './piece';

/** Names of the writes in the row's journal. */
export const retireWrite = 'retire';
const takeBackWrite = 'take-back';

function wantedChange(context: PieceContext, choice: RetireChange, due: Date): WantedChange {
  return {
    name: retireWrite,
    subscriptionId: context.record.plan.source.id,
    change: retirement(choice, context.policy.termEndWords),
    isMade: isRetired(choice),
    gate: () => retireGate(context, choice, due),
    patientFrom: due,
    waiting: 'retiring',
    refusedState: 'failed-retire',
    refusedMessage: 'retire-refused',
    unconfirmed: 'retire-unconfirmed',
    unconfirmedValues: { choice },
    intended: 'retire-intended',
    afterAnswer: 'retire-answered',
  };
}

/** Step C: the old subscription is retired when nobody would lose a license by it, and read back. */
export const retire: RunPiece = async (context) => {
  const { plan } = context.record;
  const begun = context.record.since;
  const moved = plan.retireAfterDays === 0 ? begun : ((await lastProof(context.database, context.record.id)) ?? begun);
  const day = retireNotBefore(dayOf(moved), plan.retireAfterDays);
  const due = new Date(`${day}T00:00:00Z`);
  if (plan.retireAfterDays > 0 && context.clock.today() < day) {
    return { kind: 'wait', state: 'retiring', until: due, message: rowMessage('retire-on', { day }) };
  }
  if (plan.retire === 'leave') {
    const old = await readSource(context, plan.source.id);
    return {
      kind: 'end',
      state: 'done',
      message: rowMessage('left-as-it-is'),
      result: { retiredStatus: old?.subscription.status ?? 'none' },
    };
  }
  const intents = await intentsOf(context.database, context.record.id);
  if (unanswered(intents, takeBackWrite) !== undefined) {
    // It may still take effect, whatever the units look like by now: nothing is retired beside it.
    const { holders, active } = await readOldUnits(context, 0);
    return takeBack(context, holders, active);
  }
  // Patience begins when there is something to be patient about: not while the row waits for its day.
  const changed = await changeSubscription(context, wantedChange(context, plan.retire, due > begun ? due : begun));
  if (changed.kind === 'outcome') return changed.outcome;
  await context.reach('retire-read-back', context.record.id);
  return confirm(context, plan.retire, changed.read, changed.differences);
};

/** Read back in the wanted state: now the holders that are left are counted again, and the change is taken back if it hurt one. */
async function confirm(
  context: PieceContext,
  choice: RetireChange,
  old: ReadBack,
  differing: readonly string[],
): Promise<PieceOutcome> {
  if (choice !== 'end-at-term') {
    const { holders, active } = await readOldUnits(context, 0);
    if (active < holders) {
      if (choice !== 'suspend') return hurt(holders, active);
      await context.reach('take-back-needed', context.record.id);
      return takeBack(context, holders, active);
    }
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

/** A cancelled subscription cannot be taken back: the row says who is left. */
function hurt(holders: number, remaining: number): PieceOutcome {
  return { kind: 'end', state: 'failed-retire', message: rowMessage('retire-holders-left', { holders, remaining }) };
}

/** Makes the old subscription live again. Users wait for it, so a wish to stop does not keep it. */
async function takeBack(context: PieceContext, holders: number, remaining: number): Promise<PieceOutcome> {
  const back = await changeSubscription(context, {
    name: takeBackWrite,
    subscriptionId: context.record.plan.source.id,
    change: reactivation,
    isMade: isActive,
    waiting: 'retiring',
    refusedState: 'failed-retire',
    refusedMessage: 'take-back-refused',
    unconfirmed: 'undo-unconfirmed',
    unconfirmedValues: { change: 'reactivate' satisfies ChangeKind },
    repair: true,
    intended: 'take-back-intended',
    afterAnswer: 'take-back-answered',
  });
  if (back.kind === 'outcome') return back.outcome;
  await tookNothing(context.database, context.turn, retireWrite);
  return { kind: 'end', state: 'failed-retire', message: rowMessage('retire-taken-back', { holders, remaining }) };
}
