import type * as z from 'zod/mini';
import type { OrderId, SubscriptionId } from '../../base';
import { attributesSchema, linkSchema, type AttributesJson, type LinksJson } from './link';
import { list, optional, resource, shaped, wholeResource } from './resource';
import { flag, id, instant, number, optionalId, optionalNumber, remark, text, token, word } from './scalar';
import {
  nextTermInstructionsSchema,
  scheduledActionSchema,
  type NextTermInstructionsJson,
  type ScheduledActionJson,
} from './scheduled-action';

/** A subscription as the service prints it (partner-center-api.md section 8). */
export interface SubscriptionJson {
  readonly id: string;
  readonly offerId?: string;
  readonly offerName?: string;
  readonly friendlyName?: string;
  readonly productType?: { readonly id: string; readonly displayName: string };
  readonly quantity: number;
  readonly unitType?: string;
  readonly parentSubscriptionId?: string | null;
  readonly entitlementId?: string;
  readonly hasPurchasableAddons?: boolean;
  readonly creationDate?: string;
  readonly effectiveStartDate?: string;
  readonly commitmentEndDate?: string;
  readonly commitmentEndDateTime?: string;
  readonly cancellationAllowedUntilDate?: string | null;
  readonly billingCycleEndDate?: string;
  readonly status: string;
  readonly autoRenewEnabled?: boolean;
  readonly isTrial?: boolean;
  readonly billingType?: string;
  readonly billingCycle?: string;
  readonly termDuration?: string;
  readonly renewalTermDuration?: string;
  readonly refundOptions?: readonly { readonly type: string; readonly expiresAt?: string }[] | null;
  readonly refundableQuantity?: {
    readonly totalQuantity: number;
    readonly details: readonly { readonly quantity: number; readonly allowedUntilDateTime: string }[];
  } | null;
  readonly suspensionReasons?: readonly string[];
  readonly actions?: readonly string[];
  readonly isMicrosoftProduct?: boolean;
  readonly publisherName?: string;
  readonly partnerId?: string | null;
  readonly orderId?: string;
  readonly promotionId?: string;
  readonly consumptionType?: string;
  readonly contractType?: string;
  readonly attentionNeeded?: boolean;
  readonly actionTaken?: boolean;
  readonly migratedFromSubscriptionId?: string;
  readonly scheduledNextTermInstructions?: NextTermInstructionsJson | null;
  readonly scheduledActions?: readonly ScheduledActionJson[] | null;
  readonly links?: LinksJson;
  readonly attributes?: AttributesJson;
}

const fields = wholeResource({
  id: id<SubscriptionId>(),
  offerId: token,
  offerName: text,
  friendlyName: text,
  productType: optional(resource({ id: token, displayName: token })),
  quantity: number,
  /** As written, such as `Licenses`, `License(s)`, `Usage-based`, `none`. */
  unitType: token,
  /** Set: this is an add-on. */
  parentSubscriptionId: optionalId<SubscriptionId>(),
  creationDate: remark,
  effectiveStartDate: remark,
  /** End of the term: exclusive in legacy commerce, inclusive in new commerce; a year of 9999 says "no end". */
  commitmentEndDate: instant,
  /** The newer form of the same, with the time. */
  commitmentEndDateTime: instant,
  /** Undefined: it cannot be cancelled (or is legacy). */
  cancellationAllowedUntilDate: instant,
  status: word,
  autoRenewEnabled: flag,
  isTrial: flag,
  billingType: word,
  billingCycle: word,
  /** An ISO 8601 duration such as `P1Y`; empty where there is none. */
  termDuration: token,
  renewalTermDuration: token,
  refundableQuantity: optional(
    resource({
      totalQuantity: optionalNumber,
      details: list(resource({ quantity: number, allowedUntilDateTime: instant })),
    }),
  ),
  suspensionReasons: list(token),
  /** MPN id of the partner of record; empty: none. */
  partnerId: token,
  publisherName: text,
  orderId: optionalId<OrderId>(),
  /** The legacy subscription that this one came from. */
  migratedFromSubscriptionId: optionalId<SubscriptionId>(),
  scheduledNextTermInstructions: optional(nextTermInstructionsSchema),
  scheduledActions: list(scheduledActionSchema),
  links: optional(
    resource({
      offer: optional(linkSchema),
      product: optional(linkSchema),
      sku: optional(linkSchema),
      availability: optional(linkSchema),
    }),
  ),
  attributes: optional(attributesSchema),
});

/** The offer that an uri such as `/v1/offers/{id}?country=US` names. */
function offerIn(uri: string | undefined): string {
  return /\/offers\/([^/?#]+)/i.exec(uri ?? '')?.[1] ?? '';
}

/** One subscription, with the resource exactly as it came, which a change has to send back whole. */
export const subscriptionSchema = shaped(fields, ({ read: { links, attributes, ...read }, raw }) => ({
  ...read,
  /** Old legacy answers leave the field out and name the offer in their link alone. */
  offerId: read.offerId || offerIn(links?.offer?.uri),
  offerUri: links?.offer?.uri,
  productUri: links?.product?.uri,
  skuUri: links?.sku?.uri,
  availabilityUri: links?.availability?.uri,
  /** As it came; undefined: the resource has none. */
  etag: attributes?.etag,
  raw,
}));
export type Subscription = z.output<typeof subscriptionSchema>;

/** The fields that a PATCH may set; the rest goes back as it was read. */
export interface SubscriptionChange {
  readonly status?: 'active' | 'suspended' | 'deleted';
  readonly autoRenewEnabled?: boolean;
  readonly quantity?: number;
  readonly friendlyName?: string;
  /** Sent as given: the words for the end of a term are a setting (partner-center-api.md 9.5). */
  readonly scheduledActions?: readonly ScheduledActionJson[];
}
