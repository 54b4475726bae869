import { sameId, type DirectorySkuId } from '../../base';
import type { PlanNameKey } from '../catalogue/plan-names';
import { wordsOf } from '../fold-text';

/** A retired product by what the service says of it: data; one match is enough. */
export interface RetiredProduct {
  /** Words of which a product name has all. */
  readonly nameWords: readonly string[];
  /** Words that make it another product. */
  readonly otherWords: readonly string[];
  readonly offerIds: readonly string[];
  readonly skuIds: readonly string[];
  readonly skuPartNumbers: readonly string[];
  /** Beginning of its service plans' names: a directory SKU with nothing else for users is this product. */
  readonly servicePlanStem: string | undefined;
  /**
   * Plans that replace it for a commercial customer, in order: the first one that can be bought in the needed number is
   * suggested. Commercial only, for faculty or students cannot be told from the subscription, and never frontline.
   */
  readonly replacements: readonly PlanNameKey[];
}

/** What is known of a subscription when its preset is looked for. */
export interface ProductClues {
  readonly productName: string;
  readonly offerId: string;
  readonly skuId?: DirectorySkuId | undefined;
  readonly skuPartNumber?: string | undefined;
}

const among = (list: readonly string[], value: string | undefined): boolean =>
  value !== undefined && list.some((entry) => sameId(entry.toLowerCase(), value.toLowerCase()));

/** Whether the service's answers say that a subscription is of this product. */
export function isProduct(product: RetiredProduct, clues: ProductClues): boolean {
  const words = new Set(wordsOf(clues.productName));
  const named =
    product.nameWords.every((word) => words.has(word)) && !product.otherWords.some((word) => words.has(word));
  return (
    named ||
    among(product.offerIds, clues.offerId) ||
    among(product.skuIds, clues.skuId) ||
    among(product.skuPartNumbers, clues.skuPartNumber)
  );
}
