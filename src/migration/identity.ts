import { v5 as uuidv5 } from 'uuid';
import { brandId, idKey, type RequestId, type SubscriptionId, type TenantId } from '../base';

/**
 * What makes a purchase the same purchase everywhere: every installation, copy of the workbook and agent computes the
 * same marker and request ids from it (design.md section 1, "Identity").
 */
export interface MigrationIdentity {
  readonly tenantId: TenantId;
  /** The old subscription. */
  readonly subscriptionId: SubscriptionId;
  /** From 1. Raised by the store alone, after a proven failed purchase, a cancel before A, or an undo. */
  readonly generation: number;
}

/** One target of a migration: users of one source may go to several plans. */
export interface PartIdentity extends MigrationIdentity {
  /** From 1. */
  readonly part: number;
}

/** Name space of everything that is derived from a migration's identity; fixed for ever. */
const nameSpace = '5b0c8e0e-6f0f-5d7e-9a53-3d2b6c1f7a10';

/** Writes whose request id is derived from the identity. */
export type IdentityWrite = 'cart-create' | 'checkout' | 'order-create';

function nameOf(identity: PartIdentity): string {
  return [
    idKey(identity.tenantId),
    idKey(identity.subscriptionId),
    String(identity.generation),
    String(identity.part),
  ].join('/');
}

/**
 * The request id of a write of step A. `attempt` counts from 0 and is raised only after a definite answer of the
 * service; an unanswered write is repeated under the same id (partner-center-api.md 5.2).
 */
export function purchaseRequestId(identity: PartIdentity, write: IdentityWrite, attempt: number): RequestId {
  return brandId<RequestId>(uuidv5(`${nameOf(identity)}/${write}/${String(attempt)}`, nameSpace));
}

const markerAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const markerPrefix = 'CG-';
const markerLength = 16;

/**
 * The row marker: `CG-` and 16 characters (80 bits) that stand in the friendly name of what is bought, so that the
 * purchase can be found again in the customer's orders and subscriptions.
 */
export function rowMarker(identity: PartIdentity): string {
  const hex = uuidv5(`${nameOf(identity)}/marker`, nameSpace).replaceAll('-', '');
  // The version digit (index 12) and variant digit (index 16) of a UUID are constant: leave them out.
  const random = hex.slice(0, 12) + hex.slice(13, 16) + hex.slice(17);
  let bits = BigInt(`0x${random.slice(0, 20)}`);
  let text = '';
  for (let index = 0; index < markerLength; index += 1) {
    text = markerAlphabet.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return markerPrefix + text;
}

/** Whether a friendly name carries the marker. The service may have changed its case or put text around it. */
export function carriesMarker(friendlyName: string | undefined, marker: string): boolean {
  return friendlyName !== undefined && friendlyName.toUpperCase().includes(marker);
}
