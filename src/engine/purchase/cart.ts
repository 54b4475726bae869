import {
  billingWord,
  judgeCart,
  purchaseErrorKind,
  purchaseRequestId,
  rowMessage,
  type PlanPart,
} from '../../migration';
import type { CallFailure, Cart, CartRequest } from '../../partner-center';
import type { PieceContext, PieceOutcome } from '../pieces/piece';
import { waitFor } from '../pieces/piece';
import { pollWait } from '../policy';
import type { PurchaseRecord } from '../store/rows/records';
import { recordPurchase } from '../store/turns/purchases';
import { failureValues, sendWrite, sentUnderIds } from '../write';
import { resolveItem } from './catalogue-item';
import { friendlyNameOf } from './friendly-name';
import { identityOf } from './part-identity';

export type PreparedCart =
  | { readonly kind: 'ready'; readonly purchase: PurchaseRecord }
  | { readonly kind: 'order-instead'; readonly catalogItemId: string }
  | { readonly kind: 'outcome'; readonly outcome: PieceOutcome };

const mostCartAttempts = 3;

/** The name of the write in the row's journal. */
export function cartWrite(part: Pick<PlanPart, 'part'>): string {
  return `part-${String(part.part)}/cart`;
}

function cartRequest(
  context: PieceContext,
  part: PlanPart,
  purchase: PurchaseRecord,
  item: { catalogItemId: string; currency: string | undefined },
): CartRequest {
  const { plan } = context.record;
  return {
    ...(context.policy.resellerAttested === true ? { partnerOnRecordAttestationAccepted: true } : {}),
    lineItems: [
      {
        id: 0,
        catalogItemId: item.catalogItemId,
        friendlyName: friendlyNameOf(purchase.marker, plan.reference),
        quantity: part.licenses,
        billingCycle: billingWord(part.billing),
        ...(item.currency === undefined ? {} : { currencyCode: item.currency }),
        ...(part.term === undefined ? {} : { termDuration: part.term }),
        ...(context.policy.planAttested === true ? { attestationAccepted: true } : {}),
        ...(plan.source.resellerId === ''
          ? {}
          : { participants: [{ key: 'transaction_reseller', value: plan.source.resellerId }] }),
      },
    ],
  };
}

function refused(values: Record<string, string>): PreparedCart {
  return {
    kind: 'outcome',
    outcome: { kind: 'end', state: 'failed-purchase', message: rowMessage('purchase-refused', values) },
  };
}

/**
 * Makes the cart of a part, one cart a row (partner-center-api.md 12.1). A cart buys nothing, so an unanswered creation
 * is simply repeated under its request id; only the cart that was written down is ever checked out.
 */
export async function prepareCart(
  context: PieceContext,
  part: PlanPart,
  purchase: PurchaseRecord,
): Promise<PreparedCart> {
  const item = await resolveItem(context, part);
  if (item === undefined) {
    return {
      kind: 'outcome',
      outcome: { kind: 'end', state: 'failed-purchase', message: rowMessage('plan-gone', { plan: part.plan.label }) },
    };
  }
  const name = cartWrite(part);
  const outcome = await sendWrite<Cart>(
    context,
    {
      name,
      requestId: purchaseRequestId(identityOf(context.record, part.part), 'cart-create', purchase.cartAttempt),
      intended: 'cart-intended',
    },
    (write) =>
      context.service.carts.create(context.record.plan.customerId, cartRequest(context, part, purchase, item), write),
  );
  if (outcome.kind === 'unclear' || outcome.kind === 'in-progress') {
    if (outcome.kind === 'in-progress') {
      // What a repeated request id is answered is not documented (partner-center-api.md 5.2): a conflict could be all
      // that ever comes. A cart buys nothing, so the next look makes another one under an id of its own.
      await recordPurchase(context.database, context.turn, part.part, { cartAttempt: purchase.cartAttempt + 1 });
    }
    return {
      kind: 'outcome',
      outcome: waitFor(
        context,
        pollWait(context.policy, context.record.looks),
        'purchasing',
        rowMessage('service-trouble', { operation: 'carts.create', ...failureValues(outcome.failure) }),
      ),
    };
  }
  if (outcome.kind === 'refused') {
    if (cartIsRefused(part, outcome.failure)) {
      return { kind: 'order-instead', catalogItemId: item.catalogItemId };
    }
    await recordPurchase(context.database, context.turn, part.part, { cartAttempt: purchase.cartAttempt + 1 });
    return refused(failureValues(outcome.failure));
  }
  await context.reach('cart-created', context.record.id);
  const cart = outcome.value;
  const wanted = { catalogItemId: item.catalogItemId, quantity: part.licenses };
  // Just made, so not expired, whatever the service's clock and ours think of each other; its checkout would tell.
  const verdict = judgeCart(cart, wanted, new Date(0));
  if (verdict.kind === 'ready' || verdict.kind === 'ordered') {
    // A cart that the service already ordered under our request id is our own: the checkout repeats its answer.
    const recorded = await recordPurchase(
      context.database,
      context.turn,
      part.part,
      { cartId: cart.id, catalogItemId: item.catalogItemId },
      name,
    );
    return { kind: 'ready', purchase: recorded };
  }
  const next = await recordPurchase(
    context.database,
    context.turn,
    part.part,
    { cartAttempt: purchase.cartAttempt + 1 },
    name,
  );
  const again = verdict.kind !== 'refused' || verdict.error === 'fix-plan';
  if (again && next.cartAttempt < mostCartAttempts) return prepareCart(context, part, next);
  if (verdict.kind === 'refused') {
    if (part.plan.commerce === 'legacy' && cannotBeCarted.has(verdict.code)) {
      return { kind: 'order-instead', catalogItemId: item.catalogItemId };
    }
    return refused({
      status: '201',
      code: verdict.code,
      description: verdict.description,
      ...(await sentUnderIds(context, name)),
    });
  }
  return refused({ status: '201', code: verdict.kind, description: '', ...(await sentUnderIds(context, name)) });
}

/** Cart errors that say that the item is not for carts (partner-center-api.md 12.1): catalogue item, cannot process. */
const cannotBeCarted = new Set(['10001', '10006']);
const noSuchOperation = new Set([404, 405, 501]);

/**
 * The service offers no carts for this at all; an order is the documented way then, for items of both kinds of commerce
 * (section 12.2). Of new commerce an item that a cart refuses is no item for an order either.
 */
function cartIsRefused({ plan }: PlanPart, failure: CallFailure): boolean {
  const { status, code } = failure.facts;
  if (plan.commerce === 'legacy' && code !== undefined && cannotBeCarted.has(code)) return true;
  if (status === undefined || !noSuchOperation.has(status)) return false;
  return purchaseErrorKind({ status, code }) !== 'customer-gone';
}
