import type * as z from 'zod/mini';
import type { AttributesJson } from './link';
import { productSkuSchema, type ProductSkuJson } from './license';
import { list, resource } from './resource';
import { count, number, optionalNumber, word } from './scalar';
import { servicePlanSchema, type ServicePlanJson } from './service-plan';

export interface SubscribedSkuJson {
  readonly availableUnits: number;
  readonly activeUnits: number;
  readonly consumedUnits: number;
  readonly suspendedUnits: number;
  readonly totalUnits: number;
  readonly warningUnits: number;
  readonly productSku: ProductSkuJson;
  readonly servicePlans?: readonly ServicePlanJson[];
  readonly capabilityStatus?: string;
  readonly attributes?: AttributesJson;
}

/** Units of one directory SKU in a customer's directory: all subscriptions and partners added up. */
export const subscribedSkuSchema = resource({
  /** Total minus consumed. */
  availableUnits: number,
  activeUnits: number,
  consumedUnits: number,
  suspendedUnits: count,
  /** Active plus warning. */
  totalUnits: optionalNumber,
  warningUnits: count,
  productSku: productSkuSchema,
  servicePlans: list(servicePlanSchema),
  capabilityStatus: word,
});
export type SubscribedSku = z.output<typeof subscribedSkuSchema>;
