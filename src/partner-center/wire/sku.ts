import type * as z from 'zod/mini';
import type { DirectorySkuId } from '../../base';
import type { JsonObject } from './json';
import type { LinksJson } from './link';
import type { AttestationJson } from './offer';
import { lenient, list, optional, resource, shaped } from './resource';
import { flag, optionalId, optionalNumber, optionalToken, requiredToken, text, token, word } from './scalar';

export interface SkuJson {
  readonly id: string;
  readonly productId: string;
  readonly title: string;
  readonly description?: string;
  readonly minimumQuantity?: number;
  readonly maximumQuantity?: number;
  readonly isTrial?: boolean;
  readonly termsOfUseUri?: string;
  readonly supportedBillingCycles?: readonly string[];
  readonly purchasePrerequisites?: readonly string[];
  readonly inventoryVariables?: readonly string[];
  readonly provisioningVariables?: readonly string[];
  readonly actions?: readonly string[];
  readonly attestationProperties?: AttestationJson;
  readonly dynamicAttributes?: JsonObject;
  readonly links?: LinksJson;
}

/** The dictionary may change without notice, so nothing in it may keep a SKU from being read. */
const dynamicAttributes = resource({
  provisioningId: lenient(optionalId<DirectorySkuId>(), undefined),
  billingType: lenient(optionalToken, undefined),
  isAddon: lenient(flag, false),
  hasConstraints: lenient(flag, false),
  prerequisiteSkus: lenient(list(token), []),
  upgradeTargetOffers: lenient(list(token), []),
  reselleeQualifications: lenient(list(token), []),
});

const fields = resource({
  id: requiredToken,
  productId: requiredToken,
  title: text,
  description: text,
  minimumQuantity: optionalNumber,
  maximumQuantity: optionalNumber,
  isTrial: flag,
  supportedBillingCycles: list(word),
  /** As written, such as `MicrosoftCustomerAgreement`, `InventoryCheck`. */
  purchasePrerequisites: list(token),
  provisioningVariables: list(token),
  attestationProperties: optional(resource({ attestationType: token, enforceAttestation: flag })),
  dynamicAttributes: optional(dynamicAttributes),
});

/** A SKU of the new-commerce catalogue. */
export const skuSchema = shaped(fields, ({ attestationProperties, dynamicAttributes: more, ...read }) => ({
  ...read,
  enforceAttestation: attestationProperties?.enforceAttestation ?? false,
  /** Directory SKU id that its licenses belong to; undefined: the catalogue does not say. */
  provisioningId: more?.provisioningId,
  billingType: more?.billingType?.toLowerCase(),
  isAddOn: more?.isAddon ?? false,
  hasConstraints: more?.hasConstraints ?? false,
  /** `product:sku` of which one must be there already. */
  prerequisiteSkus: more?.prerequisiteSkus ?? [],
  /** `product:sku` that it can be upgraded to. */
  upgradeTargetOffers: more?.upgradeTargetOffers ?? [],
  reselleeQualifications: more?.reselleeQualifications ?? [],
}));
export type Sku = z.output<typeof skuSchema>;
