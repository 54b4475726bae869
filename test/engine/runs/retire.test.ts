import type { CustomerId, SubscriptionId } from '../../../src/base';
import { movesBy } from '../../../src/migration';
import { openEngineWorld, only, type EngineWorld } from '../../support/engine-world';
import { holders, legacyCustomer, sku } from '../../support/scenarios';
import { answer, dropAnswer, refusal, type ProxyAnswer } from '../../support/unruly-proxy';

let world: EngineWorld;
beforeAll(async () => {
  world = await openEngineWorld();
});
afterAll(() => world.close());

const patches = (customer: CustomerId) => world.proxy.of(customer, 'PATCH', /subscriptions/);

async function oldOf(customer: CustomerId, id: SubscriptionId) {
  return (await world.truth(customer)).subscriptions.find((one) => one.id === id);
}

test('a row with an excluded user ends partial and sends the old subscription nothing', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(2)]));
  const [user] = (await world.truth(customer)).users;
  const view = await world.runOne(await world.plan(customer, { users: [{ userId: user?.id ?? '', exclude: true }] }));
  const held = (await world.truth(customer)).users.map(({ licenses }) => Object.keys(licenses));

  expect(view.record.state).toBe('partial');
  expect(held).toEqual([[sku.e4], [sku.e3]]);
  expect(patches(customer)).toEqual([]);
});

test('a partial row that is tried again goes where the table of states lets it go, and ends as before', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(2)]));
  const [user] = (await world.truth(customer)).users;
  const plan = await world.plan(customer, { users: [{ userId: user?.id ?? '', exclude: true }] });
  const { record } = await world.runOne(plan);
  const { taken } = await world.engine.retry([record.id]);
  const view = only(await world.until([plan]));

  expect(movesBy('partial', 'retry')).toContain(only(taken).state);
  expect(view.record.state).toBe('partial');
});

test('a live add-on of the old subscription blocks its retirement', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer);
  await world.tamper({
    action: 'add-addon',
    customer,
    subscription: plan.source.id,
    plan: 'exchange-archiving',
    quantity: 1,
  });
  const view = await world.runOne(plan);

  expect(view.record).toMatchObject({ state: 'failed-retire', message: { code: 'retire-addons' } });
  expect(patches(customer)).toEqual([]);
});

test("holders on another partner's units keep a license: the row retires while these units cover them", async () => {
  const customer = await world.customer(
    legacyCustomer(3, [holders(5)], { otherPartnerUnits: [{ plan: 'office-365-e4', units: 2 }] }),
  );
  const view = await world.runOne(await world.plan(customer));
  const ledger = await world.ledger(customer);

  expect(view.settled).toBe(3);
  expect(view.record.state).toBe('done');
  expect(ledger.retiredWithHolders).toEqual([]);
});

test('units that no longer cover the remaining holders keep the old subscription alive', async () => {
  const customer = await world.customer(
    legacyCustomer(3, [holders(5)], { otherPartnerUnits: [{ plan: 'office-365-e4', units: 2 }] }),
  );
  const plan = await world.plan(customer);
  await world.tamper({ action: 'other-partner-units', customer, plan: 'office-365-e4', units: 1 });
  const view = await world.runOne(plan);

  expect(view.record).toMatchObject({
    state: 'failed-retire',
    message: { code: 'retire-holders-left', values: { holders: 2, remaining: 1 } },
  });
  expect(patches(customer)).toEqual([]);
});

/** Units of others go while the old subscription is being suspended; nobody counts them in between. */
function unitsGoWithSuspension(customer: CustomerId, also: () => Promise<unknown> = () => Promise.resolve()): void {
  let suspended: Promise<ProxyAnswer> | undefined;
  world.proxy.on(customer, 'PATCH', 'subscriptions/*', (forward) => {
    suspended = forward().then(async (result) => {
      await world.tamper({ action: 'other-partner-units', customer, plan: 'office-365-e4', units: 0 });
      await also();
      return result;
    });
    return suspended;
  });
  const counted = async (forward: () => Promise<ProxyAnswer>) => {
    await suspended;
    return forward();
  };
  world.proxy.on(customer, 'GET', 'subscribedskus', counted, 10_000);
}

test('units that go between the gate and the read-back bring the old subscription back', async () => {
  const customer = await world.customer(
    legacyCustomer(3, [holders(5)], { otherPartnerUnits: [{ plan: 'office-365-e4', units: 2 }] }),
  );
  const plan = await world.plan(customer);
  unitsGoWithSuspension(customer);
  const view = await world.runOne(plan);

  expect(view.record).toMatchObject({ state: 'failed-retire', message: { code: 'retire-taken-back' } });
  expect((await world.ledger(customer)).reactivations).toHaveLength(1);
  expect(await oldOf(customer, plan.source.id)).toMatchObject({ status: 'active' });
});

test('a wish to pause does not keep a suspension that takes units from users', async () => {
  const customer = await world.customer(
    legacyCustomer(3, [holders(5)], { otherPartnerUnits: [{ plan: 'office-365-e4', units: 2 }] }),
  );
  const plan = await world.plan(customer);
  unitsGoWithSuspension(customer, async () => world.engine.pause([(await world.row(plan)).record.id]));
  const view = await world.runOne(plan);

  expect(view.record).toMatchObject({ state: 'failed-retire', message: { code: 'retire-taken-back' } });
  expect(await oldOf(customer, plan.source.id)).toMatchObject({ status: 'active' });
});

/** What the service says where a subscription was changed too often (partner-center-api.md section 9). */
const tooOften = () => refusal(400, 900311, 'The subscription was updated too often.');

test('a change that the service puts off is waited for, said to be, and sent again as a new one', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer);
  let busy = true;
  world.proxy.on(customer, 'PATCH', 'subscriptions/*', (forward) => (busy ? tooOften() : forward()), 1000);
  await world.submit([plan]);
  const view = only(await world.until([plan], () => patches(customer).length > 2));
  busy = false;
  const done = only(await world.until([plan]));
  const ids = patches(customer).map(({ requestId }) => requestId);

  expect(view.record).toMatchObject({
    state: 'retiring',
    message: { code: 'change-put-off', values: { status: '400', code: '900311' } },
  });
  expect(done.record.state).toBe('done');
  expect(new Set(ids).size).toBe(ids.length);
  expect((await world.ledger(customer)).suspensions).toHaveLength(1);
});

test('a wish to pause does not keep a suspension that takes units from users while the service puts off its end', async () => {
  const customer = await world.customer(
    legacyCustomer(3, [holders(5)], { otherPartnerUnits: [{ plan: 'office-365-e4', units: 2 }] }),
  );
  const plan = await world.plan(customer);
  unitsGoWithSuspension(customer, async () => world.engine.pause([(await world.row(plan)).record.id]));
  world.proxy.on(customer, 'PATCH', 'subscriptions/*', tooOften, 2);
  const view = await world.runOne(plan);

  expect(view.record).toMatchObject({ state: 'failed-retire', message: { code: 'retire-taken-back' } });
  expect(patches(customer).length).toBeGreaterThanOrEqual(4);
  expect(await oldOf(customer, plan.source.id)).toMatchObject({ status: 'active' });
});

test('holders known from the check who left since do not block: they are read again', async () => {
  const customer = await world.customer(
    legacyCustomer(3, [holders(5)], { otherPartnerUnits: [{ plan: 'office-365-e4', units: 2 }] }),
  );
  const plan = await world.plan(customer);
  const moving = new Set(plan.users.map(({ userId }) => userId as string));
  const staying = (await world.truth(customer)).users.filter(({ id }) => !moving.has(id));
  for (const { id } of staying)
    await world.tamper({ action: 'take-license', customer, user: id, plan: 'office-365-e4' });
  await world.tamper({ action: 'other-partner-units', customer, plan: 'office-365-e4', units: 0 });
  const view = await world.runOne(plan);

  expect(staying).toHaveLength(2);
  expect(view.record.state).toBe('done');
});

test('a change that cannot be read back is unknown, never done, and done when it shows', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer);
  let deaf = true;
  world.proxy.on(
    customer,
    'PATCH',
    'subscriptions/*',
    async (forward, request) => (deaf ? answer(200, request.body) : forward()),
    1000,
  );
  await world.submit([plan]);
  const view = only(await world.until([plan], ([row]) => row?.record.state === 'unknown'));
  const sent = patches(customer).length;
  deaf = false;
  const done = only(await world.until([plan]));

  expect(view.record.message).toMatchObject({ code: 'retire-unconfirmed', values: { choice: 'suspend' } });
  // The service had accepted it: it is sent again at the end of patience at the earliest, looked at until then.
  expect(sent).toBeLessThanOrEqual(2);
  expect(done.record.state).toBe('done');
  expect((await world.ledger(customer)).suspensions).toHaveLength(1);
});

test.each([
  ['400/2055', undefined],
  ['412', 412],
  ['428', 428],
])(
  'after a stale etag (%s) the resource is read again and keeps what the colleague changed',
  async (_title, status) => {
    const customer = await world.customer(legacyCustomer(3, [holders(1)]));
    const plan = await world.plan(customer);
    world.proxy.on(customer, 'PATCH', 'subscriptions/*', async (forward) => {
      await world.tamper({
        action: 'change-subscription',
        customer,
        subscription: plan.source.id,
        quantity: 7,
        friendlyName: 'Kept by a colleague',
      });
      const refused = await forward();
      return status === undefined ? refused : { ...refused, status, body: '' };
    });
    const view = await world.runOne(plan);
    const [first, second] = patches(customer);

    expect(view.record.state).toBe('done');
    expect(patches(customer)).toHaveLength(2);
    expect(first?.ifMatch).not.toBe(second?.ifMatch);
    expect(second?.requestId).not.toBe(first?.requestId);
    expect(await oldOf(customer, plan.source.id)).toMatchObject({
      status: 'suspended',
      quantity: 7,
      friendlyName: 'Kept by a colleague',
    });
  },
);

test('a stale etag a second time is not forced', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer);
  world.proxy.on(customer, 'PATCH', 'subscriptions/*', () => refusal(400, 2055, 'Stale.'), 2);
  const view = await world.runOne(plan);

  expect(view.record).toMatchObject({ state: 'failed-retire', message: { code: 'retire-refused' } });
  expect(patches(customer)).toHaveLength(2);
});

test('the whole resource is sent back with one field changed, and what differs afterwards is told', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer);
  const before: unknown = await (
    await fetch(`${world.proxy.url}/v1/customers/${customer}/subscriptions/${plan.source.id}`, {
      headers: { authorization: 'Bearer x' },
    })
  ).json();
  world.proxy.on(customer, 'PATCH', 'subscriptions/*', async (forward) => {
    const result = await forward();
    await world.tamper({
      action: 'change-subscription',
      customer,
      subscription: plan.source.id,
      status: 'suspended',
      friendlyName: 'Renamed meanwhile',
    });
    return result;
  });
  const view = await world.runOne(plan);

  expect(patches(customer)[0]?.body).toEqual({ ...(before as object), status: 'suspended' });
  expect(view.record).toMatchObject({
    state: 'done',
    message: { code: 'fields-differ', values: { fields: ['friendlyName'] } },
    result: { differences: ['friendlyName'] },
  });
});

test('a change whose answer is lost is found by reading, with what else differs', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer);
  world.proxy.on(customer, 'PATCH', 'subscriptions/*', async (forward, request) => {
    await dropAnswer(forward, request);
    await world.tamper({
      action: 'change-subscription',
      customer,
      subscription: plan.source.id,
      friendlyName: 'Renamed meanwhile',
    });
    return 'drop' as const;
  });
  world.proxy.on(customer, 'GET', `subscriptions/${plan.source.id}`, (forward) => forward());
  world.proxy.on(customer, 'GET', `subscriptions/${plan.source.id}`, () => answer(503), 4);
  const view = await world.runOne(plan);

  expect(view.record).toMatchObject({ state: 'done', result: { differences: ['friendlyName'] } });
  expect(patches(customer)).toHaveLength(1);
});

test('a change that was accepted and shows later is waited for', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer);
  world.proxy.on(customer, 'PATCH', 'subscriptions/*', (forward, { path }) => {
    setTimeout(() => {
      void forward().then(() =>
        world.tamper({
          action: 'change-subscription',
          customer,
          subscription: plan.source.id,
          friendlyName: 'Renamed meanwhile',
        }),
      );
    }, 200);
    return answer(202, undefined, { location: path });
  });
  const view = await world.runOne(plan);

  expect(view.record.state).toBe('done');
  expect(patches(customer)).toHaveLength(1);
  expect((await world.ledger(customer)).suspensions).toHaveLength(1);
});

test('nothing is retired while the new subscription is not active', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer);
  world.proxy.on(customer, 'POST', 'users/*/licenseupdates', async (forward) => {
    const result = await forward();
    const bought = (await world.ledger(customer)).purchases[0]?.subscription;
    await world.tamper({ action: 'change-subscription', customer, subscription: bought, status: 'suspended' });
    return result;
  });
  const view = await world.runOne(plan);

  expect(view.record).toMatchObject({
    state: 'failed-retire',
    message: { code: 'new-not-active', values: { status: 'suspended' } },
  });
  expect(patches(customer)).toEqual([]);
});

test('a list that is behind and shows the new subscription on its way is looked at again', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer);
  let behind = 0;
  world.proxy.on(customer, 'POST', 'users/*/licenseupdates', (forward) => {
    behind = 3;
    return forward();
  });
  world.proxy.on(
    customer,
    'GET',
    'subscriptions',
    async (forward) => {
      const { body } = await forward();
      // The simulator's own list.
      const list = JSON.parse(body) as { items: { id: string; status: string }[] };
      if (behind === 0) return answer(200, list);
      behind -= 1;
      const items = list.items.map((item) => (item.id === plan.source.id ? item : { ...item, status: 'pending' }));
      return answer(200, { ...list, items });
    },
    10_000,
  );
  const view = await world.runOne(plan);

  expect(view.record.state).toBe('done');
  expect(behind).toBe(0);
});

test('a subscription that is not shown is neither retired nor called done', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer, { row: { retire: 'suspend' } });
  let hidden = false;
  world.proxy.on(customer, 'POST', 'users/*/licenseupdates', (forward) => {
    hidden = true;
    return forward();
  });
  world.proxy.on(
    customer,
    'GET',
    `subscriptions/${plan.source.id}`,
    (forward) => (hidden ? answer(404) : forward()),
    1000,
  );
  await world.submit([plan]);
  const unknown = only(await world.until([plan], ([view]) => view?.record.state === 'unknown'));
  hidden = false;
  const view = only(await world.until([plan]));

  expect(unknown.record.piece).toBe('retire');
  expect(view.record.state).toBe('done');
});
