import { availabilityId, termId } from '../catalogue/availability';
import { countryOf } from '../catalogue/countries';
import { plans, termsOf, type Plan } from '../catalogue/plans';
import type { AvailabilityJson, OfferJson, ProductJson, SkuJson } from '../../partner-center/wire';
import { link } from './link';

const description = (plan: Plan): string => `${plan.title}, as this simulator sells it.`;

/** A product of new commerce: all plans that share its id. */
export function productBody(product: string, members: readonly Plan[], country: string): ProductJson {
  const first = members[0];
  return {
    id: product,
    title: first?.title ?? product,
    description: first ? description(first) : '',
    productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
    isMicrosoftProduct: true,
    publisherName: 'Microsoft Corporation',
    links: {
      skus: link(`/products/${product}/skus?country=${country}`),
      self: link(`/products/${product}?country=${country}`),
    },
  };
}

export function skuBody(plan: Plan, country: string): SkuJson {
  const { product = '', sku = '' } = plan.modern ?? {};
  const prerequisites = plan.addOnTo.flatMap((key) => {
    const base = plans.find((candidate) => candidate.key === key)?.modern;
    return base ? [`${base.product}:${base.sku}`] : [];
  });
  return {
    id: sku,
    productId: product,
    title: plan.title,
    description: description(plan),
    minimumQuantity: 1,
    maximumQuantity: plan.maximum,
    isTrial: plan.trial,
    supportedBillingCycles: [...new Set(termsOf(plan).map(({ billingCycle }) => billingCycle))],
    purchasePrerequisites: ['MicrosoftCustomerAgreement'],
    inventoryVariables: [],
    provisioningVariables: [],
    actions: ['Refund'],
    dynamicAttributes: {
      isMicrosoftProduct: true,
      hasConstraints: plan.maximum === 300,
      isAddon: plan.addOnTo.length > 0,
      prerequisiteSkus: prerequisites,
      isSoftwareAssuranceApplicable: false,
      upgradeTargetOffers: [],
      provisioningId: plan.directorySku.id,
      billingType: 'license',
      internal: false,
    },
    links: {
      availabilities: link(`/products/${product}/skus/${sku}/availabilities?country=${country}`),
      self: link(`/products/${product}/skus/${sku}?country=${country}`),
    },
  };
}

const termTexts: Readonly<Record<string, string>> = {
  P1M: 'One-Month commitment for monthly billing',
  P1Y: 'One-Year commitment for monthly/yearly billing',
  P3Y: 'Three-Year commitment for monthly/yearly/triennial billing',
};

/** Billing cycles are capitalised here and nowhere else, as in the printed sample. */
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function availabilityBody(plan: Plan, country: string, period: number): AvailabilityJson {
  const { product = '', sku = '' } = plan.modern ?? {};
  const id = availabilityId(plan, country, period);
  const place = countryOf(country);
  const terms = termsOf(plan).map(({ duration, billingCycle }) => ({
    id: termId(duration, billingCycle),
    duration,
    description: termTexts[duration] ?? duration,
    billingCycle: capitalised(billingCycle),
    cancellationPolicies: [{ refundOptions: [{ sequenceId: 0, type: 'Partial', expiresAfter: 'P7D' }] }],
  }));
  return {
    id,
    productId: product,
    skuId: sku,
    catalogItemId: `${product}:${sku}:${id}`,
    defaultCurrency: { code: place.currency, symbol: place.symbol },
    segment: plan.segment,
    country: place.code,
    isPurchasable: true,
    isRenewable: !plan.trial,
    renewalInstructions: [
      {
        applicableTermIds: terms.map((term) => term.id),
        renewalOptions: [{ renewToId: `${product}:${sku}`, isAutoRenewable: !plan.trial }],
      },
    ],
    terms,
    links: { self: link(`/products/${product}/skus/${sku}/availabilities/${id}?country=${country}`) },
  };
}

function categoryOf(plan: Plan, country: string) {
  const [id, name, rank] =
    plan.maximum === 300
      ? (['SmallBusiness_Key', 'Small Business', 30] as const)
      : (['Enterprise_Key', 'Enterprise', 20] as const);
  return { id, name, rank, locale: 'en-US', country, attributes: { objectType: 'OfferCategory' } };
}

export function offerBody(plan: Plan, country: string, locale: string, isSold: boolean): OfferJson {
  const id = plan.offer ?? '';
  const prerequisites = plan.addOnTo.flatMap((key) => plans.find((candidate) => candidate.key === key)?.offer ?? []);
  const education = plan.segment === 'education';
  return {
    id,
    name: plan.title,
    description: description(plan),
    minimumQuantity: 1,
    maximumQuantity: plan.maximum,
    rank: 50,
    uri: `/3c95518e-8c37-41e3-9627-0ca339200f53/Offers/${id}`,
    locale,
    country,
    category: categoryOf(plan, country),
    limitUnitOfMeasure: plan.maximum === 300 ? 'Concurrent' : 'None',
    limit: plan.maximum === 300 ? 2 : 0,
    termUnitOfMeasure: 'Year',
    term: 1,
    prerequisiteOffers: prerequisites,
    isAddOn: plan.addOnTo.length > 0,
    hasAddOns: plans.some((candidate) => candidate.offer && candidate.addOnTo.includes(plan.key)),
    isAvailableForPurchase: isSold && !plan.retired,
    billing: 'license',
    supportedBillingCycles: ['annual', 'monthly'],
    isAutoRenewable: !plan.retired,
    isInternal: false,
    isMicrosoftProduct: true,
    conversionTargetOffers: [],
    reselleeQualifications: education ? ['Education'] : [],
    resellerQualifications: [],
    salesGroupId: 'Default',
    isTrial: plan.trial,
    acquisitionType: 'purchase',
    supportedCatalogTypes: ['sandbox', 'live'],
    actions: ['Cancel', 'Edit'],
    // Upper case here, lower case in license calls: the service does the same (partner-center-api.md 1, point 10).
    product: { id: plan.directorySku.id.toUpperCase(), name: plan.title, unit: 'Licenses' },
    unitType: 'Licenses',
    links: { learnMore: { method: 'GET', headers: [] }, self: link(`/offers/${id}?country=${country}`) },
    attributes: { objectType: 'Offer' },
  };
}
