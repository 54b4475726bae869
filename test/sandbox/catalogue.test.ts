import { cart, e3, line } from './buying';
import { atOnce, useSandbox } from './client';

const running = useSandbox({
  ...atOnce,
  customers: 0,
  provisioningMs: 60_000,
  subscriptionIdMs: 10_000,
  orderListLagMs: 900_000,
});

describe('the catalogue', () => {
  it('wants a country and a view, and knows no other segments', async () => {
    expect((await running.client.get('/v1/products?targetView=OnlineServices')).status).toBe(400);
    expect((await running.client.get('/v1/products?country=US')).status).toBe(400);
    const government = await running.client.get(
      '/v1/products?country=US&targetView=OnlineServices&targetSegment=government',
    );
    expect(government).toMatchObject({ status: 403, body: { code: 400030 } });
    expect(await running.client.get('/v1/products?country=US&targetView=Nonsense')).toMatchObject({
      status: 403,
      body: { code: 400036 },
    });
  });

  it('maps every SKU to a directory SKU and carries no price', async () => {
    const { body } = await running.client.get('/v1/products?country=US&targetView=OnlineServices');
    const titles: string[] = [];
    for (const product of body.items) {
      const skus = (await running.client.get(`/v1/products/${product.id}/skus?country=US`)).body.items;
      for (const sku of skus) {
        titles.push(sku.title);
        expect(sku.dynamicAttributes.provisioningId).toMatch(/^[0-9a-f-]{36}$/);
        expect(JSON.stringify(sku)).not.toMatch(/price/i);
      }
    }
    for (const plan of [
      'Business Basic',
      'Business Standard',
      'Business Premium',
      '365 F3',
      'Office 365 F3',
      'Office 365 E1',
      'Office 365 E3',
      'Office 365 E5',
      'Microsoft 365 E3',
      'Microsoft 365 E5',
      '(no Teams)',
      'Trial',
    ]) {
      expect(titles.some((title) => title.includes(plan))).toBe(true);
    }
  });

  it('limits business plans to 300 and sells EEA variants in the EEA only', async () => {
    const sku = (await running.client.get('/v1/products/CFQ7TTC0LH18/skus/0001?country=US')).body;
    expect(sku.maximumQuantity).toBe(300);
    const variants = async (country: string): Promise<string[]> =>
      (await running.client.get(`/v1/products/${e3.product}/skus?country=${country}`)).body.items.map(
        ({ title }) => title,
      );
    expect(await variants('US')).not.toContain('Office 365 E3 EEA (no Teams)');
    expect(await variants('SE')).toContain('Office 365 E3 EEA (no Teams)');
  });

  it('shows education plans to qualified customers only', async () => {
    const school = await running.client.addCustomer({ name: 'School', country: 'US', education: 'Approved' });
    const company = await running.client.addCustomer({ name: 'Company', country: 'US' });
    const path = 'products?targetView=OnlineServices&targetSegment=education';
    const { body } = await running.client.get(`/v1/customers/${school}/${path}`);
    expect(body.items.map(({ title }) => title)).toContain('Office 365 A3 for faculty');
    expect(await running.client.get(`/v1/customers/${company}/${path}`)).toMatchObject({
      status: 403,
      body: { code: 400030 },
    });
  });

  it('refuses unknown products and SKUs with their own codes', async () => {
    expect(await running.client.get('/v1/products/NOPE/skus?country=US')).toMatchObject({
      status: 404,
      body: { code: 400013 },
    });
    expect(await running.client.get('/v1/products/CFQ7TTC0LH18/skus/ZZZZ?country=US')).toMatchObject({
      status: 404,
      body: { code: 400018 },
    });
  });

  it('changes the third part of a catalogue item over time, and refuses the old one with 10001', async () => {
    const customer = await running.client.addCustomer({ name: 'Time', country: 'US' });
    const before = await line(running.client, customer, e3);
    await running.client.advance({ days: 1 });
    const after = await line(running.client, customer, e3);
    expect(after).not.toEqual(before);
    expect((await cart(running.client, customer, [before])).lineItems[0].error?.errorCode).toBe('10001');
    expect((await cart(running.client, customer, [after])).lineItems[0].error).toBeUndefined();
  });

  it('lists legacy offers with their directory SKU, add-ons by base', async () => {
    const { body } = await running.client.get('/v1/offers?country=US');
    const kaizala = body.items.find(({ name }) => name.includes('Kaizala'));
    expect(kaizala).toMatchObject({ isAvailableForPurchase: false, isAddOn: false });
    const e4 = (await running.client.get('/v1/offers/8909e28e-5832-42f4-9886-b0a5545f3645?country=US')).body;
    expect(e4.product.id.toLowerCase()).toBe('1392051d-0cb9-4b7a-88d5-621fee5e8711');
    const addOns = (await running.client.get(`/v1/offers/${e4.id}/addons?country=US`)).body.items;
    expect(addOns).toEqual([
      expect.objectContaining({ isAddOn: true, prerequisiteOffers: expect.arrayContaining([e4.id]) as unknown }),
    ]);
    expect((await running.client.get('/v1/offers')).status).toBe(400);
  });
});
