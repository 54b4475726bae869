import { brandId, sameId, type DirectorySkuId } from '../../base';
import { foldText } from '../fold-text';
import { onlySkuOfPreset } from '../presets/only-sku';
import type { Subscription } from '../subscription';
import type { SkuUnits } from '../user';
import type { CatalogueSkuFacts, OfferFacts, ProvisioningFacts } from './facts';

/** Where the directory SKU of a subscription can be read from; each is undefined where it was not asked. */
export interface SkuSources {
  readonly provisioning?: ProvisioningFacts | undefined;
  readonly offer?: OfferFacts | undefined;
  readonly catalogueSku?: CatalogueSkuFacts | undefined;
  /** What the customer's directory holds. */
  readonly subscribed?: readonly SkuUnits[] | undefined;
}

function usable(id: string | undefined): DirectorySkuId | undefined {
  const trimmed = id?.trim() ?? '';
  return trimmed === '' ? undefined : brandId<DirectorySkuId>(trimmed);
}

/** The one directory SKU that bears the product's name; undefined where none or several do. */
function byName(productName: string, subscribed: readonly SkuUnits[]): DirectorySkuId | undefined {
  const wanted = foldText(productName);
  if (wanted === '') return undefined;
  const matches = subscribed.filter((sku) => foldText(sku.name) === wanted || foldText(sku.skuPartNumber) === wanted);
  const first = matches[0];
  return first && matches.every((sku) => sameId(sku.skuId, first.skuId)) ? first.skuId : undefined;
}

/**
 * The directory SKU that a subscription's licenses belong to: what was provisioned for it, else what the catalogue says
 * (partner-center-api.md section 1, point 10), else the one SKU of the directory with its name, or with nothing but
 * the service plans of its preset. Never a guess.
 */
export function directorySkuOf(
  subscription: Pick<Subscription, 'productName' | 'offerId'>,
  sources: SkuSources,
): DirectorySkuId | undefined {
  return (
    usable(sources.provisioning?.skuId) ??
    usable(sources.offer?.product?.id) ??
    usable(sources.catalogueSku?.provisioningId) ??
    byName(subscription.productName, sources.subscribed ?? []) ??
    onlySkuOfPreset(subscription, sources.subscribed ?? [])
  );
}
