import { dayOf, addDays, idKey, type CustomerId, type OrderId } from '../../base';
import { carriesMarker } from '../../migration';
import { CallFailure, type AuditRecord, type PartnerCenter } from '../../partner-center';
import { shown } from '../shown';
import type { FoundPurchase } from './marker-search';

/** What is known of the sending whose record is looked for. */
export interface SoughtPurchase {
  readonly customerId: CustomerId;
  readonly marker: string;
  /** Of every try of ours that may have bought. */
  readonly correlationIds: readonly string[];
  readonly sentAt: Date;
}

/** What the audit records show: `unreadable` where this sign-in may not read them, which proves nothing. */
export type AuditFinding =
  | { readonly kind: 'read'; readonly records: number; readonly purchase: FoundPurchase | undefined }
  | { readonly kind: 'unreadable'; readonly status: number | undefined };

/** Orders whose record says that they may be ours: by our marker, or by the correlation id of our own sending. */
function auditedOrders(
  records: readonly AuditRecord[],
  { marker, correlationIds }: Pick<SoughtPurchase, 'marker' | 'correlationIds'>,
): readonly OrderId[] {
  const ours = new Set(correlationIds.map((id) => id.toLowerCase()));
  const found = records.filter(
    ({ operationType, originalCorrelationId, order }) =>
      operationType.includes('order') &&
      (ours.has(originalCorrelationId?.toLowerCase() ?? '') ||
        order?.lineItems.some(({ friendlyName }) => carriesMarker(friendlyName, marker)) === true),
  );
  return [
    ...new Map(found.flatMap(({ orderId }) => (orderId === undefined ? [] : [[idKey(orderId), orderId]]))).values(),
  ];
}

/**
 * Looks for a purchase in the audit records, where the list of orders shows none. A record only says where to look: the
 * order itself has to carry the marker (partner-center-api.md section 19, whose correlation ids are a clue, no proof).
 */
export async function searchAudit(service: PartnerCenter, sought: SoughtPurchase): Promise<AuditFinding> {
  // A day ahead: the service's day may begin elsewhere than ours.
  const since = addDays(dayOf(sought.sentAt), -1);
  let records: readonly AuditRecord[];
  try {
    records = await service.auditRecords.list(sought.customerId, since);
  } catch (error) {
    if (!(error instanceof CallFailure) || error.kind === 'throttled') throw error;
    return { kind: 'unreadable', status: error.facts.status };
  }
  for (const id of auditedOrders(records, sought)) {
    const order = await shown(service.orders.get(sought.customerId, id));
    if (order === undefined || order.status === 'cancelled') continue;
    const line = order.lineItems.find(({ friendlyName }) => carriesMarker(friendlyName, sought.marker));
    if (line === undefined) continue;
    const purchase = { orderId: order.id, subscriptionId: line.subscriptionId, quantity: line.quantity };
    return { kind: 'read', records: records.length, purchase };
  }
  return { kind: 'read', records: records.length, purchase: undefined };
}
