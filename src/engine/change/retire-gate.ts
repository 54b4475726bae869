import { idKey, sameId } from '../../base';
import { mayRetire, rowMessage, unitsLeft } from '../../migration';
import { waitFor, type PieceContext, type PieceOutcome } from '../pieces/piece';
import { pollWait } from '../policy';
import { isArriving, readListed, type ReadBack } from '../source-reading';
import { purchasesOf } from '../store/turns/purchases';
import { unitsGoing } from '../store/turns/taken-units';
import type { Gate } from './change-subscription';
import { readOldUnits } from './old-units';
import type { RetireChange } from './wanted-retirement';

/**
 * Why the old subscription must not be retired now. Everything that it rests on is read here; the old one itself comes
 * last, directly before it is changed (design.md section 1, "Retire").
 */
export async function retireGate(context: PieceContext, choice: RetireChange, patientFrom: Date): Promise<Gate> {
  const { plan } = context.record;
  const purchases = await purchasesOf(context.database, context.record.id);
  const listed = await context.service.subscriptions.list(plan.customerId);
  const statuses = await Promise.all(
    purchases.map(async ({ subscriptionId }) =>
      subscriptionId === undefined
        ? 'none'
        : ((await readListed(context, listed, subscriptionId))?.subscription.status ?? 'none'),
    ),
  );
  const addons = listed.filter(
    ({ parentSubscriptionId, status }) =>
      parentSubscriptionId !== undefined && sameId(parentSubscriptionId, plan.source.id) && status === 'active',
  );
  const sku = { customerKey: idKey(plan.customerId), skuKey: idKey(plan.source.skuId) };
  // Before the units: what takes effect meanwhile is counted twice rather than not at all.
  const going = await unitsGoing(context.database, context.record.id, sku, context.policy.listingLag);
  const units = await readOldUnits(context, plan.source.quantity + going.units, going.leftAtMost);

  const factsOf = (old: ReadBack): { activeUnits: number; quantityOfThis: number } => ({
    activeUnits: units.active - going.units,
    quantityOfThis: old.subscription.quantity,
  });
  const objection: Gate['objection'] = (old) => {
    const until = old.subscription.cancellableUntil;
    if (choice === 'cancel-now' && (until === undefined || Date.parse(until) <= context.clock.now().getTime())) {
      return failed('retire-window-over', { until: until ?? '' });
    }
    const broken = statuses.find((status) => status !== 'active' && !isArriving(status));
    if (broken !== undefined) return failed('new-not-active', { status: broken });
    // Not shown proves nothing, and a list may be behind what let the users be moved: another look will tell.
    const late = statuses.find(isArriving);
    if (late !== undefined) return holdOn(context, patientFrom, 'new-not-active', { status: late });
    if (addons.length > 0) return failed('retire-addons', { addons: addons.map((one) => one.offerName || one.id) });
    const facts = factsOf(old);
    if (mayRetire({ ...facts, holdersRemaining: units.holders })) return undefined;
    return holdOn(context, patientFrom, 'retire-holders-left', {
      holders: units.holders,
      remaining: unitsLeft(facts),
    });
  };
  return {
    objection,
    // A subscription that is to end with its term keeps its units until then.
    takes: (old) =>
      choice === 'end-at-term'
        ? undefined
        : { ...sku, units: old.subscription.quantity, left: unitsLeft(factsOf(old)), countedFrom: going.countedFrom },
  };
}

type Blocked = 'retire-window-over' | 'new-not-active' | 'retire-addons' | 'retire-holders-left';
type Values = Parameters<typeof rowMessage>[1];

function failed(code: Blocked, values: Values): PieceOutcome {
  return { kind: 'end', state: 'failed-retire', message: rowMessage(code, values) };
}

/** What may pass by itself is waited for, with the patience for changes. */
function holdOn(context: PieceContext, patientFrom: Date, code: Blocked, values: Values): PieceOutcome {
  const waited = context.clock.now().getTime() - patientFrom.getTime();
  if (waited > context.policy.changePatience) return failed(code, values);
  return waitFor(context, pollWait(context.policy, context.record.looks), 'retiring', rowMessage(code, values));
}
