import type * as z from 'zod/mini';
import type { LinksJson } from './link';
import { list, optional, resource, shaped } from './resource';
import { flag, optionalFlag, optionalNumber, optionalToken, requiredToken, text, token, word } from './scalar';

export interface TermJson {
  readonly id?: string;
  readonly duration: string;
  readonly description?: string;
  readonly billingCycle?: string;
  readonly cancellationPolicies?: readonly {
    readonly refundOptions: readonly {
      readonly sequenceId: number;
      readonly type: string;
      readonly expiresAfter?: string;
    }[];
  }[];
}

/** An availability as the service prints it (partner-center-api.md section 11). */
export interface AvailabilityJson {
  readonly id: string;
  readonly productId: string;
  readonly skuId: string;
  readonly catalogItemId: string;
  readonly defaultCurrency?: { readonly code: string; readonly symbol: string };
  readonly segment?: string;
  readonly country?: string;
  readonly isPurchasable?: boolean;
  readonly isRenewable?: boolean;
  readonly renewalInstructions?: readonly {
    readonly applicableTermIds: readonly string[];
    readonly renewalOptions: readonly { readonly renewToId: string; readonly isAutoRenewable: boolean }[];
  }[];
  readonly terms?: readonly TermJson[];
  readonly links?: LinksJson;
}

const fields = resource({
  id: requiredToken,
  productId: requiredToken,
  skuId: requiredToken,
  /** `product:sku:availability`. It changes over time: fetch it right before buying. */
  catalogItemId: requiredToken,
  defaultCurrency: optional(resource({ code: token, symbol: token })),
  segment: word,
  country: token,
  isPurchasable: optionalFlag,
  isRenewable: flag,
  renewalInstructions: list(
    resource({
      applicableTermIds: list(token),
      renewalOptions: list(resource({ renewToId: token, isAutoRenewable: flag })),
    }),
  ),
  terms: list(
    resource({
      id: optionalToken,
      /** An ISO 8601 duration such as `P1Y`. */
      duration: token,
      description: text,
      /** Empty in old answers, which do not say. */
      billingCycle: word,
      cancellationPolicies: list(
        resource({
          refundOptions: list(resource({ sequenceId: optionalNumber, type: word, expiresAfter: optionalToken })),
        }),
      ),
    }),
  ),
});

/** In which terms and billing cycles a SKU can be bought now. */
export const availabilitySchema = shaped(fields, ({ defaultCurrency, ...read }) => ({
  ...read,
  /** A list brings what can be bought, so a missing word says yes. */
  isPurchasable: read.isPurchasable ?? true,
  currencyCode: defaultCurrency?.code,
}));
export type Availability = z.output<typeof availabilitySchema>;
