declare const brand: unique symbol;

/** A primitive that only its own reader can make, so that ids of different things cannot be mixed up. */
export type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** Directory (tenant) id of the partner whose connection is used. */
export type TenantId = Branded<string, 'TenantId'>;
/** Directory (tenant) id of a customer. */
export type CustomerId = Branded<string, 'CustomerId'>;
export type SubscriptionId = Branded<string, 'SubscriptionId'>;
export type OrderId = Branded<string, 'OrderId'>;
export type CartId = Branded<string, 'CartId'>;
export type UserId = Branded<string, 'UserId'>;
/** Directory SKU id: what license calls speak of; not the SKU of the catalogue. */
export type DirectorySkuId = Branded<string, 'DirectorySkuId'>;
export type ServicePlanId = Branded<string, 'ServicePlanId'>;
/** Value of MS-RequestId: one per business operation, kept over repeats (partner-center-api.md 5.2). */
export type RequestId = Branded<string, 'RequestId'>;
export type RunId = Branded<string, 'RunId'>;

const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text has the form of a GUID, in either case. */
export function isGuid(text: string): boolean {
  return guidPattern.test(text);
}

/**
 * The form in which an id is compared and stored as a key. GUIDs arrive in upper case in some answers and in lower
 * case in others (partner-center-api.md section 1, point 10); other ids (order tokens) are case-sensitive.
 * An id is *sent* as the service wrote it, never in this form.
 */
export function idKey(id: string): string {
  const trimmed = id.trim();
  return isGuid(trimmed) ? trimmed.toLowerCase() : trimmed;
}

/** Whether two ids name the same thing. */
export function sameId(a: string, b: string): boolean {
  return idKey(a) === idKey(b);
}

/**
 * Brands a text that a schema has already checked. The one place where a plain text becomes an id:
 * `brandId<CustomerId>(text)`.
 */
export function brandId<Id extends Branded<string, string>>(text: string): Id {
  // The brand exists in the type only, so a cast is the only way to put it on.
  return text as Id;
}
