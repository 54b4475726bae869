import {
  judgeCheckout,
  purchaseErrorKind,
  purchaseRequestId,
  rowMessage,
  type PlanPart,
  type WantedPurchase,
} from '../../migration';
import type { CheckoutResult } from '../../partner-center';
import { waitFor, type PieceContext, type PieceOutcome } from '../pieces/piece';
import { pollWait } from '../policy';
import type { PurchaseRecord } from '../store/rows/records';
import { recordPurchase } from '../store/turns/purchases';
import { failureValues, sentUnderIds } from '../write';
import { mayBeOurs } from './may-be-ours';
import { identityOf } from './part-identity';
import { sendPurchase } from './send-purchase';
import { checkoutWrite } from './sendings';
import { lagIsOver, unclearPurchase } from './unclear';

export type Bought =
  | { readonly kind: 'bought'; readonly purchase: PurchaseRecord }
  | { readonly kind: 'outcome'; readonly outcome: PieceOutcome };

/**
 * Checks the written-down cart out. A repeat of the same cart is documented to answer what the first one did (section 1,
 * point 3), so an unanswered checkout is repeated; another cart is never made while this one may have bought.
 */
export async function checkout(
  context: PieceContext,
  part: PlanPart,
  purchase: PurchaseRecord,
  lookedAt: Date,
): Promise<Bought> {
  const cartId = purchase.cartId;
  if (cartId === undefined) throw new Error('A checkout needs its cart');
  const name = checkoutWrite(part);
  const outcome = await sendPurchase<CheckoutResult>(
    context,
    purchase,
    {
      name,
      requestId: purchaseRequestId(identityOf(context.record, part.part), 'checkout', purchase.checkoutAttempt),
      sending: { part: part.part, kind: 'checkout' },
      intended: 'checkout-intended',
    },
    (write) => context.service.carts.checkout(context.record.plan.customerId, cartId, write),
  );
  if (outcome.kind === 'answered') return judgeAnswer(context, part, purchase, lookedAt, outcome.value);
  if (outcome.kind === 'unclear') {
    const unclearSince = context.clock.now();
    await recordPurchase(context.database, context.turn, part.part, { unclearSince });
    return { kind: 'outcome', outcome: unclearPurchase(context, 'carts.checkout', unclearSince) };
  }
  const next = { checkoutAttempt: purchase.checkoutAttempt + 1 };
  const { failure } = outcome;
  const error = purchaseErrorKind(failure.facts);
  if (outcome.kind === 'in-progress' || error === 'in-progress') {
    await recordPurchase(context.database, context.turn, part.part, {
      ...next,
      unclearSince: context.clock.now(),
    });
    return { kind: 'outcome', outcome: stillInProgress(context) };
  }
  const sayNothing = error === 'already-ordered' || error === 'cart-gone' || failure.facts.status === 404;
  if (sayNothing || !(await provesNothingBought(context, part, purchase, lookedAt))) {
    // An earlier sending of this cart may have bought: this refusal proves nothing about that one before the search
    // that comes after the documented lag.
    const unclearSince = purchase.unclearSince ?? context.clock.now();
    await recordPurchase(context.database, context.turn, part.part, { ...next, unclearSince });
    return { kind: 'outcome', outcome: unclearPurchase(context, 'carts.checkout', unclearSince) };
  }
  await recordPurchase(context.database, context.turn, part.part, {
    ...next,
    checkoutSentAt: null,
    cartId: null,
    unclearSince: null,
  });
  return failed(failureValues(failure));
}

/** The service is at the same thing already; one that says so for longer than a change takes leaves the row unclear. */
function stillInProgress(context: PieceContext): PieceOutcome {
  const { since, looks } = context.record;
  const waited = context.clock.now().getTime() - since.getTime();
  return waitFor(
    context,
    pollWait(context.policy, looks),
    waited > context.policy.changePatience ? 'unknown' : 'purchasing',
    rowMessage('purchase-in-progress', { since: since.toISOString() }),
  );
}

/**
 * Whether a refusal is the last word on the purchase: no earlier sending is unclear, or the search past the listing's lag
 * found nothing, neither by the marker nor anything that could be ours without it.
 */
async function provesNothingBought(
  context: PieceContext,
  part: PlanPart,
  purchase: PurchaseRecord,
  lookedAt: Date,
): Promise<boolean> {
  if (purchase.unclearSince === undefined) return true;
  return lagIsOver(context, purchase, lookedAt) && !(await mayBeOurs(context, part, purchase));
}

async function judgeAnswer(
  context: PieceContext,
  part: PlanPart,
  purchase: PurchaseRecord,
  lookedAt: Date,
  result: CheckoutResult,
): Promise<Bought> {
  const name = checkoutWrite(part);
  await context.reach('checkout-answered', context.record.id);
  const verdict = judgeCheckout(result, wantedOf(part, purchase));
  if (verdict.kind === 'bought' || verdict.kind === 'pending') {
    const recorded = await recordPurchase(
      context.database,
      context.turn,
      part.part,
      {
        orderId: verdict.orderId,
        quantity: verdict.quantity,
        unclearSince: null,
        ...(verdict.kind === 'bought' ? { subscriptionId: verdict.subscriptionId } : {}),
      },
      name,
    );
    await context.reach('purchase-recorded', context.record.id);
    return { kind: 'bought', purchase: recorded };
  }
  const next = { checkoutAttempt: purchase.checkoutAttempt + 1 };
  if (verdict.kind === 'refused' && (await provesNothingBought(context, part, purchase, lookedAt))) {
    const forgotten = { ...next, checkoutSentAt: null, cartId: null, unclearSince: null };
    await recordPurchase(context.database, context.turn, part.part, forgotten, name);
    const { code, description } = verdict;
    return failed({ status: '201', code, description, ...(await sentUnderIds(context, name)) });
  }
  // Neither our line nor a refusal that proves anything: something may have been bought. Only a look tells.
  const unclearSince =
    verdict.kind === 'refused' ? (purchase.unclearSince ?? context.clock.now()) : context.clock.now();
  await recordPurchase(context.database, context.turn, part.part, { ...next, unclearSince }, name);
  return { kind: 'outcome', outcome: unclearPurchase(context, 'carts.checkout', unclearSince) };
}

function failed(values: Record<string, string>): Bought {
  return {
    kind: 'outcome',
    outcome: { kind: 'end', state: 'failed-purchase', message: rowMessage('purchase-refused', values) },
  };
}

/** What the service's answers are compared with. */
export function wantedOf(part: PlanPart, purchase: PurchaseRecord): WantedPurchase {
  return {
    marker: purchase.marker,
    catalogItemId: purchase.catalogItemId ?? part.plan.productId,
    quantity: part.licenses,
  };
}
