import type * as z from 'zod/mini';
import type { CustomerId, OrderId, SubscriptionId } from '../../base';
import { attributesSchema, linkSchema, type AttributesJson, type LinksJson } from './link';
import { list, optional, resource, shaped } from './resource';
import { count, id, number, optionalId, optionalNumber, optionalToken, remark, text, token, word } from './scalar';

export interface OrderRequestLine {
  /** From 0. */
  readonly lineItemNumber: number;
  /** GUID of a legacy offer, or `product:sku:availability`. */
  readonly offerId: string;
  readonly friendlyName: string;
  readonly quantity: number;
  readonly termDuration?: string;
  /** MPN id of the reseller, only where an indirect provider orders. */
  readonly partnerIdOnRecord?: string;
  readonly additionalPartnerIdsOnRecord?: readonly string[];
  readonly provisioningContext?: Readonly<Record<string, string>>;
  readonly attestationAccepted?: boolean;
  readonly promotionId?: string;
}

/** An order to create without a cart (partner-center-api.md 12.2). */
export interface OrderRequest {
  readonly billingCycle: string;
  readonly currencyCode?: string;
  readonly lineItems: readonly OrderRequestLine[];
  readonly partnerOnRecordAttestationAccepted?: boolean;
}

export interface OrderLineJson {
  readonly lineItemNumber: number;
  readonly offerId: string;
  readonly subscriptionId?: string;
  readonly parentSubscriptionId?: string;
  readonly friendlyName?: string;
  readonly quantity: number;
  readonly termDuration?: string;
  readonly transactionType?: string;
  readonly partnerIdOnRecord?: string;
  readonly links?: LinksJson;
}

/** An order as the service prints it (partner-center-api.md section 13). */
export interface OrderJson {
  readonly id: string;
  readonly alternateId?: string;
  readonly referenceCustomerId?: string;
  readonly billingCycle?: string;
  readonly transactionType?: string;
  readonly currencyCode?: string;
  readonly currencySymbol?: string;
  readonly lineItems: readonly OrderLineJson[];
  readonly creationDate?: string;
  readonly status?: string;
  readonly links?: LinksJson;
  readonly attributes?: AttributesJson;
}

const line = resource({
  lineItemNumber: count,
  offerId: token,
  /** Missing until the subscription exists; it appears later when the order is read again. */
  subscriptionId: optionalId<SubscriptionId>(),
  parentSubscriptionId: optionalId<SubscriptionId>(),
  friendlyName: text,
  quantity: number,
  termDuration: token,
  transactionType: word,
  partnerIdOnRecord: optionalToken,
  links: optional(resource({ subscription: optional(linkSchema) })),
});

/** The subscription that an uri such as `/customers/{id}/subscriptions/{id}` names. */
function subscriptionIn(uri: string | undefined): string | undefined {
  return /\/subscriptions\/([^/?#]+)/i.exec(uri ?? '')?.[1];
}

const subscriptionId = optionalId<SubscriptionId>();

const fields = resource({
  id: id<OrderId>(),
  alternateId: optionalToken,
  referenceCustomerId: optionalId<CustomerId>(),
  billingCycle: word,
  transactionType: word,
  currencyCode: optionalToken,
  creationDate: remark,
  /** `completed`, `pending`, `cancelled`, `unknown`; empty in old answers. */
  status: word,
  totalPrice: optionalNumber,
  lineItems: list(
    shaped(line, ({ links, ...read }) => ({
      ...read,
      subscriptionId: read.subscriptionId ?? subscriptionId.parse(subscriptionIn(links?.subscription?.uri)),
    })),
  ),
  attributes: optional(attributesSchema),
});

/** One order. */
export const orderSchema = shaped(fields, ({ attributes, ...read }) => ({ ...read, etag: attributes?.etag }));
export type Order = z.output<typeof orderSchema>;
