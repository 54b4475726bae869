/**
 * What an error of the service means for a row (partner-center-api.md sections 12 and 20):
 * - `sign-in`: nobody can go on before somebody signs in again,
 * - `needs-right`: a right in the customer's directory is missing,
 * - `customer-gone`: no relationship to the customer any more,
 * - `needs-agreement`: the customer's agreement is missing,
 * - `needs-person`: credit, risk, review, a lock: a person must act outside,
 * - `fix-plan`: the item is wrong, gone or not allowed: resolve the catalogue again, else another plan,
 * - `quantity-bounds` and `subscription-limit`: another number, or seats added to an existing subscription,
 * - `in-progress`: the same thing is under way: look, never repeat,
 * - `already-ordered`: the cart was checked out before: read the order,
 * - `cart-gone`: the cart is unknown or expired,
 * - `stale-etag`: read again, repeat once,
 * - `window-over`: cancelling or reducing is no longer possible,
 * - `too-often`: the thing was changed too often for now: nothing was done, ask again later,
 * - `state-forbids`: the subscription's state does not allow it: read, decide again,
 * - `no-units`: no free licenses yet: wait; the user stays on the old license,
 * - `user-gone`, `location-missing`: about one user,
 * - `sandbox-limit`, `service-trouble`: say so; a write is reconciled first,
 * - `refused`: a definite no that the reference does not explain.
 */
export type ServiceErrorKind =
  | 'sign-in'
  | 'needs-right'
  | 'customer-gone'
  | 'needs-agreement'
  | 'needs-person'
  | 'fix-plan'
  | 'quantity-bounds'
  | 'subscription-limit'
  | 'in-progress'
  | 'already-ordered'
  | 'cart-gone'
  | 'stale-etag'
  | 'window-over'
  | 'too-often'
  | 'state-forbids'
  | 'no-units'
  | 'user-gone'
  | 'location-missing'
  | 'sandbox-limit'
  | 'service-trouble'
  | 'refused';

const codes: Readonly<Partial<Record<ServiceErrorKind, readonly string[]>>> = {
  'sign-in': ['900420', '900421', '800001'],
  'needs-right': ['900308', '900309', '900329', '900316', '90000', '2032', '900150'],
  'customer-gone': ['20002', '60003', '1000'],
  'needs-agreement': ['13605'],
  'needs-person': [
    ...['800023', '800025', '900121', '800069', '800073', '800074', '800075', '900416', '900124'],
    ...['900203', '900206', '800015', '800016', '2072', '900154', '900123', '10004', '10011', '10012'],
  ],
  'fix-plan': [
    ...['2100', '2085', '2091', '2006', '800020', '800004', '10001', '800070', '800086', '400072', '500600', '800063'],
    ...['400013', '400018', '400030', '400036', '10000', '10003', '10007', '10008', '10010', '10013', '10014'],
    ...['10016', '10017', '800009'],
  ],
  'quantity-bounds': ['2002', '800067', '800068', '800088', '10015', '10002', '10018', '10019'],
  'subscription-limit': ['800066', '27006', '900419'],
  'in-progress': ['800060', '800064', '900278', '900112', '900113', '900114'],
  'already-ordered': ['800065'],
  'cart-gone': ['800008'],
  'stale-etag': ['2055'],
  'window-over': ['800090', '900117', '900213'],
  'too-often': ['900311'],
  'state-forbids': ['800091', '2001', '800081', '800082', '800096', '800040', '900279', '800093', '900115'],
  'no-units': ['60012'],
  'user-gone': ['60002'],
  'sandbox-limit': ['800018', '10009'],
  'service-trouble': ['800003', '800005', '800031', '800094', '900192'],
};

const kindByCode = new Map(
  Object.entries(codes).flatMap(([kind, list]) =>
    // The entries of the table above, whose keys its type names.
    list.map((code) => [code, kind as ServiceErrorKind] as const),
  ),
);

const kindByStatus: Readonly<Record<number, ServiceErrorKind>> = {
  401: 'sign-in',
  403: 'needs-right',
  409: 'in-progress',
  412: 'stale-etag',
  428: 'stale-etag',
};

export interface ServiceErrorFacts {
  /** HTTP status; undefined: an error inside an answer that was a success (cart line, order error). */
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly description?: string;
}

/** The kind of an error by its code, else by its status; text decides only where the reference knows no code. */
export function purchaseErrorKind(facts: ServiceErrorFacts): ServiceErrorKind {
  const byCode = kindByCode.get(facts.code?.trim() ?? '');
  if (byCode !== undefined) return byCode;
  // The code for a missing usage location is not known (partner-center-api.md section 14), its text is.
  if (/usage\s*location/i.test(facts.description ?? '')) return 'location-missing';
  const byStatus = kindByStatus[facts.status ?? 0];
  if (byStatus !== undefined) return byStatus;
  return facts.status !== undefined && facts.status >= 500 ? 'service-trouble' : 'refused';
}

const passing: ReadonlySet<ServiceErrorKind> = new Set<ServiceErrorKind>([
  ...(['in-progress', 'no-units', 'service-trouble', 'stale-etag', 'too-often'] as const),
]);

/** Whether the service may let the same thing through later without anybody changing the row. */
export function passesByWaiting(kind: ServiceErrorKind): boolean {
  return passing.has(kind);
}
