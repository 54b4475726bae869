import type { CustomerId } from '../base';
import type { Exchange } from './exchange';
import type { PartnerCenter } from './partner-center';
import { findOne, getAll } from './reading';
import { availabilitySchema, offerSchema, productSchema, skuSchema } from './wire';

/** View of the new-commerce catalogue that holds the plans sold by license (partner-center-api.md section 11). */
const targetView = 'OnlineServices';

/** What can be bought: legacy offers, and products with their SKUs and availabilities. */
export function createCatalogue(exchange: Exchange): PartnerCenter['catalogue'] {
  const ofCustomer = (customer: CustomerId, product: string, sku: string): readonly string[] => [
    'customers',
    customer,
    'products',
    product,
    'skus',
    sku,
  ];
  return {
    offers: (country, context) =>
      getAll(exchange, { operation: 'catalogue.offers', path: ['offers'], query: { country } }, offerSchema, context),
    offer: (offerId, country, context) =>
      findOne(
        exchange,
        { operation: 'catalogue.offer', path: ['offers', offerId], query: { country } },
        offerSchema,
        context,
      ),
    products: (country, segment, context) =>
      getAll(
        exchange,
        {
          operation: 'catalogue.products',
          path: ['products'],
          query: { country, targetView, targetSegment: segment },
        },
        productSchema,
        context,
      ),
    skus: (product, country, segment, context) =>
      getAll(
        exchange,
        {
          operation: 'catalogue.skus',
          path: ['products', product, 'skus'],
          query: { country, targetSegment: segment },
        },
        skuSchema,
        context,
      ),
    sku: (product, sku, country, context) =>
      findOne(
        exchange,
        { operation: 'catalogue.sku', path: ['products', product, 'skus', sku], query: { country } },
        skuSchema,
        context,
      ),
    availabilities: (product, sku, country, segment, context) =>
      getAll(
        exchange,
        {
          operation: 'catalogue.availabilities',
          path: ['products', product, 'skus', sku, 'availabilities'],
          query: { country, targetSegment: segment },
        },
        availabilitySchema,
        context,
      ),
    customerAvailabilities: (customer, product, sku, context) =>
      getAll(
        exchange,
        {
          operation: 'catalogue.customerAvailabilities',
          path: [...ofCustomer(customer, product, sku), 'availabilities'],
        },
        availabilitySchema,
        context,
      ),
    customerSku: (customer, product, sku, context) =>
      findOne(
        exchange,
        { operation: 'catalogue.customerSku', path: ofCustomer(customer, product, sku) },
        skuSchema,
        context,
      ),
  };
}
