import type { SubscriptionId } from '../../base';
import { carriesMarker } from '../../migration';
import { CallFailure } from '../../partner-center';
import { searchAudit } from '../purchase/audit-search';
import { sentUnder } from '../purchase/sendings';
import { findListed, readSource, type ReadBack, type ReadingContext } from '../source-reading';
import { shown } from '../shown';
import type { EngineWorld } from './engine-world';
import type { Unclear, UnclearChange, UnclearOrder, UnclearPurchase, UnclearRow } from './unclear';
import { lastSending } from './provable';

/** Where a purchase or a change is looked for. */
export type SearchPlace = 'cart' | 'orders' | 'order' | 'subscriptions' | 'audit-records' | 'subscription';

/**
 * What one look brought:
 * - `found`: it is there,
 * - `nothing`: it was looked for and does not show,
 * - `unreadable`: the service did not let us look, which proves nothing.
 */
export interface Search {
  readonly place: SearchPlace;
  readonly outcome: 'found' | 'nothing' | 'unreadable';
  /** How many were looked through, or in which state the one is. */
  readonly seen: string;
  /** Why it was unreadable. */
  readonly failure?: CallFailure;
}

/** One look that may fail without taking the others along. */
async function look(place: SearchPlace, search: () => Promise<Omit<Search, 'place'>>): Promise<Search> {
  try {
    return { place, ...(await search()) };
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    return { place, outcome: 'unreadable', seen: String(error.facts.status ?? ''), failure: error };
  }
}

const outcomeOf = (found: boolean): Search['outcome'] => (found ? 'found' : 'nothing');

/** Looks everywhere now, so that a person decides on what is so at this instant. */
export function searchEverywhere(world: EngineWorld, row: UnclearRow): Promise<readonly Search[]> {
  return Promise.all(searchesOf(world, row, row.unclear));
}

function searchesOf(world: EngineWorld, row: UnclearRow, unclear: Unclear): readonly Promise<Search>[] {
  switch (unclear.kind) {
    case 'purchase':
      return [cartSearch(world, row, unclear), ...purchaseSearches(world, row, unclear)].flat();
    case 'order':
      return [orderSearch(world, row, unclear), ...purchaseSearches(world, row, unclear)];
    case 'change':
      return [changeSearch(world, row, unclear)];
  }
}

function cartSearch(
  { service }: EngineWorld,
  { record }: UnclearRow,
  { purchase: { cartId } }: UnclearPurchase,
): Promise<Search>[] {
  if (cartId === undefined) return [];
  return [
    look('cart', async () => {
      const cart = await shown(service.carts.get(record.plan.customerId, cartId));
      return { outcome: outcomeOf(cart?.status === 'ordered'), seen: cart?.status ?? '' };
    }),
  ];
}

function orderSearch({ service }: EngineWorld, { record }: UnclearRow, { orderId }: UnclearOrder): Promise<Search> {
  return look('order', async () => {
    const order = await shown(service.orders.get(record.plan.customerId, orderId));
    return { outcome: outcomeOf(order !== undefined && order.status !== 'cancelled'), seen: order?.status ?? '' };
  });
}

function purchaseSearches(
  { service, clock }: EngineWorld,
  { record, intents }: UnclearRow,
  { part, purchase }: UnclearPurchase | UnclearOrder,
): Promise<Search>[] {
  const { customerId } = record.plan;
  const { marker } = purchase;
  return [
    look('orders', async () => {
      const orders = await service.orders.list(customerId);
      const found = orders.some((order) =>
        order.lineItems.some(({ friendlyName }) => carriesMarker(friendlyName, marker)),
      );
      return { outcome: outcomeOf(found), seen: String(orders.length) };
    }),
    look('subscriptions', async () => {
      const subscriptions = await service.subscriptions.list(customerId);
      const found = subscriptions.some(({ friendlyName }) => carriesMarker(friendlyName, marker));
      return { outcome: outcomeOf(found), seen: String(subscriptions.length) };
    }),
    look('audit-records', async () => {
      const correlationIds = sentUnder(part, intents);
      const sentAt = lastSending(purchase) ?? clock.now();
      const finding = await searchAudit(service, { customerId, marker, correlationIds, sentAt });
      if (finding.kind === 'unreadable') return { outcome: 'unreadable', seen: String(finding.status ?? '') };
      return { outcome: outcomeOf(finding.purchase !== undefined), seen: String(finding.records) };
    }),
  ];
}

function changeSearch(
  world: EngineWorld,
  { record }: UnclearRow,
  { subscriptionId, isMade }: UnclearChange,
): Promise<Search> {
  return look('subscription', async () => {
    const read = await readWherever({ ...world, record }, subscriptionId);
    return {
      outcome: outcomeOf(read !== undefined && isMade(read, world.policy)),
      seen: read?.subscription.status ?? '',
    };
  });
}

/**
 * The subscription by itself, else out of the list of all: where the service stumbles over the one, the other still
 * shows it. What it refuses to show by itself is not asked for in another way.
 */
async function readWherever(context: ReadingContext, id: SubscriptionId): Promise<ReadBack | undefined> {
  const list = () => context.service.subscriptions.list(context.record.plan.customerId);
  try {
    return (await readSource(context, id)) ?? findListed(context, await list(), id);
  } catch (error) {
    if (!(error instanceof CallFailure) || error.kind !== 'unclear') throw error;
    const listed = findListed(context, await list(), id);
    if (listed === undefined) throw error;
    return listed;
  }
}
