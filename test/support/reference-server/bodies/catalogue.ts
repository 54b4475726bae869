import { availabilityId, isRetired, type Product, type Term } from '../catalogue';
import type { BodyObject } from '../json';
import { link } from './collection';

/** A legacy offer (section 10). Retired ones cannot be bought; none of the others can either, since 2022. */
export function offerBody(product: Product, country: string): BodyObject {
  return {
    id: product.offer ?? '',
    name: product.title,
    description: `${product.title} for organisations`,
    minimumQuantity: product.minimum,
    maximumQuantity: product.maximum,
    locale: 'EN-US',
    country,
    category: { id: 'Enterprise_Key', name: 'Enterprise', rank: 20 },
    limitUnitOfMeasure: 'None',
    limit: 0,
    prerequisiteOffers: product.addOn ? ['91FD106F-4B2C-4938-95AC-F54F74E9A239'] : [],
    isAddOn: product.addOn,
    isAvailableForPurchase: false,
    billing: 'license',
    supportedBillingCycles: ['annual', 'monthly'],
    isAutoRenewable: !isRetired(product),
    isTrial: false,
    product: { id: product.directorySku, name: product.title, unit: 'Licenses' },
    unitType: 'Licenses',
    links: { self: link(`/offers/${product.offer ?? ''}`) },
    attributes: { objectType: 'Offer' },
  };
}

export function productBody(product: Product): BodyObject {
  const id = product.modern?.product ?? '';
  return {
    id,
    title: product.title,
    description: `${product.title} for organisations`,
    productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
    isMicrosoftProduct: true,
    publisherName: 'Microsoft Corporation',
    links: { self: link(`/products/${id}`) },
  };
}

export function skuBody(product: Product): BodyObject {
  return {
    id: product.modern?.sku ?? '',
    productId: product.modern?.product ?? '',
    title: product.title,
    description: `${product.title} for organisations`,
    minimumQuantity: product.minimum,
    maximumQuantity: product.maximum,
    isTrial: false,
    supportedBillingCycles: ['annual', 'monthly'],
    purchasePrerequisites: ['MicrosoftCustomerAgreement'],
    actions: ['Refund'],
    dynamicAttributes: {
      isMicrosoftProduct: true,
      hasConstraints: false,
      isAddon: product.addOn,
      prerequisiteSkus: [],
      provisioningId: product.directorySku,
      internal: false,
    },
    links: { self: link(`/products/${product.modern?.product ?? ''}/skus/${product.modern?.sku ?? ''}`) },
  };
}

export const catalogItemId = (product: Product, term: Term, customer: string | undefined): string =>
  `${product.modern?.product ?? ''}:${product.modern?.sku ?? ''}:${availabilityId(product, term, customer)}`;

/** One availability for one term and billing cycle. */
export function availabilityBody(
  product: Product,
  term: Term,
  country: string,
  customer: string | undefined,
): BodyObject {
  return {
    id: availabilityId(product, term, customer),
    productId: product.modern?.product ?? '',
    skuId: product.modern?.sku ?? '',
    catalogItemId: catalogItemId(product, term, customer),
    defaultCurrency: { code: 'USD', symbol: '$' },
    segment: 'commercial',
    country,
    isPurchasable: true,
    isRenewable: true,
    terms: [
      {
        id: `5aeco6mffy${term.key}`,
        duration: term.duration,
        description: term.description,
        billingCycle: term.billingCycle,
        cancellationPolicies: [{ refundOptions: [{ sequenceId: 0, type: 'Full', expiresAfter: 'P7D' }] }],
      },
    ],
    product: {},
    sku: {},
  };
}
