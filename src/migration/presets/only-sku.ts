import type { DirectorySkuId } from '../../base';
import type { SkuUnits } from '../user';
import { retiredProductOf } from './preset';
import type { ProductClues, RetiredProduct } from './retired-product';
import { retiredProducts } from './retired-products';

function hasOnly(sku: SkuUnits, stem: string): boolean {
  const forUsers = sku.servicePlans.filter((plan) => plan.userAssignable);
  return forUsers.length > 0 && forUsers.every((plan) => plan.name.toUpperCase().startsWith(stem));
}

/**
 * The directory SKU of a retired product whose own id nobody published: the one SKU with nothing but the product's
 * service plans for users (partner-center-api.md 22.1). A plan of that name in another SKU proves nothing.
 */
export function onlySkuOfPreset(clues: ProductClues, subscribed: readonly SkuUnits[]): DirectorySkuId | undefined {
  const key = retiredProductOf(clues);
  const product: RetiredProduct | undefined = key && retiredProducts[key];
  const stem = product?.servicePlanStem;
  if (stem === undefined) return undefined;
  const matches = subscribed.filter((sku) => hasOnly(sku, stem));
  return matches.length === 1 ? matches[0]?.skuId : undefined;
}
