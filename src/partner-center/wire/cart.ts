import type * as z from 'zod/mini';
import type { CartId } from '../../base';
import { jsonObjectSchema } from './json';
import type { AttributesJson, LinksJson } from './link';
import { orderSchema, type OrderJson } from './order';
import { lenient, list, optional, resource, shaped } from './resource';
import { id, number, optionalToken, remark, text, token, word } from './scalar';

export interface ParticipantJson {
  /** `transaction_reseller` or `additional_transaction_reseller`. */
  readonly key: string;
  /** MPN id. */
  readonly value: string;
}

/** One line of a cart to create. */
export interface CartRequestLine {
  /** From 0. */
  readonly id: number;
  /** `product:sku:availability`, or the GUID of a legacy offer. */
  readonly catalogItemId: string;
  readonly friendlyName: string;
  readonly quantity: number;
  readonly currencyCode?: string;
  readonly billingCycle: string;
  readonly termDuration?: string;
  readonly participants?: readonly ParticipantJson[];
  readonly provisioningContext?: Readonly<Record<string, string>>;
  readonly attestationAccepted?: boolean;
  readonly promotionId?: string;
}

/** A cart to create (partner-center-api.md 12.1). */
export interface CartRequest {
  readonly lineItems: readonly CartRequestLine[];
  readonly partnerOnRecordAttestationAccepted?: boolean;
}

export interface CartErrorJson {
  readonly errorCode: string | number;
  readonly errorDescription: string;
  readonly additionalInformation?: unknown;
}

export interface CartLineJson extends Omit<CartRequestLine, 'friendlyName'> {
  readonly friendlyName?: string;
  readonly orderGroup?: string;
  readonly renewsTo?: unknown;
  readonly error?: CartErrorJson | null;
}

/** A cart as the service prints it. */
export interface CartJson {
  readonly id: string;
  readonly creationTimestamp: string;
  readonly lastModifiedTimestamp: string;
  readonly expirationTimestamp?: string;
  readonly lastModifiedUser?: string;
  readonly status?: string;
  readonly partnerOnRecordAttestationAccepted?: boolean;
  readonly lineItems: readonly CartLineJson[];
  readonly links?: LinksJson;
  readonly attributes?: AttributesJson;
}

const line = resource({
  id: number,
  catalogItemId: token,
  catalogId: token,
  friendlyName: text,
  quantity: number,
  currencyCode: optionalToken,
  billingCycle: word,
  termDuration: token,
  promotionId: optionalToken,
  participants: lenient(list(resource({ key: word, value: token })), []),
  provisioningContext: lenient(optional(jsonObjectSchema), undefined),
  /** Lines of one group become one order. */
  orderGroup: token,
  error: optional(resource({ errorCode: token, errorDescription: text })),
});

/** A cart; each line may carry an error although the answer was a success. */
export const cartSchema = resource({
  id: id<CartId>(),
  /** `active`, `ordered`; empty in old answers. */
  status: word,
  creationTimestamp: remark,
  expirationTimestamp: remark,
  lineItems: list(
    shaped(line, ({ catalogId, ...read }) => ({
      ...read,
      /** The samples spell it so; the tables of the reference call it `catalogId`. */
      catalogItemId: read.catalogItemId || catalogId,
    })),
  ),
});
export type Cart = z.output<typeof cartSchema>;

export interface OrderErrorJson {
  readonly orderGroupId: string;
  readonly code: string | number;
  readonly description: string;
}

/** The answer of a checkout as the service prints it. */
export interface CheckoutResultJson {
  readonly orders: readonly OrderJson[];
  readonly orderErrors?: readonly OrderErrorJson[];
  readonly attributes?: AttributesJson;
}

/** What a checkout brought: several orders can come out of one cart, and a success can carry errors. */
export const checkoutResultSchema = resource({
  orders: list(orderSchema),
  orderErrors: list(resource({ orderGroupId: token, code: token, description: text })),
});
export type CheckoutResult = z.output<typeof checkoutResultSchema>;
