import type { LedgerEntry, Move, Purchase, SubscriptionChange } from '../ledger';
import { readFilter, type Filter } from '../filter';
import { ok, type Answer, type Call, type Operation } from '../operation';
import { endOfList, makeToken, pageOf } from '../paging';
import { badRequest } from '../refusal';
import { hash } from '../seed/random';
import { dayMilliseconds } from '../state/terms';
import { preciseInstant } from '../wire/instant';
import { collection, link } from '../wire/link';
import { partnerTenantId } from './partner';

interface Fact {
  readonly resourceType: 'order' | 'license' | 'subscription';
  readonly operationType: string;
  readonly newValue: unknown;
  readonly customized: readonly { readonly key: string; readonly value: string | null }[];
}

function orderFact(purchases: readonly Purchase[]): Fact {
  const [first] = purchases;
  const customized = purchases.flatMap((purchase, index) => [
    { key: `OfferId-${String(index)}`, value: purchase.offer },
    { key: `SubscriptionId-${String(index)}`, value: purchase.subscription },
    { key: `SubscriptionName-${String(index)}`, value: purchase.friendlyName },
    { key: `Quantity-${String(index)}`, value: String(purchase.quantity) },
  ]);
  const lines = purchases.map((purchase, index) => ({
    LineItemNumber: index,
    OfferId: purchase.offer,
    SubscriptionId: purchase.subscription,
    FriendlyName: purchase.friendlyName,
    Quantity: purchase.quantity,
  }));
  return {
    resourceType: 'order',
    operationType: 'create_order',
    newValue: { Id: first?.order, ReferenceCustomerId: first?.customer, LineItems: lines },
    customized: [{ key: 'OrderId', value: first?.order ?? null }, ...customized],
  };
}

function moveFact(move: Move): Fact {
  return {
    resourceType: 'license',
    operationType: 'update_customer_user_licenses',
    newValue: {
      LicensesToAssign: move.added.map((SkuId) => ({ ExcludedPlans: null, SkuId })),
      LicensesToRemove: move.removed,
      LicenseWarnings: [],
    },
    customized: [{ key: 'CustomerUserId', value: move.user }],
  };
}

function changeFact(change: SubscriptionChange): Fact {
  return {
    resourceType: 'subscription',
    operationType: 'update_subscription',
    newValue: { Id: change.subscription, [change.change]: change.to },
    customized: [{ key: 'SubscriptionId', value: change.subscription }],
  };
}

/** Records of the ledger's entries, one an order, move or change; the simulator keeps no second book. */
function records(entries: readonly LedgerEntry[]): { readonly entry: LedgerEntry; readonly fact: Fact }[] {
  const orders = new Map<string, Purchase[]>();
  const found: { entry: LedgerEntry; fact: Fact }[] = [];
  for (const entry of entries) {
    if (entry.cause !== 'call') continue;
    if (entry.kind === 'move') found.push({ entry, fact: moveFact(entry) });
    if (entry.kind === 'change') found.push({ entry, fact: changeFact(entry) });
    if (entry.kind !== 'purchase') continue;
    const order = orders.get(entry.order);
    if (order) order.push(entry);
    else orders.set(entry.order, [entry]);
  }
  for (const purchases of orders.values()) {
    const [entry] = purchases;
    if (entry) found.push({ entry, fact: orderFact(purchases) });
  }
  return found.sort((a, b) => (a.entry.at < b.entry.at ? -1 : a.entry.at > b.entry.at ? 1 : 0));
}

function isWanted(filter: Filter, customer: string, name: string, resourceType: string): boolean {
  switch (filter.field) {
    case 'companyname':
      return name.toLowerCase().includes(filter.value);
    case 'customerid':
      return customer.toLowerCase() === filter.value;
    case 'resourcetype':
      return resourceType === filter.value;
    default:
      throw badRequest(`Audit records cannot be filtered by ${filter.field}.`, 2000);
  }
}

function dateOf(text: string | undefined, fallback: number): number {
  const instant = text === undefined || text === '' ? fallback : Date.parse(text);
  if (Number.isNaN(instant)) throw badRequest(`${text ?? ''} is not a date.`, 2000);
  return instant;
}

function list(call: Call): Answer {
  const { world, now } = call;
  const from = dateOf(call.query.get('startdate'), now - 30 * dayMilliseconds);
  const end = call.query.get('enddate');
  const to = end ? dateOf(end, now) + dayMilliseconds : now;
  if (from < now - 91 * dayMilliseconds) throw badRequest('Audit records go back 90 days.', 2000);
  const filter = readFilter(call.query.get('filter'));
  const partner = partnerTenantId(world.options.seed);
  const items = records(world.ledger.all()).flatMap(({ entry, fact }) => {
    const at = Date.parse(entry.at);
    const lag = world.clock.scaled(world.options.auditLagMs * (hash(entry.at, 'audit') / 0x1_0000_0000));
    const name = world.customers.get(entry.customer)?.facts.name ?? '';
    if (
      at < from ||
      at >= to ||
      now < at + lag ||
      (filter && !isWanted(filter, entry.customer, name, fact.resourceType))
    )
      return [];
    return [
      {
        id: `${partner}_${entry.customer}_${fact.operationType}_${String(at)}`.toLowerCase(),
        partnerId: partner,
        customerId: entry.customer,
        customerName: name,
        userPrincipalName: 'agent@paperlantern.example',
        applicationId: 'SANDBOX',
        resourceType: fact.resourceType,
        resourceNewValue: JSON.stringify(fact.newValue),
        operationType: fact.operationType,
        originalCorrelationId: entry.correlationId,
        operationDate: preciseInstant(at),
        operationStatus: 'succeeded',
        customizedData: fact.customized,
        attributes: { objectType: 'AuditRecord' },
      },
    ];
  });
  const { offset, size } = pageOf(call, 'auditrecords');
  if (offset > 0 && offset >= items.length) throw endOfList();
  const self = '/auditrecords';
  const part = items.slice(offset, offset + size);
  if (offset + size >= items.length) return ok(collection(part, self));
  const token = makeToken({ list: 'auditrecords', offset: offset + size });
  const next = link(`${self}?seekOperation=Next`, [{ key: 'MS-ContinuationToken', value: token }]);
  return ok(collection(part, self, { links: { next } }));
}

export const auditOperations: readonly Operation[] = [
  { name: 'auditrecords.list', method: 'GET', path: '/v1/auditrecords', handle: list },
];
