import { atOnce, useSandbox, type Client, type Json } from './client';

const running = useSandbox({ ...atOnce, customers: 0 });
const slow = useSandbox({
  ...atOnce,
  customers: 0,
  acceptedShare: 1,
  changeMs: 5_000,
  scheduledTypeField: 'scheduleType',
});
const strict = useSandbox({
  ...atOnce,
  customers: 0,
  staleEtag: 'precondition-failed',
  termEndActions: ['CancelSubscription'],
});

interface Held {
  readonly customer: string;
  readonly path: string;
  readonly subscription: Json;
}

async function holding(client: Client, subscription: object, more: object = {}): Promise<Held> {
  const customer = await client.addCustomer({ name: 'Holder', country: 'US', subscriptions: [subscription], ...more });
  const { body } = await client.get(`/v1/customers/${customer}/subscriptions`);
  const [first] = body.items;
  return { customer, path: `/v1/customers/${customer}/subscriptions/${first.id}`, subscription: first };
}

const legacyE4 = { plan: 'office-365-e4', quantity: 10, lastDay: 30 };
const modernE3 = { plan: 'office-365-e3', quantity: 10, lastDay: 30, autoRenew: true };
const fresh = { ...modernE3, startedDaysAgo: 2 };

describe('reading', () => {
  it('ends a legacy term exclusively and a new-commerce term inclusively', async () => {
    const legacy = await holding(running.client, legacyE4);
    const modern = await holding(running.client, modernE3);
    // 30 days after 2 November 2026 is 2 December, the last day of service of both.
    expect(legacy.subscription.commitmentEndDate).toBe('2026-12-03T00:00:00Z');
    expect(modern.subscription.commitmentEndDate).toBe('2026-12-02T00:00:00Z');
  });

  it('tells the two commerces apart as the service does', async () => {
    const legacy = (await holding(running.client, legacyE4)).subscription;
    const modern = (await holding(running.client, modernE3)).subscription;
    expect(legacy.offerId).toMatch(/^[0-9A-F-]{36}$/);
    expect(legacy['productType']).toBeUndefined();
    expect(legacy.attributes.etag).toEqual(expect.any(String));
    expect(legacy.id).toBe(legacy.id.toUpperCase());
    expect(modern.offerId.split(':')).toHaveLength(3);
    expect(modern['productType']).toEqual({ id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' });
    expect(modern.attributes.etag).toBeUndefined();
  });

  it('prints a term without end as the year 9999', async () => {
    const { subscription } = await holding(running.client, { ...legacyE4, lastDay: null });
    expect(subscription.commitmentEndDate).toBe('9999-12-10T00:00:00Z');
  });

  it('finds subscriptions by order and by reseller, and add-ons by base', async () => {
    const customer = await running.client.addCustomer({
      name: 'Finder',
      country: 'US',
      subscriptions: [
        legacyE4,
        { plan: 'exchange-archiving', commerce: 'legacy', quantity: 2, addOnTo: 0 },
        { ...modernE3, partnerId: '4847383' },
      ],
    });
    const base = `/v1/customers/${customer}/subscriptions`;
    const { body } = await running.client.get(base);
    const [e4] = body.items;
    const names = async (path: string): Promise<string[]> =>
      (await running.client.get(path)).body.items.map(({ offerName }) => offerName);
    expect(await names(`${base}?order_id=${e4.orderId}`)).toEqual(['Office 365 E4']);
    expect(await names(`${base}?mpn_id=4847383`)).toEqual(['Office 365 E3']);
    expect(await names(`${base}/${e4.id}/addons`)).toEqual(['Exchange Online Archiving for Exchange Online']);
  });
});

describe('PATCH takes the whole resource', () => {
  it('changes one field when everything is sent back', async () => {
    const { path, subscription } = await holding(running.client, modernE3);
    const reply = await running.client.patch(path, { ...subscription, friendlyName: 'Renamed' });
    expect(reply).toMatchObject({
      status: 200,
      body: { friendlyName: 'Renamed', autoRenewEnabled: true, quantity: 10 },
    });
  });

  it('lets auto-renewal fall to false when the field is left out', async () => {
    const { path, subscription } = await holding(running.client, modernE3);
    const rest = { ...subscription, autoRenewEnabled: undefined };
    expect((await running.client.patch(path, rest)).body.autoRenewEnabled).toBe(false);
  });

  it('refuses an unknown status, a missing quantity and another id', async () => {
    const { path, subscription } = await holding(running.client, modernE3);
    expect((await running.client.patch(path, { ...subscription, status: 'paused' })).status).toBe(400);
    expect((await running.client.patch(path, { status: 'suspended' })).status).toBe(400);
    expect(
      (await running.client.patch(path, { ...subscription, id: '00000000-0000-4000-8000-000000000000' })).status,
    ).toBe(400);
    expect((await running.client.get(path)).body.status).toBe('active');
  });

  it('refuses a stale etag with 400/2055, or with 412', async () => {
    for (const [{ client }, status] of [
      [running, 400],
      [strict, 412],
    ] as const) {
      const { path, subscription } = await holding(client, legacyE4);
      const headers = { 'If-Match': `"${subscription.attributes.etag}"` };
      expect((await client.patch(path, { ...subscription, quantity: 11 }, { headers })).status).toBe(200);
      expect(await client.patch(path, { ...subscription, quantity: 12 }, { headers })).toMatchObject({
        status,
        body: { code: 2055 },
      });
      const again = (await client.get(path)).body;
      const current = { 'If-Match': `"${again.attributes.etag}"` };
      expect((await client.patch(path, { ...again, quantity: 12 }, { headers: current })).status).toBe(200);
    }
  });

  it('makes an etag stale by a change that nobody sees', async () => {
    const { customer, path, subscription } = await holding(running.client, legacyE4);
    await running.client.tamper({ action: 'touch-subscription', customer, subscription: subscription.id });
    const headers = { 'If-Match': `"${subscription.attributes.etag}"` };
    expect(await running.client.patch(path, subscription, { headers })).toMatchObject({
      status: 400,
      body: { code: 2055 },
    });
  });

  it('can answer 202 with a Location, and change later; meanwhile 409/900278', async () => {
    const { customer, path, subscription } = await holding(slow.client, legacyE4);
    const reply = await slow.client.patch(path, { ...subscription, status: 'suspended' });
    expect(reply.status).toBe(202);
    expect(reply.headers.get('location')).toBe(`/customers/${customer}/subscriptions/${subscription.id}`);
    expect((await slow.client.get(path)).body.status).toBe('active');
    expect(await slow.client.patch(path, subscription)).toMatchObject({ status: 409, body: { code: 900278 } });
    await slow.client.advance({ seconds: 5 });
    expect((await slow.client.get(path)).body.status).toBe('suspended');
    expect((await slow.client.ledger(customer)).suspensions).toHaveLength(1);
  });

  it('answers a repeat under one MS-RequestId with the first result', async () => {
    const { customer, path, subscription } = await holding(running.client, modernE3);
    const headers = { 'MS-RequestId': 'e0000000-0000-4000-8000-000000000001' };
    await running.client.patch(path, { ...subscription, quantity: 12 }, { headers });
    await running.client.tamper({
      action: 'change-subscription',
      customer,
      subscription: subscription.id,
      quantity: 20,
    });
    const repeat = await running.client.patch(path, { ...subscription, quantity: 12 }, { headers });
    expect(repeat.body.quantity).toBe(12);
    expect((await running.client.get(path)).body.quantity).toBe(20);
  });
});

describe('suspending', () => {
  it('takes the units away and gives them back', async () => {
    const { customer, path, subscription } = await holding(running.client, legacyE4, {
      users: [{ count: 4, licenses: [{ plan: 'office-365-e4' }] }],
    });
    const units = async (): Promise<Json> =>
      (await running.client.get(`/v1/customers/${customer}/subscribedskus`)).body.items[0];
    await running.client.patch(path, { ...subscription, status: 'suspended' });
    expect(await units()).toMatchObject({
      activeUnits: 0,
      suspendedUnits: 10,
      consumedUnits: 4,
      availableUnits: -4,
      capabilityStatus: 'Suspended',
    });
    const suspended = (await running.client.get(path)).body;
    await running.client.patch(path, { ...suspended, status: 'active' });
    expect(await units()).toMatchObject({ activeUnits: 10, suspendedUnits: 0, availableUnits: 6 });
  });

  it('takes the add-ons along, and back', async () => {
    const { customer, path, subscription } = await holding(running.client, legacyE4);
    await running.client.tamper({
      action: 'add-addon',
      customer,
      subscription: subscription.id,
      plan: 'exchange-archiving',
      quantity: 3,
    });
    const addOn = async (): Promise<string> => (await running.client.get(`${path}/addons`)).body.items[0].status;
    await running.client.patch(path, { ...subscription, status: 'suspended' });
    expect(await addOn()).toBe('suspended');
    await running.client.patch(path, { ...(await running.client.get(path)).body, status: 'active' });
    expect(await addOn()).toBe('active');
  });

  it('drops what was scheduled, and forbids a change of quantity', async () => {
    const { path, subscription } = await holding(running.client, modernE3);
    const scheduledActions = [{ scheduledType: 'TermEnd', actionType: 'Cancel' }];
    await running.client.patch(path, { ...subscription, scheduledActions });
    const scheduled = (await running.client.get(path)).body;
    expect(
      (await running.client.patch(path, { ...scheduled, status: 'suspended' })).body.scheduledActions,
    ).toBeUndefined();
    const suspended = (await running.client.get(path)).body;
    expect(await running.client.patch(path, { ...suspended, quantity: 11 })).toMatchObject({
      status: 400,
      body: { code: 800091 },
    });
  });

  it('deprovisions a legacy subscription 120 days later', async () => {
    const { path, subscription } = await holding(running.client, { ...legacyE4, lastDay: 300 });
    await running.client.patch(path, { ...subscription, status: 'suspended' });
    await running.client.advance({ days: 119 });
    expect((await running.client.get(path)).body.status).toBe('suspended');
    await running.client.advance({ days: 1 });
    expect((await running.client.get(path)).body.status).toBe('deleted');
  });

  it('cannot be undone where the service itself suspended', async () => {
    const { path, subscription } = await holding(running.client, {
      ...legacyE4,
      status: 'suspended',
      suspensionReasons: ['NonPayment'],
    });
    expect(await running.client.patch(path, { ...subscription, status: 'active' })).toMatchObject({
      status: 400,
      body: { code: 800040 },
    });
  });
});

describe('cancelling and reducing', () => {
  it('cancels new commerce in its window, and refuses with 400/900117 afterwards', async () => {
    const { path, subscription } = await holding(running.client, fresh);
    expect((await running.client.patch(path, { ...subscription, status: 'deleted' })).body.status).toBe('deleted');
    const late = await holding(running.client, modernE3);
    expect(await running.client.patch(late.path, { ...late.subscription, status: 'deleted' })).toMatchObject({
      status: 400,
      body: { code: 900117 },
    });
  });

  it('refuses to cancel legacy', async () => {
    const { path, subscription } = await holding(running.client, legacyE4);
    expect(await running.client.patch(path, { ...subscription, status: 'deleted' })).toMatchObject({
      status: 400,
      body: { code: 800063 },
    });
  });

  it('reduces new commerce in the window only (400/800090), legacy at any time', async () => {
    const inside = await holding(running.client, fresh);
    expect((await running.client.patch(inside.path, { ...inside.subscription, quantity: 4 })).status).toBe(200);
    const outside = await holding(running.client, modernE3);
    expect(await running.client.patch(outside.path, { ...outside.subscription, quantity: 4 })).toMatchObject({
      status: 400,
      body: { code: 800090 },
    });
    expect((await running.client.patch(outside.path, { ...outside.subscription, quantity: 14 })).status).toBe(200);
    const legacy = await holding(running.client, legacyE4);
    expect((await running.client.patch(legacy.path, { ...legacy.subscription, quantity: 4 })).status).toBe(200);
  });

  it('keeps a business plan at 300', async () => {
    const { path, subscription } = await holding(running.client, { plan: 'business-basic', quantity: 290 });
    expect(await running.client.patch(path, { ...subscription, quantity: 301 })).toMatchObject({
      status: 403,
      body: { code: 800067 },
    });
  });

  it('refuses to renew a trial automatically', async () => {
    const { path, subscription } = await holding(running.client, { plan: 'business-premium-trial', quantity: 25 });
    expect(await running.client.patch(path, { ...subscription, autoRenewEnabled: true })).toMatchObject({
      status: 400,
      body: { code: 800093 },
    });
  });
});

describe('the end of a term', () => {
  const cancel = [{ scheduledType: 'TermEnd', actionType: 'Cancel' }];

  it('accepts a scheduled cancellation in either spelling and reads it back', async () => {
    const { path, subscription } = await holding(running.client, { ...modernE3, autoRenew: false });
    const { body } = await running.client.patch(path, { ...subscription, scheduledActions: cancel });
    expect(body.scheduledActions).toEqual([
      expect.objectContaining({ scheduledType: 'TermEnd', actionType: 'Cancel' }),
    ]);
    const other = await holding(slow.client, { ...modernE3, autoRenew: false });
    await slow.client.patch(other.path, {
      ...other.subscription,
      scheduledActions: [{ scheduleType: 'TermEnd', actionType: 'cancel' }],
    });
    await slow.client.advance({ seconds: 5 });
    expect((await slow.client.get(other.path)).body.scheduledActions).toEqual([
      expect.objectContaining({ scheduleType: 'TermEnd', actionType: 'Cancel' }),
    ]);
  });

  it('takes another word where it is told to, and refuses words that it does not know', async () => {
    const { path, subscription } = await holding(strict.client, modernE3);
    expect((await strict.client.patch(path, { ...subscription, scheduledActions: cancel })).status).toBe(400);
    const scheduledActions = [{ scheduledType: 'TermEnd', actionType: 'CancelSubscription' }];
    expect((await strict.client.patch(path, { ...subscription, scheduledActions })).status).toBe(200);
  });

  it('drops the scheduled action when a later PATCH leaves it out', async () => {
    const { path, subscription } = await holding(running.client, modernE3);
    await running.client.patch(path, { ...subscription, scheduledActions: cancel });
    await running.client.patch(path, subscription);
    expect((await running.client.get(path)).body.scheduledActions).toBeUndefined();
  });

  it('ends with the choice; auto-renewal alone renews; neither slides into a paid extended term', async () => {
    const cancelled = await holding(running.client, { ...modernE3, autoRenew: false });
    await running.client.patch(cancelled.path, { ...cancelled.subscription, scheduledActions: cancel });
    const renewing = await holding(running.client, modernE3);
    const undecided = await holding(running.client, { ...modernE3, autoRenew: false });
    const legacy = await holding(running.client, legacyE4);
    // Each belongs to a customer made on another day of this simulator's time: 31 days are enough for all.
    await running.client.advance({ days: 31 });
    expect((await running.client.get(cancelled.path)).body.status).toBe('expired');
    expect((await running.client.get(legacy.path)).body.status).toBe('expired');
    const renewed = (await running.client.get(renewing.path)).body;
    expect(renewed.status).toBe('active');
    const end = renewing.subscription.commitmentEndDate;
    expect(renewed.commitmentEndDate).toBe(`${Number(end.slice(0, 4)) + 1}${end.slice(4)}`);
    const extended = (await running.client.get(undecided.path)).body;
    expect(extended).toMatchObject({ status: 'active', termDuration: 'P1M', autoRenewEnabled: false });
    expect(extended.commitmentEndDate > undecided.subscription.commitmentEndDate).toBe(true);
  });
});
