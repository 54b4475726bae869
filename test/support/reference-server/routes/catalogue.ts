import { availabilityBody, offerBody, productBody, skuBody } from '../bodies/catalogue';
import { collection } from '../bodies/collection';
import { isRetired, products, terms, type Product } from '../catalogue';
import { sameText } from '../ids';
import { Refusal } from '../refusal';
import type { Customer } from '../state/model';
import { findCustomer } from '../state/world';
import { ok, type Answer, type Call, type Route } from './route';

/** The country that a query names; required in the catalogue of markets. */
function country(call: Call): string {
  const named = call.query.get('country');
  if (named === null || !/^[a-z]{2}$/i.test(named)) throw new Refusal(400, 2002, 'country is required.');
  return named.toUpperCase();
}

/** Offers want the language to be named (5.1). */
function market(call: Call): string {
  if (call.header('X-Locale') === undefined) throw new Refusal(400, 2002, 'X-Locale is required.');
  return country(call);
}

function offers(call: Call): Answer {
  const named = market(call);
  const { retiredOffers } = call.world.dialect;
  const shown = products.filter((one) => one.offer !== undefined && (retiredOffers === 'listed' || !isRetired(one)));
  return ok(
    collection(
      shown.map((one) => offerBody(one, named)),
      '/v1/offers',
      call.world.dialect,
    ),
  );
}

function offer(call: Call): Answer {
  const named = market(call);
  const found = products.find((one) => one.offer !== undefined && sameText(one.offer, call.path['offer'] ?? ''));
  if (found === undefined || (isRetired(found) && call.world.dialect.retiredOffers === 'gone')) {
    throw new Refusal(404, 3000, 'The offer could not be found.');
  }
  return ok(offerBody(found, named));
}

function sold(call: Call): readonly Product[] {
  const segment = call.query.get('targetSegment');
  if (segment !== null && !sameText(segment, 'commercial')) return [];
  return products.filter((one) => one.modern !== undefined);
}

function product(call: Call): Product {
  const found = sold(call).find((one) => sameText(one.modern?.product ?? '', call.path['product'] ?? ''));
  if (!found) throw new Refusal(404, 400013, 'Product was not found.');
  return found;
}

function sku(call: Call): Product {
  const found = product(call);
  if (!sameText(found.modern?.sku ?? '', call.path['sku'] ?? '')) throw new Refusal(404, 400018, 'Sku was not found.');
  return found;
}

function listProducts(call: Call): Answer {
  country(call);
  if (call.query.get('targetView') !== 'OnlineServices') throw new Refusal(403, 400036, 'The view is not supported.');
  return ok(collection(sold(call).map(productBody), '/products', call.world.dialect));
}

function availabilities(call: Call, named: string, customer: string | undefined): Answer {
  const found = sku(call);
  const bodies = terms.map((term) => availabilityBody(found, term, named, customer));
  return ok(collection(bodies, '/availabilities', call.world.dialect));
}

/** The market that a customer buys in. */
function own(call: Call): Customer {
  if (!call.world.dialect.customerCatalogue) throw new Refusal(404, undefined, 'No such resource');
  return findCustomer(call.world, call.path['customer'] ?? '');
}

/** Both catalogues (sections 10 and 11). */
export const catalogueRoutes: readonly Route[] = [
  { operation: 'offers.list', method: 'GET', pattern: 'offers', answer: offers },
  { operation: 'offers.get', method: 'GET', pattern: 'offers/:offer', answer: offer },
  { operation: 'products.list', method: 'GET', pattern: 'products', answer: listProducts },
  {
    operation: 'skus.list',
    method: 'GET',
    pattern: 'products/:product/skus',
    answer: (call) => (country(call), ok(collection([skuBody(product(call))], '/skus', call.world.dialect))),
  },
  {
    operation: 'skus.get',
    method: 'GET',
    pattern: 'products/:product/skus/:sku',
    answer: (call) => (country(call), ok(skuBody(sku(call)))),
  },
  {
    operation: 'availabilities.list',
    method: 'GET',
    pattern: 'products/:product/skus/:sku/availabilities',
    answer: (call) => availabilities(call, country(call), undefined),
  },
  {
    operation: 'customer-skus.get',
    method: 'GET',
    pattern: 'customers/:customer/products/:product/skus/:sku',
    answer: (call) => (own(call), ok(skuBody(sku(call)))),
  },
  {
    operation: 'customer-availabilities.list',
    method: 'GET',
    pattern: 'customers/:customer/products/:product/skus/:sku/availabilities',
    answer: (call) => availabilities(call, own(call).fixture.country, own(call).id),
  },
];
