import { judgeCart, type PlanPart } from '../../migration';
import type { Cart } from '../../partner-center';
import type { PieceContext } from '../pieces/piece';
import { unanswered } from '../store/turns/intents';
import type { PurchaseRecord, SentIntent } from '../store/rows/records';
import { recordPurchase } from '../store/turns/purchases';
import { shown } from '../shown';
import { clearAt } from '../write';
import { cartWrite, prepareCart } from './cart';
import { checkout, wantedOf, type Bought } from './checkout';
import { searchAudit } from './audit-search';
import { searchMarker, type FoundPurchase } from './marker-search';
import { mayBeOurs } from './may-be-ours';
import { placeOrder } from './order';
import { checkoutWrite, sentUnder } from './sendings';
import { lagIsOver, unclearPurchase } from './unclear';

/**
 * Step A for one part: from whatever is known of it to an order that exists, or to a wait, or to an end. Called again
 * after every crash; the first thing that a sent purchase gets is a look.
 */
export async function purchasePart(
  context: PieceContext,
  part: PlanPart,
  purchase: PurchaseRecord,
  intents: ReadonlyMap<string, SentIntent>,
): Promise<Bought> {
  if (purchase.orderId !== undefined || purchase.subscriptionId !== undefined) return { kind: 'bought', purchase };

  const look: Look = { at: context.clock.now(), intents };
  const found = await searchMarker(context, purchase.marker);
  if (found !== undefined) return adopt(context, part, purchase, found);

  if (purchase.orderSentAt !== undefined) {
    const recorded = await auditedPurchase(context, part, purchase, look);
    if (recorded !== undefined) return adopt(context, part, purchase, recorded);
    // Nothing tells an order that is listed late from one that never was: a person decides (design.md, "Writes").
    const since = purchase.unclearSince ?? purchase.orderSentAt;
    return { kind: 'outcome', outcome: unclearPurchase(context, 'orders.create', since) };
  }
  if (purchase.checkoutSentAt !== undefined) return settleCheckout(context, part, purchase, look);
  return buy(context, part, purchase, look);
}

/** What the present look at a purchase rests on. */
interface Look {
  /** When its search was begun: what was listed by then was seen. */
  readonly at: Date;
  readonly intents: ReadonlyMap<string, SentIntent>;
}

/** The purchase as the audit records show it, once the lists of the service must show it and do not. */
async function auditedPurchase(
  context: PieceContext,
  part: PlanPart,
  purchase: PurchaseRecord,
  look: Look,
): Promise<FoundPurchase | undefined> {
  const sentAt = purchase.unclearSince ?? purchase.checkoutSentAt ?? purchase.orderSentAt;
  if (sentAt === undefined || sentAt.getTime() + context.policy.listingLag > look.at.getTime()) return undefined;
  const { marker } = purchase;
  const correlationIds = sentUnder(part, look.intents);
  const found = await searchAudit(context.service, {
    customerId: context.record.plan.customerId,
    marker,
    correlationIds,
    sentAt,
  });
  return found.kind === 'read' ? found.purchase : undefined;
}

async function adopt(
  context: PieceContext,
  part: PlanPart,
  purchase: PurchaseRecord,
  found: FoundPurchase,
): Promise<Bought> {
  const sentByUs = purchase.checkoutSentAt !== undefined || purchase.orderSentAt !== undefined;
  const recorded = await recordPurchase(context.database, context.turn, part.part, {
    adopted: !sentByUs,
    unclearSince: null,
    ...(found.orderId === undefined ? {} : { orderId: found.orderId }),
    ...(found.subscriptionId === undefined ? {} : { subscriptionId: found.subscriptionId }),
    ...(found.quantity === undefined ? {} : { quantity: found.quantity }),
  });
  return { kind: 'bought', purchase: recorded };
}

async function buy(context: PieceContext, part: PlanPart, purchase: PurchaseRecord, look: Look): Promise<Bought> {
  if (purchase.cartId !== undefined) {
    const cart = await shown(context.service.carts.get(context.record.plan.customerId, purchase.cartId));
    if (cart !== undefined && usable(context, part, purchase, cart)) {
      return checkout(context, part, purchase, look.at);
    }
    const fresh = await recordPurchase(context.database, context.turn, part.part, {
      cartId: null,
      cartAttempt: purchase.cartAttempt + 1,
    });
    return buy(context, part, fresh, look);
  }
  const unmade = unanswered(look.intents, cartWrite(part));
  if (unmade !== undefined && clearAt(context, unmade.sentAt) > context.clock.now()) {
    const until = clearAt(context, unmade.sentAt);
    return { kind: 'outcome', outcome: { kind: 'wait', state: 'purchasing', until } };
  }
  const prepared = await prepareCart(context, part, purchase);
  if (prepared.kind === 'outcome') return prepared;
  if (prepared.kind === 'order-instead') return placeOrder(context, part, purchase, prepared.catalogItemId);
  return checkout(context, part, prepared.purchase, look.at);
}

/**
 * A checkout was sent and the purchase does not show. The same cart is checked out again once its predecessor can no
 * longer take effect; where the cart is gone, no other one is made before the documented lag of the listing has passed
 * and a search past it found nothing (design.md, "After a checkout was sent").
 */
async function settleCheckout(
  context: PieceContext,
  part: PlanPart,
  purchase: PurchaseRecord,
  look: Look,
): Promise<Bought> {
  const now = context.clock.now();
  const open = unanswered(look.intents, checkoutWrite(part));
  if (open !== undefined) {
    const clear = clearAt(context, open.sentAt);
    if (clear > now) return { kind: 'outcome', outcome: unclearPurchase(context, 'carts.checkout', clear, clear) };
  }
  // Nobody heard of it: it may have bought as late as its deadline, and the lag begins there.
  const lastUnclear =
    latest(purchase.unclearSince, open && clearAt(context, open.sentAt)) ?? purchase.checkoutSentAt ?? now;
  const marked = await recordPurchase(context.database, context.turn, part.part, { unclearSince: lastUnclear });
  const unclear: Bought = { kind: 'outcome', outcome: unclearPurchase(context, 'carts.checkout', lastUnclear) };
  const cart =
    marked.cartId === undefined
      ? undefined
      : await shown(context.service.carts.get(context.record.plan.customerId, marked.cartId));
  const ordered = cart?.status === 'ordered';
  const seen = lagIsOver(context, marked, look.at);
  // An ordered cart bought something, which the listing shows in its time; after that only its own answer tells.
  if (cart !== undefined && (!ordered || seen) && usable(context, part, marked, cart)) {
    return checkout(context, part, marked, look.at);
  }
  if (ordered || !seen) return unclear;
  // The search at the head of this look came after the lag and found nothing; where the records show nothing either,
  // and nothing is there that could be ours without saying so, nothing was bought by that cart.
  const recorded = await auditedPurchase(context, part, marked, look);
  if (recorded !== undefined) return adopt(context, part, marked, recorded);
  if (await mayBeOurs(context, part, marked)) return unclear;
  const fresh = await recordPurchase(
    context.database,
    context.turn,
    part.part,
    {
      cartId: null,
      cartAttempt: marked.cartAttempt + 1,
      checkoutAttempt: marked.checkoutAttempt + 1,
      checkoutSentAt: null,
      unclearSince: null,
    },
    checkoutWrite(part),
  );
  return buy(context, part, fresh, look);
}

function latest(a: Date | undefined, b: Date | undefined): Date | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}

/** A cart that holds what the row wants and has time left. */
function usable(context: PieceContext, part: PlanPart, purchase: PurchaseRecord, cart: Cart): boolean {
  const { catalogItemId, quantity } = wantedOf(part, purchase);
  const verdict = judgeCart(cart, { catalogItemId, quantity }, context.clock.now());
  return verdict.kind === 'ready' || verdict.kind === 'ordered';
}
