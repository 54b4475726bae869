import type * as z from 'zod/mini';
import type { DirectorySkuId } from '../../base';
import type { AttributesJson } from './link';
import { list, resource } from './resource';
import { instant, number, optionalId, optionalNumber, word } from './scalar';

export interface ProvisioningStatusJson {
  readonly skuId?: string;
  readonly status: string;
  readonly quantity?: number;
  readonly endDate?: string;
  readonly attributes?: AttributesJson;
}

/** How far the directory is with a subscription (partner-center-api.md section 13). */
export const provisioningStatusSchema = resource({
  skuId: optionalId<DirectorySkuId>(),
  /** `success`, `pending`, `failed`, `none`. */
  status: word,
  quantity: optionalNumber,
  endDate: instant,
});
export type ProvisioningStatus = z.output<typeof provisioningStatusSchema>;

export interface OrderProvisioningStatusJson {
  readonly orderLineItemId?: number;
  readonly lineItemNumber: number;
  readonly status: string;
  readonly quantityProvisioningInformation?: readonly { readonly quantity: number; readonly status: string }[];
}

/** How far the service is with one line of an order. */
export const orderProvisioningStatusSchema = resource({
  lineItemNumber: number,
  orderLineItemId: optionalNumber,
  /** `fulfilled`, `unfulfilled`, `prefulfillmentpending`. */
  status: word,
  quantityProvisioningInformation: list(resource({ quantity: number, status: word })),
});
export type OrderProvisioningStatus = z.output<typeof orderProvisioningStatusSchema>;
