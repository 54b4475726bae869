import { isCountryCode } from '../catalogue/countries';
import { isSoldIn, planByOffer, planBySku, plans, type Plan, type Segment } from '../catalogue/plans';
import type { OfferJson } from '../../partner-center/wire';
import { ok, type Answer, type Call, type Operation } from '../operation';
import { badRequest, Refusal } from '../refusal';
import type { Customer } from '../state/customer';
import { collection } from '../wire/link';
import { availabilityBody, offerBody, productBody, skuBody } from '../wire/catalogue';

/** For whom a catalogue is: a country, or one customer in its country. */
interface Audience {
  readonly country: string;
  readonly customer: Customer | undefined;
  readonly base: string;
}

function anyone(call: Call): Audience {
  const country = call.query.get('country') ?? '';
  if (!isCountryCode(country)) throw badRequest('The query parameter country is required.', 2000);
  return { country: country.toUpperCase(), customer: undefined, base: '' };
}

function oneCustomer(call: Call): Audience {
  const customer = call.customer();
  return { country: customer.facts.country, customer, base: `/customers/${customer.id}` };
}

const segments: readonly Segment[] = ['commercial', 'education'];

function segmentOf(call: Call, audience: Audience): Segment | undefined {
  const text = call.query.get('targetsegment')?.toLowerCase();
  if (text === undefined || text === '') return undefined;
  if (text === 'government' || text === 'nonprofit')
    throw new Refusal(403, 400030, `The segment ${text} is not available.`);
  const segment = segments.find((candidate) => candidate === text);
  const { customer } = audience;
  if (!segment || (segment === 'education' && customer && customer.facts.education !== 'Approved')) {
    throw new Refusal(403, 400030, `The segment ${text} is not available.`);
  }
  return segment;
}

/** Plans of the new-commerce catalogue; without a segment in the request, those of every segment that may be seen. */
function sold(audience: Audience, segment: Segment | undefined): Plan[] {
  const isQualified = !audience.customer || audience.customer.facts.education === 'Approved';
  return plans.filter(
    (plan) =>
      plan.modern &&
      isSoldIn(plan, audience.country) &&
      (segment ? plan.segment === segment : plan.segment === 'commercial' || isQualified),
  );
}

function membersOf(call: Call, audience: Audience): Plan[] {
  const product = call.param('product').toLowerCase();
  const members = sold(audience, segmentOf(call, audience)).filter(
    (plan) => plan.modern?.product.toLowerCase() === product,
  );
  if (members.length === 0) throw new Refusal(404, 400013, `The product ${call.param('product')} was not found.`);
  return members;
}

function memberOf(call: Call, audience: Audience): Plan {
  const plan = planBySku(call.param('product'), call.param('sku'));
  if (!plan || !membersOf(call, audience).includes(plan)) {
    throw new Refusal(404, 400018, `The SKU ${call.param('sku')} was not found.`);
  }
  return plan;
}

function products(call: Call, audience: Audience): Answer {
  const view = call.query.get('targetview')?.toLowerCase();
  if (view === undefined) throw badRequest('The query parameter targetView is required.', 2000);
  const known = ['onlineservices', 'azure', 'azurereservations', 'microsoftazure', 'software', 'marketplace'];
  if (!known.includes(view)) throw new Refusal(403, 400036, `The view ${view} is not available.`);
  const groups = new Map<string, Plan[]>();
  // Without a segment the service shows the commercial catalogue.
  const segment = segmentOf(call, audience) ?? 'commercial';
  for (const plan of view === 'onlineservices' ? sold(audience, segment) : []) {
    const id = plan.modern?.product ?? '';
    groups.set(id, [...(groups.get(id) ?? []), plan]);
  }
  const items = [...groups].map(([id, members]) => productBody(id, members, audience.country));
  return ok(collection(items, `${audience.base}/products?country=${audience.country}&targetView=OnlineServices`));
}

function product(call: Call, audience: Audience): Answer {
  const members = membersOf(call, audience);
  return ok(productBody(members[0]?.modern?.product ?? '', members, audience.country));
}

function skus(call: Call, audience: Audience): Answer {
  const items = membersOf(call, audience).map((plan) => skuBody(plan, audience.country));
  return ok(collection(items, `${audience.base}/products/${call.param('product')}/skus?country=${audience.country}`));
}

function periodOf(call: Call): number {
  return Math.floor(call.now / call.world.options.availabilityLifeMs);
}

function availabilities(call: Call, audience: Audience): Answer {
  const body = availabilityBody(memberOf(call, audience), audience.country, periodOf(call));
  const self = `${audience.base}/products/${call.param('product')}/skus/${call.param('sku')}/availabilities`;
  return ok(collection([body], `${self}?country=${audience.country}`));
}

function availability(call: Call, audience: Audience): Answer {
  const body = availabilityBody(memberOf(call, audience), audience.country, periodOf(call));
  if (body['id'] !== call.param('availability')) {
    throw new Refusal(404, 400018, `The availability ${call.param('availability')} was not found.`);
  }
  return ok(body);
}

function offerWire(call: Call, plan: Plan, country: string): OfferJson {
  const isSold = call.world.options.legacySales !== 'closed';
  return offerBody(plan, country, call.headers['x-locale'] ?? 'en-US', isSold);
}

function offers(call: Call, audience: Audience): Answer {
  const isQualified = !audience.customer || audience.customer.facts.education === 'Approved';
  const found = plans.filter((plan) => plan.offer && (plan.segment === 'commercial' || isQualified));
  const items = found.map((plan) => offerWire(call, plan, audience.country));
  return ok(collection(items, `${audience.base}/offers?country=${audience.country}`));
}

function offerOf(call: Call): Plan {
  const plan = planByOffer(call.param('offer'));
  if (!plan) throw new Refusal(404, 600038, `The offer ${call.param('offer')} was not found.`);
  return plan;
}

function offerAddOns(call: Call): Answer {
  const { country } = anyone(call);
  const base = offerOf(call);
  const found = plans.filter((plan) => plan.offer && plan.addOnTo.includes(base.key));
  return ok(
    collection(
      found.map((plan) => offerWire(call, plan, country)),
      `/offers/${base.offer ?? ''}/addons`,
    ),
  );
}

type Handler = (call: Call, audience: Audience) => Answer;

const tree: readonly [name: string, path: string, handler: Handler][] = [
  ['products', '/products', products],
  ['product', '/products/:product', product],
  ['skus', '/products/:product/skus', skus],
  ['sku', '/products/:product/skus/:sku', (call, audience) => ok(skuBody(memberOf(call, audience), audience.country))],
  ['availabilities', '/products/:product/skus/:sku/availabilities', availabilities],
  ['availability', '/products/:product/skus/:sku/availabilities/:availability', availability],
];

export const catalogueOperations: readonly Operation[] = [
  ...tree.map(([name, path, handler]): Operation => ({
    name: `catalogue.${name}`,
    method: 'GET',
    path: `/v1${path}`,
    handle: (call) => handler(call, anyone(call)),
  })),
  ...tree.map(([name, path, handler]): Operation => ({
    name: `customerCatalogue.${name}`,
    method: 'GET',
    path: `/v1/customers/:customer${path}`,
    handle: (call) => handler(call, oneCustomer(call)),
  })),
  { name: 'offers.list', method: 'GET', path: '/v1/offers', handle: (call) => offers(call, anyone(call)) },
  {
    name: 'offers.get',
    method: 'GET',
    path: '/v1/offers/:offer',
    handle: (call) => ok(offerWire(call, offerOf(call), anyone(call).country)),
  },
  { name: 'offers.addons', method: 'GET', path: '/v1/offers/:offer/addons', handle: offerAddOns },
  {
    name: 'customerOffers.list',
    method: 'GET',
    path: '/v1/customers/:customer/offers',
    handle: (call) => offers(call, oneCustomer(call)),
  },
  {
    name: 'offers.categories',
    method: 'GET',
    path: '/v1/offercategories',
    handle: (call) => {
      const { country } = anyone(call);
      const ids = ['Enterprise_Key', 'SmallBusiness_Key'];
      const items = ids.map((id, rank) => ({ id, name: id.replace('_Key', ''), rank, locale: 'en-US', country }));
      return ok(collection(items, `/offercategories?country=${country}`));
    },
  },
];
