import { atOnce, useSandbox, type Client, type Json } from './client';

const running = useSandbox({ ...atOnce, customers: 0 });
const lenient = useSandbox({ ...atOnce, customers: 0, inheritedRemoval: 'ignore', exclusivePlans: false });

const e4 = '1392051d-0cb9-4b7a-88d5-621fee5e8711';
const e3 = '6fd2c87f-b296-42f0-b197-1e91e994b900';
const basic = '3b555118-da6a-4418-894f-7df1e2096870';
const kaizala = '7b1f4c9e-5d0a-4f6b-9e27-3a6c81d4e0f5';
const yammer = '7547a3fe-08ee-4ccb-b430-5077c5041653';

const holdsE4 = { licenses: [{ plan: 'office-365-e4' }] };

interface World {
  readonly customer: string;
  readonly users: readonly Json[];
  readonly path: (user: number) => string;
}

async function customerWith(client: Client, users: readonly object[], more: object = {}): Promise<World> {
  const customer = await client.addCustomer({
    name: 'Licensed',
    country: 'US',
    subscriptions: [
      { plan: 'office-365-e4', quantity: 10 },
      { plan: 'office-365-e3', quantity: 3, autoRenew: true, lastDay: 200 },
      { plan: 'business-basic', quantity: 5, autoRenew: true, lastDay: 200 },
    ],
    users,
    ...more,
  });
  const { body } = await client.get(`/v1/customers/${customer}/users`);
  return {
    customer,
    users: body.items,
    path: (user) => `/v1/customers/${customer}/users/${body.items[user]?.id ?? ''}`,
  };
}

const assign = (skuId: string, excludedPlans: readonly string[] = []): object => ({ skuId, excludedPlans });
const swap = { licensesToAssign: [assign(e3)], licensesToRemove: [e4] };

async function held(client: Client, path: string): Promise<string[]> {
  return (await client.get(`${path}/licenses`)).body.items.map(({ productSku }) => productSku.id).sort();
}

async function units(client: Client, customer: string, sku: string): Promise<Json | undefined> {
  return (await client.get(`/v1/customers/${customer}/subscribedskus`)).body.items.find(
    ({ productSku }) => productSku.id === sku,
  );
}

describe('a license update', () => {
  it('assigns and removes in one request, with 201', async () => {
    const { path, customer } = await customerWith(running.client, [holdsE4]);
    const reply = await running.client.post(`${path(0)}/licenseupdates`, swap);
    expect(reply).toMatchObject({
      status: 201,
      body: { licenseWarnings: [], attributes: { objectType: 'LicenseUpdate' } },
    });
    expect(await held(running.client, path(0))).toEqual([e3]);
    expect(await units(running.client, customer, e3)).toMatchObject({
      activeUnits: 3,
      consumedUnits: 1,
      availableUnits: 2,
    });
    expect(await units(running.client, customer, e4)).toMatchObject({
      activeUnits: 10,
      consumedUnits: 0,
      availableUnits: 10,
    });
  });

  it('keeps service plans off that are excluded, and refuses plans of other products', async () => {
    const { path } = await customerWith(running.client, [
      { licenses: [{ plan: 'office-365-e4', off: ['YAMMER_ENTERPRISE'] }] },
    ]);
    const off = async (): Promise<string[]> =>
      (await running.client.get(`${path(0)}/licenses`)).body.items[0].servicePlans
        .filter(({ capabilityStatus }) => capabilityStatus !== 'Assigned')
        .map(({ serviceName }) => serviceName);
    expect(await off()).toEqual(['YAMMER_ENTERPRISE']);
    await running.client.post(`${path(0)}/licenseupdates`, {
      licensesToAssign: [assign(e3, [yammer])],
      licensesToRemove: [e4],
    });
    expect(await off()).toEqual(['YAMMER_ENTERPRISE']);
    const wrong = { licensesToAssign: [assign(kaizala, [yammer])] };
    expect((await running.client.post(`${path(0)}/licenseupdates`, wrong)).status).toBe(400);
    await running.client.post(`${path(0)}/licenseupdates`, { licensesToAssign: [assign(e3)] });
    expect(await off()).toEqual([]);
  });

  it('is refused with 400/60012, naming the SKU, when no unit is free; nothing changes', async () => {
    const { path } = await customerWith(running.client, [{ count: 4, ...holdsE4 }]);
    for (const user of [0, 1, 2])
      expect((await running.client.post(`${path(user)}/licenseupdates`, swap)).status).toBe(201);
    expect(await running.client.post(`${path(3)}/licenseupdates`, swap)).toMatchObject({
      status: 400,
      body: { code: 60012, data: [e3] },
    });
    expect(await held(running.client, path(3))).toEqual([e4]);
    expect(
      (
        await running.client.post(`${path(2)}/licenseupdates`, {
          licensesToAssign: [assign(e4)],
          licensesToRemove: [e3],
        })
      ).status,
    ).toBe(201);
    expect((await running.client.post(`${path(3)}/licenseupdates`, swap)).status).toBe(201);
  });

  it('is refused for a user without usage location until one is set; removal needs none', async () => {
    const { path } = await customerWith(running.client, [{ ...holdsE4, usageLocation: null }]);
    expect(await running.client.post(`${path(0)}/licenseupdates`, swap)).toMatchObject({
      status: 400,
      body: { description: expect.stringContaining('invalid usage location') as string },
    });
    expect((await running.client.get(path(0))).body.usageLocation).toBeUndefined();
    const patch = { usageLocation: 'se', attributes: { objectType: 'CustomerUser' } };
    expect((await running.client.patch(path(0), patch)).body.usageLocation).toBe('SE');
    expect((await running.client.post(`${path(0)}/licenseupdates`, swap)).status).toBe(201);
    const bare = await customerWith(running.client, [{ ...holdsE4, usageLocation: null }]);
    expect((await running.client.post(`${bare.path(0)}/licenseupdates`, { licensesToRemove: [e4] })).status).toBe(201);
  });

  it('cannot take a license that comes from a group', async () => {
    const inherited = [{ licenses: [{ plan: 'office-365-e4', inherited: true }] }];
    const refusing = await customerWith(running.client, inherited);
    expect(await running.client.post(`${refusing.path(0)}/licenseupdates`, swap)).toMatchObject({
      status: 400,
      body: { description: expect.stringContaining('inherited from a group') as string },
    });
    expect(await held(running.client, refusing.path(0))).toEqual([e4]);
    const ignoring = await customerWith(lenient.client, inherited);
    expect((await lenient.client.post(`${ignoring.path(0)}/licenseupdates`, swap)).status).toBe(201);
    expect(await held(lenient.client, ignoring.path(0))).toEqual([e4, e3].sort());
  });

  it('refuses mutually exclusive service plans beside each other, not in one swap', async () => {
    const { path } = await customerWith(running.client, [holdsE4]);
    expect(await running.client.post(`${path(0)}/licenseupdates`, { licensesToAssign: [assign(basic)] })).toMatchObject(
      {
        status: 400,
        body: { code: 'MutuallyExclusiveViolation' },
      },
    );
    expect(
      (
        await running.client.post(`${path(0)}/licenseupdates`, {
          licensesToAssign: [assign(basic)],
          licensesToRemove: [e4],
        })
      ).status,
    ).toBe(201);
    const other = await customerWith(lenient.client, [holdsE4]);
    expect(
      (await lenient.client.post(`${other.path(0)}/licenseupdates`, { licensesToAssign: [assign(basic)] })).status,
    ).toBe(201);
  });

  it('refuses to remove what the user does not hold, and an empty update', async () => {
    const { path } = await customerWith(running.client, [holdsE4]);
    expect((await running.client.post(`${path(0)}/licenseupdates`, { licensesToRemove: [e3] })).status).toBe(400);
    expect(
      (await running.client.post(`${path(0)}/licenseupdates`, { licensesToAssign: [], licensesToRemove: null })).status,
    ).toBe(400);
  });

  it('reads ids in either case', async () => {
    const { path } = await customerWith(running.client, [holdsE4]);
    const body = {
      LicensesToAssign: [{ SkuId: e3.toUpperCase(), ExcludedPlans: null }],
      LicensesToRemove: [e4.toUpperCase()],
    };
    expect((await running.client.post(`${path(0)}/licenseupdates`, body)).status).toBe(201);
    expect(await held(running.client, path(0))).toEqual([e3]);
  });

  it('is 404/60002 for a user who was deleted meanwhile', async () => {
    const { customer, users, path } = await customerWith(running.client, [holdsE4, {}]);
    await running.client.tamper({ action: 'delete-user', customer, user: users[0]?.id });
    expect(await running.client.post(`${path(0)}/licenseupdates`, swap)).toMatchObject({
      status: 404,
      body: { code: 60002 },
    });
    expect(await running.client.get(`${path(0)}/licenses`)).toMatchObject({ status: 404, body: { code: 60002 } });
    expect((await running.client.get(`/v1/customers/${customer}/users`)).body.items).toHaveLength(1);
    const filter = encodeURIComponent('{"Field":"UserState","Value":"Inactive","Operator":"equals"}');
    expect((await running.client.get(`/v1/customers/${customer}/users?filter=${filter}`)).body.items).toHaveLength(1);
    expect((await units(running.client, customer, e4))?.['consumedUnits']).toBe(0);
  });
});

describe('units', () => {
  it('add up over subscriptions of one product and over partners', async () => {
    const { customer } = await customerWith(running.client, [{ count: 3, ...holdsE4 }], {
      subscriptions: [
        { plan: 'office-365-e4', quantity: 4 },
        { plan: 'office-365-e4', quantity: 2, lastDay: 90 },
      ],
      otherPartnerUnits: [{ plan: 'office-365-e4', units: 5 }],
    });
    expect(await units(running.client, customer, e4)).toMatchObject({
      activeUnits: 11,
      consumedUnits: 3,
      availableUnits: 8,
      totalUnits: 11,
    });
    const { body } = await running.client.get(`/v1/customers/${customer}/subscriptions`);
    expect(body.items.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(6);
  });

  it('count disabled users and mailboxes that hold a license', async () => {
    const { customer, users } = await customerWith(running.client, [
      { ...holdsE4, state: 'inactive' },
      { ...holdsE4, mailbox: true },
    ]);
    expect(users.map(({ ['state']: state }) => state)).toEqual(['inactive', 'active']);
    expect((await units(running.client, customer, e4))?.['consumedUnits']).toBe(2);
  });

  it('belong to group1; group2 is empty', async () => {
    const { customer, path } = await customerWith(running.client, [holdsE4]);
    expect(
      (await running.client.get(`/v1/customers/${customer}/subscribedskus?licenseGroupIds=Group2`)).body.items,
    ).toEqual([]);
    expect(
      (await running.client.get(`${path(0)}/licenses?licenseGroupIds=Group1&licenseGroupIds=Group2`)).body.items,
    ).toHaveLength(1);
  });
});

describe('the ledger of licenses', () => {
  it('sees no gap in a swap, and one where a user is left with neither', async () => {
    const { customer, users, path } = await customerWith(running.client, [{ count: 2, ...holdsE4 }]);
    await running.client.post(`${path(0)}/licenseupdates`, swap);
    expect((await running.client.ledger(customer)).instantsWithoutLicense).toEqual([]);
    await running.client.post(`${path(1)}/licenseupdates`, { licensesToRemove: [e4] });
    await running.client.post(`${path(1)}/licenseupdates`, { licensesToAssign: [assign(e3)] });
    const ledger = await running.client.ledger(customer);
    expect(ledger.instantsWithoutLicense).toEqual([expect.objectContaining({ user: users[1]?.id, lost: [e4] })]);
    expect(ledger.moves.map(({ ['added']: added, ['removed']: removed }) => [added, removed])).toEqual([
      [[e3], [e4]],
      [[], [e4]],
      [[e3], []],
    ]);
  });

  it('sees no gap where the user already holds what others are moved to', async () => {
    const both = { licenses: [{ plan: 'office-365-e4' }, { plan: 'office-365-e3' }] };
    const { customer, path } = await customerWith(running.client, [holdsE4, both]);
    await running.client.post(`${path(0)}/licenseupdates`, swap);
    await running.client.post(`${path(1)}/licenseupdates`, { licensesToRemove: [e4] });
    expect((await running.client.ledger(customer)).instantsWithoutLicense).toEqual([]);
  });

  it('does not blame the caller for what a colleague did', async () => {
    const { customer, users } = await customerWith(running.client, [holdsE4]);
    await running.client.tamper({ action: 'take-license', customer, user: users[0]?.id, plan: 'office-365-e4' });
    const ledger = await running.client.ledger(customer);
    expect(ledger.instantsWithoutLicense).toEqual([]);
    expect(ledger.gapsByFault).toHaveLength(1);
  });

  it('sees a subscription retired under its holders, and not one whose holders are covered', async () => {
    const { customer, path } = await customerWith(running.client, [{ count: 2, ...holdsE4 }]);
    const base = `/v1/customers/${customer}/subscriptions`;
    const e4Subscription = (await running.client.get(base)).body.items[0];
    await running.client.patch(`${base}/${e4Subscription.id}`, { ...e4Subscription, status: 'suspended' });
    expect((await running.client.ledger(customer)).retiredWithHolders).toEqual([
      expect.objectContaining({ subscription: e4Subscription.id, sku: e4, holders: 2, units: 0 }),
    ]);

    const other = await customerWith(running.client, [{ count: 2, ...holdsE4 }], {
      otherPartnerUnits: [{ plan: 'office-365-e4', units: 2 }],
    });
    const otherBase = `/v1/customers/${other.customer}/subscriptions`;
    const covered = (await running.client.get(otherBase)).body.items[0];
    await running.client.patch(`${otherBase}/${covered.id}`, { ...covered, status: 'suspended' });
    const ledger = await running.client.ledger(other.customer);
    expect(ledger.suspensions).toEqual([expect.objectContaining({ holders: 2, units: 2 })]);
    expect(ledger.retiredWithHolders).toEqual([]);
    expect(path(0)).not.toBe(other.path(0));
  });
});
