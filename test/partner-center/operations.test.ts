import type { PartnerCenter } from '../../src/partner-center';
import {
  allPages,
  cart,
  context,
  conversation,
  customer,
  newSku,
  oldSku,
  order,
  plan,
  subscription,
  user,
} from './support/client';
import type { Answer } from './support/scripted-service';

const c = `/v1/customers/${customer}`;
const empty: Answer = { status: 200, body: { items: [] } };
const ok = (body: unknown): Answer => ({ status: 200, body });

const reads: readonly [string, (client: PartnerCenter) => Promise<unknown>, Answer, string][] = [
  ['customers.list', (client) => allPages(client.customers.list()), empty, '/v1/customers?size=500'],
  [
    'customers.list with a filter',
    (client) => allPages(client.customers.list({ field: 'CompanyName', startsWith: 'A & "B"' })),
    empty,
    `/v1/customers?size=500&filter=${encodeURIComponent('{"Field":"CompanyName","Value":"A & \\"B\\"","Operator":"starts_with"}')}`,
  ],
  ['customers.get', (client) => client.customers.get(customer), ok({ id: customer }), c],
  [
    'customers.agreements',
    (client) => client.customers.agreements(customer),
    empty,
    `${c}/agreements?agreementType=MicrosoftCustomerAgreement`,
  ],
  [
    'customers.directSigned',
    (client) => client.customers.directSigned(customer),
    ok({ isSigned: true }),
    `${c}/directSignedMicrosoftCustomerAgreementStatus`,
  ],
  ['customers.qualifications', (client) => client.customers.qualifications(customer), ok([]), `${c}/qualifications`],
  [
    'customers.validationStatus',
    (client) => client.customers.validationStatus(customer),
    ok({ type: 'account', status: 'Allowed' }),
    `${c}/validationStatus?type=account`,
  ],
  ['subscriptions.list', (client) => client.subscriptions.list(customer), empty, `${c}/subscriptions`],
  [
    'subscriptions.byOrder',
    (client) => client.subscriptions.byOrder(customer, order),
    empty,
    `${c}/subscriptions?order_id=${order}`,
  ],
  [
    'subscriptions.addons',
    (client) => client.subscriptions.addons(customer, subscription),
    empty,
    `${c}/subscriptions/${subscription}/addons`,
  ],
  [
    'subscriptions.get',
    (client) => client.subscriptions.get(customer, subscription),
    ok({ id: subscription, quantity: 1 }),
    `${c}/subscriptions/${subscription}`,
  ],
  [
    'subscriptions.provisioningStatus',
    (client) => client.subscriptions.provisioningStatus(customer, subscription),
    ok({ status: 'success' }),
    `${c}/subscriptions/${subscription}/provisioningstatus`,
  ],
  ['catalogue.offers', (client) => client.catalogue.offers('GB'), empty, '/v1/offers?country=GB'],
  [
    'catalogue.offer',
    (client) => client.catalogue.offer('MS-AZR-0145P', 'GB'),
    ok({ id: 'MS-AZR-0145P' }),
    '/v1/offers/MS-AZR-0145P?country=GB',
  ],
  [
    'catalogue.products',
    (client) => client.catalogue.products('GB', 'education'),
    empty,
    '/v1/products?country=GB&targetView=OnlineServices&targetSegment=education',
  ],
  [
    'catalogue.products of any segment',
    (client) => client.catalogue.products('GB', undefined),
    empty,
    '/v1/products?country=GB&targetView=OnlineServices',
  ],
  [
    'catalogue.skus',
    (client) => client.catalogue.skus('P', 'GB', 'commercial'),
    empty,
    '/v1/products/P/skus?country=GB&targetSegment=commercial',
  ],
  [
    'catalogue.sku',
    (client) => client.catalogue.sku('P', '0001', 'GB'),
    ok({ id: '0001', productId: 'P' }),
    '/v1/products/P/skus/0001?country=GB',
  ],
  [
    'catalogue.availabilities',
    (client) => client.catalogue.availabilities('P', '0001', 'GB', 'commercial'),
    empty,
    '/v1/products/P/skus/0001/availabilities?country=GB&targetSegment=commercial',
  ],
  [
    'catalogue.customerAvailabilities',
    (client) => client.catalogue.customerAvailabilities(customer, 'P', '0001'),
    empty,
    `${c}/products/P/skus/0001/availabilities`,
  ],
  [
    'catalogue.customerSku',
    (client) => client.catalogue.customerSku(customer, 'P', '0001'),
    ok({ id: '0001', productId: 'P' }),
    `${c}/products/P/skus/0001`,
  ],
  ['carts.get', (client) => client.carts.get(customer, cart), ok({ id: cart }), `${c}/carts/${cart}`],
  ['orders.list', (client) => client.orders.list(customer), empty, `${c}/orders`],
  ['orders.get', (client) => client.orders.get(customer, order), ok({ id: order }), `${c}/orders/${order}`],
  [
    'orders.provisioningStatus',
    (client) => client.orders.provisioningStatus(customer, order),
    empty,
    `${c}/orders/${order}/provisioningstatus`,
  ],
  ['users.list', (client) => allPages(client.users.list(customer)), empty, `${c}/users?size=500`],
  [
    'users.get',
    (client) => client.users.get(customer, user),
    ok({ id: user, userPrincipalName: 'u' }),
    `${c}/users/${user}`,
  ],
  ['users.licenses', (client) => client.users.licenses(customer, user), empty, `${c}/users/${user}/licenses`],
  ['users.subscribedSkus', (client) => client.users.subscribedSkus(customer), empty, `${c}/subscribedskus`],
];

describe('a read', () => {
  it.each(reads)('%s asks where the reference says', async (_, read, answer, url) => {
    const { client, service } = await conversation();
    service.answer(answer);
    await expect(read(client)).resolves.toBeDefined();
    expect(service.timeline).toEqual([`GET ${url}`, '200']);
  });
});

const cartRequest = {
  lineItems: [
    {
      id: 0,
      catalogItemId: 'P:0001:A',
      friendlyName: 'CG-1',
      quantity: 5,
      billingCycle: 'monthly',
      termDuration: 'P1M',
    },
  ],
};
const orderRequest = {
  billingCycle: 'monthly',
  lineItems: [{ lineItemNumber: 0, offerId: 'O', friendlyName: 'CG-1', quantity: 5 }],
};
const swap = { licensesToAssign: [{ skuId: newSku, excludedPlans: [plan] }], licensesToRemove: [oldSku] };
const assignOnly = { licensesToAssign: [{ skuId: newSku, excludedPlans: [] }], licensesToRemove: [] };

const writes: readonly [string, (client: PartnerCenter) => Promise<unknown>, Answer, string, unknown][] = [
  [
    'carts.create',
    (client) => client.carts.create(customer, cartRequest, context),
    { status: 201, body: { id: cart } },
    `POST ${c}/carts`,
    cartRequest,
  ],
  [
    'carts.checkout',
    (client) => client.carts.checkout(customer, cart, context),
    { status: 201, body: { orders: [] } },
    `POST ${c}/carts/${cart}/checkout`,
    undefined,
  ],
  [
    'orders.create',
    (client) => client.orders.create(customer, orderRequest, context),
    { status: 201, body: { id: order } },
    `POST ${c}/orders`,
    orderRequest,
  ],
  [
    'users.updateLicenses for a swap',
    (client) => client.users.updateLicenses(customer, user, swap, context),
    { status: 201, body: {} },
    `POST ${c}/users/${user}/licenseupdates`,
    {
      licensesToAssign: [{ skuId: newSku, excludedPlans: [plan] }],
      licensesToRemove: [oldSku],
      attributes: { objectType: 'LicenseUpdate' },
    },
  ],
  [
    'users.updateLicenses for an assignment',
    (client) => client.users.updateLicenses(customer, user, assignOnly, context),
    { status: 200, body: { licenseWarnings: [] } },
    `POST ${c}/users/${user}/licenseupdates`,
    {
      licensesToAssign: [{ skuId: newSku, excludedPlans: null }],
      licensesToRemove: null,
      attributes: { objectType: 'LicenseUpdate' },
    },
  ],
  [
    'users.setLocation',
    (client) => client.users.setLocation(customer, user, 'IE', context),
    { status: 200, body: { id: user } },
    `PATCH ${c}/users/${user}`,
    { usageLocation: 'IE', attributes: { objectType: 'CustomerUser' } },
  ],
];

describe('a write', () => {
  it.each(writes)('%s sends what the reference says', async (_, write, answer, line, body) => {
    const { client, service } = await conversation();
    service.answer(answer);
    await write(client);
    expect(service.timeline[0]).toBe(line);
    const [request] = service.requests;
    if (body === undefined) {
      expect(request?.body).toBe('');
      expect(request?.headers['content-type']).toBeUndefined();
      expect(request?.headers['content-length']).toBe('0');
    } else {
      expect(JSON.parse(request?.body ?? '')).toEqual(body);
      expect(request?.headers['content-type']).toBe('application/json');
    }
  });

  it('of licenses is accepted by its status alone', async () => {
    const { client, service } = await conversation();
    service.answer({ status: 201 });
    await expect(client.users.updateLicenses(customer, user, swap, context)).resolves.toEqual({ warnings: [] });
  });

  it('of a checkout brings orders and errors side by side', async () => {
    const { client, service } = await conversation();
    service.answer({
      status: 201,
      body: {
        orders: [
          { id: 'o1', lineItems: [{ lineItemNumber: 0, offerId: 'P:0001:A', quantity: 5, friendlyName: 'CG-1' }] },
        ],
        orderErrors: [{ orderGroupId: '1', code: 2000, description: 'Line' }],
      },
    });
    const result = await client.carts.checkout(customer, cart, context);
    expect(result.orders[0]?.lineItems[0]).toMatchObject({ friendlyName: 'CG-1', subscriptionId: undefined });
    expect(result.orderErrors).toEqual([{ orderGroupId: '1', code: '2000', description: 'Line' }]);
  });
});

describe('the base address', () => {
  it.each([
    ['with a slash at its end', '', '/', '/v1/offers?country=GB'],
    ['with a path in front', '/partner-center', '', '/partner-center/v1/offers?country=GB'],
    ['with a path and slashes', '/partner-center', '//', '/partner-center/v1/offers?country=GB'],
    ['with the version in it', '', '/v1/', '/v1/offers?country=GB'],
  ])('may come %s', async (_, prefix, baseTail, url) => {
    const { client, service } = await conversation({ prefix, baseTail });
    service.answer(empty);
    await client.catalogue.offers('GB');
    expect(service.timeline[0]).toBe(`GET ${url}`);
  });
});
