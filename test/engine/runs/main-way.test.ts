import type { CustomerId } from '../../../src/base';
import { openEngineWorld, only, type EngineWorld } from '../../support/engine-world';
import { until } from '../../support/until';
import { holders, legacyCustomer, modernCustomer, sku } from '../../support/scenarios';
import { answer } from '../../support/unruly-proxy';

let world: EngineWorld;
beforeAll(async () => {
  world = await openEngineWorld();
});
afterAll(() => world.close());

/** An id goes out as it came in: the legacy catalogue writes it in upper case. */
const sent = (id: string): string => id.toUpperCase();

/** Users of a customer by the licenses that they hold now. */
async function holding(customer: CustomerId): Promise<readonly (readonly string[])[]> {
  const { users } = await world.truth(customer);
  return users.map((user) => Object.keys(user.licenses).sort());
}

test('a legacy row is bought once, its users are moved and read back, and the old subscription is suspended', async () => {
  const customer = await world.customer(legacyCustomer(5, [holders(3), { count: 2 }]));
  const view = await world.runOne(await world.plan(customer));
  const ledger = await world.ledger(customer);

  expect(view.record.state).toBe('done');
  expect(view.settled).toBe(3);
  expect(view.record.result.retiredStatus).toBe('suspended');
  expect(ledger.purchases.map(({ quantity }) => quantity)).toEqual([3]);
  expect(await holding(customer)).toEqual([[sku.e3], [sku.e3], [sku.e3], [], []]);
  expect(ledger.instantsWithoutLicense).toEqual([]);
  expect(ledger.retiredWithHolders).toEqual([]);
});

test('a new-commerce row ends at its term by the explicit choice, read back', async () => {
  const customer = await world.customer(modernCustomer(3, [{ count: 2, licenses: [{ plan: 'office-365-e1' }] }]));
  const view = await world.runOne(
    await world.plan(customer, { target: 'Office 365 E3', row: { retire: 'end-at-term' } }),
  );
  const [old] = (await world.truth(customer)).subscriptions;

  expect(view.record.state).toBe('done');
  expect(old).toMatchObject({ status: 'active', autoRenew: false, scheduledActions: [{ actionType: 'Cancel' }] });
});

test('inside its window a new-commerce subscription can be cancelled at once', async () => {
  const customer = await world.customer(modernCustomer(3, [{ count: 1, licenses: [{ plan: 'office-365-e1' }] }], 2));
  const view = await world.runOne(
    await world.plan(customer, { target: 'Office 365 E3', row: { retire: 'cancel-now' } }),
  );

  expect(view.record).toMatchObject({ state: 'done', result: { retiredStatus: 'deleted' } });
  expect((await world.ledger(customer)).cancellations).toHaveLength(1);
});

test('what is bought for everybody is not the availability of a special audience, although it stands first', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer);
  world.proxy.on(
    customer,
    'GET',
    'products/*/skus/*/availabilities',
    async (forward) => {
      const { body } = await forward();
      // The simulator's own list.
      const list = JSON.parse(body) as { readonly items: readonly { readonly catalogItemId: string }[] };
      const special = list.items.map((one) => ({
        ...one,
        segment: 'education',
        catalogItemId: `${one.catalogItemId}X`,
      }));
      return answer(200, { ...list, items: [...special, ...list.items] });
    },
    10,
  );
  const view = await world.runOne(plan);

  expect(view.record.state).toBe('done');
});

test('a row that leaves the old subscription sends it nothing', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const view = await world.runOne(await world.plan(customer, { row: { retire: 'leave' } }));

  expect(view.record).toMatchObject({ state: 'done', result: { retiredStatus: 'active' } });
  expect(world.proxy.of(customer, 'PATCH', /subscriptions/)).toEqual([]);
});

test('a row that retires after days waits for its day, holds nothing, and does not ask the service meanwhile', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer, { row: { retireAfterDays: 3 } });
  await world.submit([plan]);
  const [view] = await world.until([plan], ([row]) => row?.record.message?.code === 'retire-on');
  const calls = world.proxy.requests.length;
  await world.engine.rows([plan.source.id]);
  // A slot would be a workflow that is under way.
  await until(async () => {
    const { rowCount } = await world.pool.query(`select 1 from dbos.workflow_status where status = 'PENDING'`);
    return rowCount === 0 ? true : undefined;
  });

  expect(view?.record.state).toBe('retiring');
  expect(view?.record.notBefore?.getTime()).toBeGreaterThan(Date.now() + 86_400_000);
  expect(world.proxy.requests.length).toBe(calls);
  expect((await world.truth(customer)).subscriptions[0]?.status).toBe('active');
});

test('service plans that were off stay off, and plans that the user did not have are off where the row says so', async () => {
  const customer = await world.customer(
    legacyCustomer(3, [{ count: 1, licenses: [{ plan: 'office-365-e4', off: ['EXCHANGE_S_ENTERPRISE'] }] }]),
  );
  await world.runOne(await world.plan(customer, { target: 'Office 365 E5', row: { newPlans: 'off' } }));
  const [user] = (await world.truth(customer)).users;
  const [update] = world.proxy.of(customer, 'POST', /licenseupdates$/);
  const exchange = 'efb87545-963c-4e0d-99df-69c6916d9eb0';

  expect(user?.licenses[sku.e5]?.off).toContain(exchange);
  expect(user?.licenses[sku.e5]?.off.length).toBeGreaterThan(1);
  expect(update?.body).toMatchObject({ licensesToAssign: [{ skuId: sku.e5 }], licensesToRemove: [sent(sku.e4)] });
});

test('a user who holds the new license already only loses the old one', async () => {
  const both = { count: 1, licenses: [{ plan: 'office-365-e4' }, { plan: 'office-365-e3', off: ['SWAY'] }] };
  const customer = await world.customer(
    legacyCustomer(3, [{ ...both }, holders(1)], {
      otherPartnerUnits: [{ plan: 'office-365-e3', units: 1 }],
    }),
  );
  const before = (await world.truth(customer)).users[0]?.licenses[sku.e3];
  const view = await world.runOne(await world.plan(customer, { target: 'Office 365 E3' }));
  const bodies = world.proxy.of(customer, 'POST', /licenseupdates$/).map(({ body }) => body);

  expect(view.record.state).toBe('done');
  expect(bodies).toContainEqual(expect.objectContaining({ licensesToAssign: null, licensesToRemove: [sent(sku.e4)] }));
  expect((await world.truth(customer)).users[0]?.licenses).toEqual({ [sku.e3]: before });
});

test('users with another target plan get a purchase of their own, with a marker of its own', async () => {
  const customer = await world.customer(legacyCustomer(4, [holders(3)]));
  const [first] = (await world.truth(customer)).users;
  const plan = await world.plan(customer, {
    target: 'Office 365 E3',
    users: [{ userId: first?.id ?? '', targetPlan: 'Office 365 E5' }],
  });
  const view = await world.runOne(plan);
  const { purchases } = await world.ledger(customer);

  expect(view.record.state).toBe('done');
  expect(purchases.map((one) => one.sku).sort()).toEqual([sku.e3, sku.e5].sort());
  expect(new Set(purchases.map((one) => one.friendlyName)).size).toBe(2);
  expect([...(await holding(customer))].sort()).toEqual([[sku.e3], [sku.e3], [sku.e5]].sort());
});

test('a row without holders buys and retires', async () => {
  const customer = await world.customer(legacyCustomer(2, [{ count: 2 }]));
  const view = await world.runOne(await world.plan(customer, { row: { licenses: 1 } }));

  expect(view.record.state).toBe('done');
  expect((await world.ledger(customer)).purchases).toHaveLength(1);
  expect(world.proxy.of(customer, 'POST', /licenseupdates$/)).toEqual([]);
});

test('a usage location is set only where the agent said so, and before the license', async () => {
  const customer = await world.customer(
    legacyCustomer(3, [
      { ...holders(1), usageLocation: null },
      { ...holders(1), usageLocation: 'DE' },
    ]),
  );
  const [bare, located] = (await world.truth(customer)).users;
  const view = await world.runOne(
    await world.plan(customer, { users: [{ userId: bare?.id ?? '', setLocation: 'SE' }] }),
  );
  const { users } = await world.truth(customer);

  expect(view.record.state).toBe('done');
  expect(users.map(({ usageLocation }) => usageLocation)).toEqual(['SE', 'DE']);
  expect(world.proxy.of(customer, 'PATCH', /users/).map(({ path }) => path)).toEqual([
    expect.stringContaining(bare?.id ?? ''),
  ]);
  expect(located).toBeDefined();
});

test('a license that comes from a group cannot be taken away: the row fails with both subscriptions live', async () => {
  const customer = await world.customer(
    legacyCustomer(3, [{ count: 1, licenses: [{ plan: 'office-365-e4', inherited: true }] }, holders(1)]),
  );
  const view = await world.runOne(await world.plan(customer));
  const { subscriptions } = await world.truth(customer);

  expect(view.record.state).toBe('failed-reassign');
  expect(view.failed).toBe(1);
  expect(subscriptions.map(({ status }) => status)).toEqual(['active', 'active']);
  expect((await world.ledger(customer)).instantsWithoutLicense).toEqual([]);
});

test('users whom the service says it moved and did not are not moved, and the row says that nobody gave a reason', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(2)]));
  const plan = await world.plan(customer);
  world.proxy.on(customer, 'POST', 'users/*/licenseupdates', () => answer(201, {}), 1000);
  const view = await world.runOne(plan);

  expect(view.record).toMatchObject({
    state: 'failed-reassign',
    message: { code: 'users-not-proven', values: { failed: 2, total: 2 } },
  });
});

test('a user whom two pages of the list name is one user: moved once, with one license', async () => {
  const customer = await world.customer(legacyCustomer(2, [holders(2)]));
  world.proxy.on(
    customer,
    'GET',
    'users',
    async (forward) => {
      const { body, ...rest } = await forward();
      const list = JSON.parse(body) as { items: readonly unknown[] }; // the simulator's own shape
      return { ...rest, body: JSON.stringify({ ...list, items: [...list.items, ...list.items.slice(0, 1)] }) };
    },
    100,
  );
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  const view = await world.runOne(plan);

  expect(plan.users).toHaveLength(2);
  expect(view.record.state).toBe('done');
  expect(world.proxy.of(customer, 'POST', /licenseupdates$/)).toHaveLength(2);
});

test('a user who was deleted since the check is noted as gone and the row goes on', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(2)]));
  const plan = await world.plan(customer);
  const [first] = (await world.truth(customer)).users;
  await world.tamper({ action: 'delete-user', customer, user: first?.id });
  const view = await world.runOne(plan);
  const moves = await world.engine.moves(view.record.id);

  expect(view.record.state).toBe('done');
  expect(moves.map(({ outcome }) => outcome).sort()).toEqual(['gone', 'moved']);
});

test('a user from whom somebody else took the old license is not given the new one', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(2)]));
  const plan = await world.plan(customer);
  const [first] = (await world.truth(customer)).users;
  await world.tamper({ action: 'take-license', customer, user: first?.id, plan: 'office-365-e4' });
  const view = await world.runOne(plan);

  expect(view.record.state).toBe('done');
  expect((await world.engine.moves(view.record.id)).map(({ outcome }) => outcome).sort()).toEqual([
    'moved',
    'not-holding',
  ]);
  expect((await holding(customer))[0]).toEqual([]);
});

test('what is run is what was submitted: the source that changed since makes the row stale before money', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer);
  await world.tamper({
    action: 'change-subscription',
    customer,
    subscription: plan.source.id,
    quantity: 4,
  });
  await world.submit([plan]);
  const view = only(await world.until([plan], ([row]) => row?.record.state === 'stale'));

  expect(view.record.message).toMatchObject({ code: 'source-changed', values: { fields: ['licenses'] } });
  expect((await world.ledger(customer)).purchases).toEqual([]);
});
