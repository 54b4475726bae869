/**
 * What the domain reads of the service's resources, by the service's property names (partner-center-api.md sections 6
 * to 14). The readers of the client bring them: camelCase names, lower-case enumerations, ISO instants, undefined where
 * the service says nothing. Any shape that has these properties will do; this room knows no client.
 */
type Maybe<T> = T | undefined;

export interface CustomerFacts {
  readonly id: string;
  readonly companyName?: Maybe<string>;
  readonly domain?: Maybe<string>;
  /** Country of the billing address, else of the company (section 6). */
  readonly country?: Maybe<string>;
}

export interface QualificationFacts {
  readonly qualification?: Maybe<string>;
  readonly vettingStatus?: Maybe<string>;
}

/** A change set for the end of the term; the field is spelt both ways (section 9.5). */
export interface ScheduledActionFacts {
  readonly scheduledType?: Maybe<string>;
  readonly scheduleType?: Maybe<string>;
  readonly actionType?: Maybe<string>;
  readonly instructions?: unknown;
}

export interface SubscriptionFacts {
  readonly id: string;
  readonly offerId?: Maybe<string>;
  readonly offerName?: Maybe<string>;
  readonly friendlyName?: Maybe<string>;
  readonly productType?: Maybe<{ readonly id?: Maybe<string>; readonly displayName?: Maybe<string> }>;
  readonly quantity?: Maybe<number>;
  readonly unitType?: Maybe<string>;
  readonly parentSubscriptionId?: Maybe<string>;
  readonly creationDate?: Maybe<string>;
  readonly commitmentEndDate?: Maybe<string>;
  readonly commitmentEndDateTime?: Maybe<string>;
  readonly cancellationAllowedUntilDate?: Maybe<string>;
  readonly status?: Maybe<string>;
  readonly autoRenewEnabled?: Maybe<boolean>;
  readonly isTrial?: Maybe<boolean>;
  readonly billingType?: Maybe<string>;
  readonly billingCycle?: Maybe<string>;
  readonly termDuration?: Maybe<string>;
  readonly partnerId?: Maybe<string>;
  readonly orderId?: Maybe<string>;
  readonly scheduledNextTermInstructions?: unknown;
  readonly scheduledActions?: Maybe<readonly ScheduledActionFacts[]>;
}

export interface ServicePlanFacts {
  readonly id: string;
  readonly serviceName?: Maybe<string>;
  readonly displayName?: Maybe<string>;
  readonly capabilityStatus?: Maybe<string>;
  readonly targetType?: Maybe<string>;
}

export interface DirectorySkuFacts {
  readonly id: string;
  readonly name?: Maybe<string>;
  readonly skuPartNumber?: Maybe<string>;
  readonly targetType?: Maybe<string>;
}

export interface UserFacts {
  readonly id: string;
  readonly userPrincipalName?: Maybe<string>;
  readonly displayName?: Maybe<string>;
  readonly firstName?: Maybe<string>;
  readonly lastName?: Maybe<string>;
  readonly usageLocation?: Maybe<string>;
  readonly state?: Maybe<string>;
}

export interface UserLicenseFacts {
  readonly productSku: DirectorySkuFacts;
  readonly servicePlans?: Maybe<readonly ServicePlanFacts[]>;
}

export interface SubscribedSkuFacts {
  readonly productSku: DirectorySkuFacts;
  readonly activeUnits?: Maybe<number>;
  readonly availableUnits?: Maybe<number>;
  readonly consumedUnits?: Maybe<number>;
  readonly suspendedUnits?: Maybe<number>;
  readonly warningUnits?: Maybe<number>;
  readonly servicePlans?: Maybe<readonly ServicePlanFacts[]>;
}

/** A legacy offer of the catalogue. */
export interface OfferFacts {
  readonly id: string;
  readonly name?: Maybe<string>;
  readonly minimumQuantity?: Maybe<number>;
  readonly maximumQuantity?: Maybe<number>;
  readonly country?: Maybe<string>;
  readonly category?: Maybe<{ readonly id?: Maybe<string> }>;
  readonly prerequisiteOffers?: Maybe<readonly string[]>;
  readonly isAddOn?: Maybe<boolean>;
  readonly isAvailableForPurchase?: Maybe<boolean>;
  readonly isTrial?: Maybe<boolean>;
  readonly billing?: Maybe<string>;
  readonly supportedBillingCycles?: Maybe<readonly string[]>;
  readonly reselleeQualifications?: Maybe<readonly string[]>;
  readonly product?: Maybe<{ readonly id?: Maybe<string>; readonly name?: Maybe<string> }>;
  /** It is sold only to who confirms its conditions with the purchase. */
  readonly enforceAttestation?: Maybe<boolean>;
}

export interface ProductFacts {
  readonly id: string;
  readonly title?: Maybe<string>;
}

/** A SKU of the new-commerce catalogue. */
export interface CatalogueSkuFacts {
  readonly id: string;
  readonly productId?: Maybe<string>;
  readonly title?: Maybe<string>;
  readonly minimumQuantity?: Maybe<number>;
  readonly maximumQuantity?: Maybe<number>;
  readonly isTrial?: Maybe<boolean>;
  readonly supportedBillingCycles?: Maybe<readonly string[]>;
  readonly isAddOn?: Maybe<boolean>;
  readonly prerequisiteSkus?: Maybe<readonly string[]>;
  /** Directory SKU id that its licenses belong to. */
  readonly provisioningId?: Maybe<string>;
  readonly enforceAttestation?: Maybe<boolean>;
}

export interface AvailabilityFacts {
  readonly segment?: Maybe<string>;
  readonly country?: Maybe<string>;
  readonly isPurchasable?: Maybe<boolean>;
  readonly terms?: Maybe<readonly { readonly duration?: Maybe<string>; readonly billingCycle?: Maybe<string> }[]>;
}

/** Provisioning status of one subscription. */
export interface ProvisioningFacts {
  readonly skuId?: Maybe<string>;
}
