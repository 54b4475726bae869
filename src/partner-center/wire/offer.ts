import type * as z from 'zod/mini';
import type { DirectorySkuId } from '../../base';
import type { AttributesJson, LinksJson } from './link';
import { list, optional, resource, shaped } from './resource';
import { flag, optionalFlag, optionalId, optionalNumber, requiredToken, text, token, word } from './scalar';

export interface AttestationJson {
  readonly attestationType?: string;
  readonly enforceAttestation?: boolean;
}

/** A legacy offer as the service prints it (partner-center-api.md section 10). */
export interface OfferJson {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly minimumQuantity: number;
  readonly maximumQuantity: number;
  readonly rank?: number;
  readonly uri?: string;
  readonly locale?: string;
  readonly country?: string;
  readonly category?: { readonly id: string; readonly name: string; readonly rank?: number };
  readonly limitUnitOfMeasure?: string;
  readonly limit?: number;
  readonly termUnitOfMeasure?: string;
  readonly term?: number;
  readonly prerequisiteOffers?: readonly string[];
  readonly isAddOn?: boolean;
  readonly hasAddOns?: boolean;
  readonly isAvailableForPurchase?: boolean;
  readonly billing?: string;
  readonly supportedBillingCycles?: readonly string[];
  readonly isAutoRenewable?: boolean;
  readonly isInternal?: boolean;
  readonly isMicrosoftProduct?: boolean;
  readonly upgradeTargetOffers?: readonly string[];
  readonly conversionTargetOffers?: readonly string[];
  readonly reselleeQualifications?: readonly string[];
  readonly resellerQualifications?: readonly string[];
  readonly salesGroupId?: string;
  readonly isTrial?: boolean;
  readonly acquisitionType?: string;
  readonly supportedCatalogTypes?: readonly string[];
  readonly actions?: readonly string[];
  readonly product?: { readonly id: string; readonly name: string; readonly unit?: string };
  readonly unitType?: string;
  readonly attestationProperties?: AttestationJson;
  readonly links?: LinksJson;
  readonly attributes?: AttributesJson;
}

const fields = resource({
  id: requiredToken,
  name: text,
  description: text,
  minimumQuantity: optionalNumber,
  /** 10000000 says "practically none". */
  maximumQuantity: optionalNumber,
  country: token,
  category: optional(resource({ id: token, name: text })),
  limitUnitOfMeasure: word,
  limit: optionalNumber,
  termUnitOfMeasure: word,
  term: optionalNumber,
  prerequisiteOffers: list(token),
  isAddOn: flag,
  hasAddOns: flag,
  isAvailableForPurchase: optionalFlag,
  billing: word,
  /** Empty in old answers, which do not say. */
  supportedBillingCycles: list(word),
  isAutoRenewable: flag,
  isInternal: flag,
  isMicrosoftProduct: optionalFlag,
  isTrial: flag,
  acquisitionType: word,
  upgradeTargetOffers: list(token),
  /** As written, such as `Nonprofit`. */
  reselleeQualifications: list(token),
  supportedCatalogTypes: list(word),
  unitType: token,
  product: optional(resource({ id: optionalId<DirectorySkuId>(), name: text, unit: token })),
  attestationProperties: optional(resource({ attestationType: token, enforceAttestation: flag })),
});

/** One legacy offer. `product.id` is the directory SKU id that its licenses belong to. */
export const offerSchema = shaped(fields, ({ attestationProperties, ...read }) => ({
  ...read,
  /** Old answers leave it out and list only what can be bought. */
  isAvailableForPurchase: read.isAvailableForPurchase ?? true,
  enforceAttestation: attestationProperties?.enforceAttestation ?? false,
}));
export type Offer = z.output<typeof offerSchema>;
