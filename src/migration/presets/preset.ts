import { idKey } from '../../base';
import type { SkuUnits } from '../user';
import { isProduct, type ProductClues, type RetiredProduct } from './retired-product';
import { retiredProducts, type RetiredProductKey } from './retired-products';

/** What a pull looks for: one retired product, or everything that will not renew. */
export const presets = {
  'kaizala-pro': { product: 'kaizala-pro', anyDate: false },
  'office-365-e4': { product: 'office-365-e4', anyDate: true },
  'all': { product: undefined, anyDate: false },
} as const satisfies Record<string, { readonly product: RetiredProductKey | undefined; readonly anyDate: boolean }>;

export type PresetKey = keyof typeof presets;
// The keys of the constant above.
export const presetKeys = Object.keys(presets) as readonly PresetKey[];

const products: Readonly<Record<RetiredProductKey, RetiredProduct>> = retiredProducts;

/** The retired product that a subscription is of; undefined: none that has a preset. */
export function retiredProductOf(clues: ProductClues): RetiredProductKey | undefined {
  // The keys of the table, which its type names.
  return (Object.keys(products) as RetiredProductKey[]).find((key) => isProduct(products[key], clues));
}

/** Whether a preset takes a subscription, as far as the product goes. */
export function takes(preset: PresetKey, clues: ProductClues): boolean {
  const { product } = presets[preset];
  return product === undefined || isProduct(products[product], clues);
}

/** Days of the window with a preset: E4 is looked for whatever its last day (design.md section 1, Pull). */
export function windowOf(preset: PresetKey, withinDays: number | 'any'): number | 'any' {
  return presets[preset].anyDate ? 'any' : withinDays;
}

/** Adds what the directory says of a subscription's SKU to the clues. */
export function cluesWith(clues: ProductClues, subscribed: readonly SkuUnits[]): ProductClues {
  const { skuId } = clues;
  const sku = skuId === undefined ? undefined : subscribed.find((one) => idKey(one.skuId) === idKey(skuId));
  return sku ? { ...clues, skuPartNumber: sku.skuPartNumber } : clues;
}
