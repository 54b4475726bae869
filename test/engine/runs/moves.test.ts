import type { CustomerId } from '../../../src/base';
import { createPool } from '../../../src/engine';
import { openEngineWorld, only, testPolicy, type EngineWorld } from '../../support/engine-world';
import { firstSentAt } from '../../support/first-sent';
import { silentLog } from '../../support/log';
import { holders, legacyCustomer, sku } from '../../support/scenarios';
import { systemClock } from '../../support/system-clock';
import { dropAnswer, dropRequest, refusal, type Misbehave, type SeenRequest } from '../../support/unruly-proxy';
import { until } from '../../support/until';

let world: EngineWorld;
beforeAll(async () => {
  world = await openEngineWorld();
});
afterAll(() => world.close());

const updates = (customer: CustomerId): readonly SeenRequest[] => world.proxy.of(customer, 'POST', /licenseupdates$/);

/** What a license update asks for, ids in lower case. */
function asks(request: SeenRequest | undefined): {
  readonly assign: readonly string[];
  readonly remove: readonly string[];
} {
  // What the client sends: looked at by tests alone.
  const body = request?.body as {
    readonly licensesToAssign: readonly { readonly skuId: string }[] | null;
    readonly licensesToRemove: readonly string[] | null;
  };
  return {
    assign: (body.licensesToAssign ?? []).map(({ skuId }) => skuId.toLowerCase()),
    remove: (body.licensesToRemove ?? []).map((id) => id.toLowerCase()),
  };
}

const swap = { assign: [sku.e3], remove: [sku.e4] };

async function halfWay(customer: CustomerId, kind: 'half-remove' | 'half-assign'): Promise<void> {
  await world.control('faults', { route: `POST /v1/customers/${customer}/users/*/licenseupdates`, kind, count: 1 });
}

test('an update without an answer that happened is proven by a read and not sent again', async () => {
  const customer = await world.customer(legacyCustomer(1, [holders(1)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  world.proxy.on(customer, 'POST', 'users/*/licenseupdates', dropAnswer);
  const view = await world.runOne(plan);

  expect(view.record.state).toBe('done');
  expect(updates(customer)).toHaveLength(1);
});

test('an update that did not arrive is repeated under its id, after its deadline', async () => {
  const customer = await world.customer(legacyCustomer(1, [holders(1)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  let sentAt = Number.NaN;
  world.proxy.on(customer, 'POST', 'users/*/licenseupdates', async () => {
    sentAt = await firstSentAt(world, plan, 'swap');
    return 'drop' as const;
  });
  const view = await world.runOne(plan);
  const [first, second] = updates(customer);

  expect(view.record.state).toBe('done');
  expect(asks(second)).toEqual(swap);
  expect(second?.requestId).toBe(first?.requestId);
  expect((second?.at ?? 0) - sentAt).toBeGreaterThanOrEqual(testPolicy.writeDeadline);
});

test('an update that was lost before a long standstill and once after it is no update that was tried for long', async () => {
  const customer = await world.customer(legacyCustomer(1, [holders(1)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  world.proxy.on(customer, 'POST', 'users/*/licenseupdates', dropRequest, 2);
  await world.submit([plan]);
  await until(() => Promise.resolve(updates(customer)[0]));
  await world.sleep();
  const pool = createPool(world.databaseUrl, { log: silentLog, clock: systemClock });
  await pool.query(`update crossgrade.write_intent set sent_at = sent_at - interval '1 day',
                           first_sent_at = first_sent_at - interval '1 day' where name like 'forward/%'`);
  await pool.end();
  await world.reopen();
  const [view] = await world.until([plan]);

  expect(view?.record.state).toBe('done');
  expect(updates(customer).length).toBeGreaterThanOrEqual(3);
});

test('a user who holds both after an update loses the old license by an operation of its own, after a read', async () => {
  const customer = await world.customer(legacyCustomer(1, [holders(1)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  await halfWay(customer, 'half-assign');
  const view = await world.runOne(plan);
  const [first, second] = updates(customer);
  const reads = world.proxy
    .of(customer, 'GET', /licenses$/)
    .filter(({ at }) => at >= (first?.at ?? 0) && at <= (second?.at ?? 0));

  expect(view.record.state).toBe('done');
  expect(asks(second)).toEqual({ assign: [], remove: [sku.e4] });
  expect(second?.requestId).not.toBe(first?.requestId);
  expect(reads.length).toBeGreaterThan(0);
});

test('a user with neither license who cannot be given the new one gets the old one back, and is moved later', async () => {
  const customer = await world.customer(legacyCustomer(1, [holders(1)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  await halfWay(customer, 'half-remove');
  world.proxy.on(customer, 'POST', 'users/*/licenseupdates', (forward) => forward());
  world.proxy.on(customer, 'POST', 'users/*/licenseupdates', () => refusal(400, 60012, 'None left.'));
  const view = await world.runOne(plan);

  expect(view.record.state).toBe('done');
  expect(updates(customer).map(asks)).toEqual([
    swap,
    { assign: [sku.e3], remove: [] },
    { assign: [sku.e4], remove: [] },
    swap,
  ]);
});

test('a wish to pause leaves nobody without a license', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(3)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  await halfWay(customer, 'half-remove');
  world.proxy.on(
    customer,
    'POST',
    'users/*/licenseupdates',
    async (forward) => {
      await world.engine.pause([(await world.row(plan)).record.id]);
      return forward();
    },
    3,
  );
  await world.submit([plan]);
  const paused = only(await world.until([plan], ([view]) => view?.record.state === 'paused'));
  const { users } = await world.truth(customer);
  await world.engine.resume([paused.record.id]);
  const view = only(await world.until([plan]));

  expect(users.filter((user) => Object.keys(user.licenses).length === 0)).toEqual([]);
  expect(view.record.state).toBe('done');
});

test('without free licenses half-way a user keeps the old one, and the row goes on when there are', async () => {
  const customer = await world.customer(legacyCustomer(2, [holders(2)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  world.proxy.on(customer, 'POST', 'users/*/licenseupdates', (forward) => forward());
  world.proxy.on(customer, 'POST', 'users/*/licenseupdates', () => refusal(400, 60012, 'None left.'), 2);
  await world.submit([plan]);
  const short = only(await world.until([plan], ([view]) => view?.record.message?.code === 'units-short'));
  const held = (await world.truth(customer)).users.map((user) => Object.keys(user.licenses));
  const view = only(await world.until([plan]));

  expect(short.record.state).toBe('reassigning');
  expect(held).toContainEqual([sku.e4]);
  expect(view.record.state).toBe('done');
  expect(
    updates(customer)
      .map(asks)
      .filter(({ remove }) => remove.length > 0),
  ).toEqual(updates(customer).map(() => swap));
});

test('a user whose update is refused stays on the old license, and a retry keeps those who were proven', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(3)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  const [stubborn] = (await world.truth(customer)).users;
  world.proxy.on(customer, 'POST', `users/${stubborn?.id ?? ''}/licenseupdates`, () => refusal(400, 'Others'), 2);
  const failed = await world.runOne(plan);
  const before = updates(customer).length;
  const moved = (await world.engine.moves(failed.record.id)).filter(({ outcome }) => outcome === 'moved');
  await world.engine.retry([failed.record.id]);
  const view = only(await world.until([plan], ([row]) => row?.record.state === 'done'));

  expect(failed.record).toMatchObject({ state: 'failed-reassign', message: { values: { failed: 1, total: 3 } } });
  expect(moved).toHaveLength(2);
  expect(view.settled).toBe(3);
  expect(updates(customer).length - before).toBe(1);
  expect((await world.ledger(customer)).purchases).toHaveLength(1);
});

test('a user who has got the new license after all is no reason to wait for another one at a retry', async () => {
  const customer = await world.customer(legacyCustomer(2, [holders(2)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  const [late] = (await world.truth(customer)).users;
  const refuse: Misbehave = () => refusal(400, 'Others');
  world.proxy.on(customer, 'POST', `users/${late?.id ?? ''}/licenseupdates`, refuse, 2);
  const failed = await world.runOne(plan);
  await world.tamper({ action: 'give-license', customer, user: late?.id, plan: 'office-365-e3' });
  await world.engine.retry([failed.record.id]);
  const view = only(
    await world.until([plan], ([row]) => row?.record.message?.code === 'units-short' || row?.record.state === 'done'),
  );

  expect(failed.record.state).toBe('failed-reassign');
  expect(view.record.state).toBe('done');
});

test('nothing is retired before every user was read back after the move', async () => {
  const customer = await world.customer(legacyCustomer(6, [holders(6)]));
  const view = await world.runOne(await world.plan(customer, { target: 'Office 365 E3' }));
  const [patch] = world.proxy.of(customer, 'PATCH', /subscriptions/);

  expect(view.record.state).toBe('done');
  expect(updates(customer)).toHaveLength(6);
  for (const move of updates(customer)) {
    const user = move.path.replace(/\/licenseupdates$/, '');
    const proof = world.proxy
      .of(customer, 'GET', /licenses$/)
      .find(({ path, at }) => path === `${user}/licenses` && at >= move.at);
    expect(proof?.at).toBeLessThanOrEqual(patch?.at ?? 0);
  }
});

describe('where a write may take effect for long', () => {
  const writeDeadline = 20_000;
  beforeAll(async () => {
    await world.close();
    world = await openEngineWorld({ policy: { writeDeadline } });
  });

  test('a user who was left with neither license gets the new one at once, before anything else', async () => {
    const customer = await world.customer(legacyCustomer(1, [holders(1)]));
    const plan = await world.plan(customer, { target: 'Office 365 E3' });
    await halfWay(customer, 'half-remove');
    const view = await world.runOne(plan);
    const [first, second, ...more] = updates(customer);
    const between = world.proxy.requests.filter(
      ({ at, method, path }) =>
        path.includes(customer) && method !== 'GET' && at > (first?.at ?? 0) && at < (second?.at ?? 0),
    );

    expect(view.record.state).toBe('done');
    expect(asks(second)).toEqual({ assign: [sku.e3], remove: [] });
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeLessThan(writeDeadline / 2);
    expect(between).toEqual([]);
    expect(more).toEqual([]);
    expect((await world.ledger(customer)).instantsWithoutLicense).toEqual([]);
  });
});

describe('where nobody waits for long', () => {
  beforeAll(async () => {
    await world.close();
    world = await openEngineWorld({ policy: { provisioningPatience: 800, changePatience: 1_600 } });
  });

  test('a row without a license for one user does not end while it is open what became of another one', async () => {
    const customer = await world.customer(legacyCustomer(2, [holders(2)]));
    const plan = await world.plan(customer, { target: 'Office 365 E3' });
    const [open, short] = (await world.truth(customer)).users;
    world.proxy.on(customer, 'POST', `users/${open?.id ?? ''}/licenseupdates`, dropRequest, 1_000);
    const none: Misbehave = () => refusal(400, 60012, 'None left.');
    world.proxy.on(customer, 'POST', `users/${short?.id ?? ''}/licenseupdates`, none, 1_000);
    const { record } = await world.runOne(plan);
    const moves = await world.engine.moves(record.id);

    expect(record).toMatchObject({
      state: 'failed-reassign',
      message: { code: 'users-failed', values: { failed: 2 } },
    });
    expect(moves.map(({ outcome }) => outcome)).toEqual(['failed', 'failed']);
    expect(moves.map(({ proof }) => proof.failure?.description)).toContain('None left.');
  });
});
