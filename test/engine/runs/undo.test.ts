import { utcToday, type CustomerId } from '../../../src/base';
import type { RowView } from '../../../src/engine';
import { movedUserRows } from '../../../src/job/results/user-results';
import { indexUsers } from '../../../src/job/user-index';
import { isTerminal, undoUntil, type MigrationPlan } from '../../../src/migration';
import { openEngineWorld, only, type EngineWorld } from '../../support/engine-world';
import { holders, legacyCustomer, modernCustomer, sku } from '../../support/scenarios';
import { systemClock } from '../../support/system-clock';
import { answer, dropAnswer, refusal, type Misbehave } from '../../support/unruly-proxy';

let world: EngineWorld;
beforeAll(async () => {
  world = await openEngineWorld();
});
afterAll(() => world.close());

/** What the Users sheet shows of the users of a row. */
async function usersOf(view: RowView) {
  const rows = movedUserRows(view, await world.engine.moves(view.record.id), indexUsers([]));
  return rows.map(({ result, proof, licensesAfter }) => [result, proof, licensesAfter]);
}

async function undone(plan: MigrationPlan): Promise<RowView> {
  const { record } = await world.row(plan);
  await world.engine.undo([record.id]);
  return only(await world.until([plan], ([view]) => view !== undefined && isTerminal(view.record.state)));
}

const held = async (customer: CustomerId): Promise<readonly (readonly string[])[]> =>
  (await world.truth(customer)).users.map(({ licenses }) => Object.keys(licenses).sort());

test('goes back in order: the old one lives, users go back and are proven, the new one is cancelled last', async () => {
  const customer = await world.customer(
    legacyCustomer(3, [{ count: 2, licenses: [{ plan: 'office-365-e4', off: ['SWAY'] }] }]),
  );
  const before = (await world.truth(customer)).users.map(({ licenses }) => licenses);
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  await world.runOne(plan);
  const from = world.proxy.requests.length;
  const view = await undone(plan);
  const writes = world.proxy.requests
    .slice(from)
    .filter(({ method, path }) => method !== 'GET' && path.includes(customer))
    .map(({ path, body }) => [path.split('/')[3], (body as { status?: string }).status]);
  const ledger = await world.ledger(customer);

  expect(view.record.state).toBe('undone');
  expect(writes).toEqual([
    ['subscriptions', 'active'],
    ['users', undefined],
    ['users', undefined],
    ['subscriptions', 'deleted'],
  ]);
  expect((await world.truth(customer)).users.map(({ licenses }) => licenses)).toEqual(before);
  expect(ledger.instantsWithoutLicense).toEqual([]);
  expect(ledger.retiredWithHolders).toEqual([]);
  expect(ledger.cancellations).toHaveLength(1);
});

test('is possible until the new one can no longer be cancelled, or the old one is gone, whichever comes first', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  const { record, purchases } = await world.runOne(plan);
  const bought = await world.service.subscriptions.get(plan.customerId, purchases[0]?.subscriptionId ?? plan.source.id);
  const until = undoUntil({
    source: plan.source,
    choice: plan.retire,
    retiredOn: utcToday({ now: () => new Date() }),
    bought: record.result.bought ?? [],
  });

  expect(until).toEqual({ kind: 'until', day: bought?.cancellationAllowedUntilDate?.slice(0, 10) });
});

test('a user who had both licenses keeps both', async () => {
  const customer = await world.customer(
    legacyCustomer(3, [{ count: 1, licenses: [{ plan: 'office-365-e4' }, { plan: 'office-365-e3' }] }, holders(1)], {
      otherPartnerUnits: [{ plan: 'office-365-e3', units: 1 }],
    }),
  );
  const before = await held(customer);
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  await world.runOne(plan);
  const view = await undone(plan);

  expect(view.record.state).toBe('undone');
  expect(await held(customer)).toEqual(before);
});

test('both parts of a row are cancelled', async () => {
  const customer = await world.customer(legacyCustomer(4, [holders(2)]));
  const [user] = (await world.truth(customer)).users;
  const plan = await world.plan(customer, {
    target: 'Office 365 E3',
    users: [{ userId: user?.id ?? '', targetPlan: 'Office 365 E5' }],
  });
  await world.runOne(plan);
  const view = await undone(plan);

  expect(view.record.state).toBe('undone');
  expect((await world.ledger(customer)).cancellations).toHaveLength(2);
  expect(await held(customer)).toEqual([[sku.e4], [sku.e4]]);
});

test('a new-commerce subscription that was to end at its term goes on as before', async () => {
  const customer = await world.customer(modernCustomer(2, [{ count: 1, licenses: [{ plan: 'office-365-e1' }] }]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  await world.runOne(plan);
  const view = await undone(plan);
  const [old] = (await world.truth(customer)).subscriptions;

  expect(view.record.state).toBe('undone');
  expect(old).toMatchObject({ status: 'active', autoRenew: false });
  expect(old?.scheduledActions ?? []).toEqual([]);
});

test('what can no longer be cancelled is not undone, stays what it was, and nothing is touched', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  const done = await world.runOne(plan);
  const bought = done.purchases[0]?.subscriptionId ?? '';
  world.proxy.on(
    customer,
    'GET',
    `subscriptions/${bought}`,
    async (forward) => {
      const { body, ...rest } = await forward();
      return { ...rest, body: body.replace(/("cancellationAllowedUntilDate":")[^"]*"/, '$12020-01-01T00:00:00Z"') };
    },
    100,
  );
  const from = world.proxy.requests.length;
  const view = await undone(plan);

  expect(view.record).toMatchObject({ state: 'done', piece: 'retire', message: { code: 'undo-too-late' } });
  expect(world.proxy.requests.slice(from).filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('where the old subscription is gone the row stays done and says why, and users keep the new license', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  await world.runOne(plan);
  await world.tamper({ action: 'change-subscription', customer, subscription: plan.source.id, status: 'deleted' });
  const view = await undone(plan);

  expect(view.record).toMatchObject({
    state: 'done',
    message: { code: 'undo-impossible', values: { status: 'deleted' } },
  });
  expect(await held(customer)).toEqual([[sku.e3]]);
});

test('where the service refuses to bring the old one back the row stays done and says so, and can be undone later', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  await world.runOne(plan);
  world.proxy.on(customer, 'PATCH', `subscriptions/${plan.source.id}`, () => refusal(400, 'Not now'), 1);
  const refused = await undone(plan);
  const later = await undone(plan);

  expect(refused.record).toMatchObject({ state: 'done', piece: 'retire', message: { code: 'undo-refused' } });
  expect(later.record.state).toBe('undone');
  expect(await held(customer)).toEqual([[sku.e4]]);
});

test('the new subscription is not cancelled while somebody else needs its units', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(2), { count: 1 }]));
  const plan = await world.plan(customer, { target: 'Office 365 E3', row: { licenses: 3 } });
  await world.runOne(plan);
  const other = (await world.truth(customer)).users[2];
  await world.tamper({ action: 'give-license', customer, user: other?.id, plan: 'office-365-e3' });
  const view = await undone(plan);

  expect(view.record).toMatchObject({ state: 'failed-retire', message: { code: 'retire-holders-left' } });
  expect((await world.ledger(customer)).cancellations).toEqual([]);
  expect(await held(customer)).toEqual([[sku.e4], [sku.e4], [sku.e3]]);
});

test('of two new subscriptions that each could go alone only one is cancelled, although both are judged at once', async () => {
  const customer = await world.customer({
    ...legacyCustomer(0, [holders(4), { count: 1 }]),
    subscriptions: [30, 40].map((lastDay) => ({
      plan: 'office-365-e4',
      quantity: 2,
      commerce: 'legacy' as const,
      lastDay,
    })),
  });
  const plans = await world.plans(customer, { target: 'Office 365 E3', row: { licenses: 3 } });
  const done = await world.run(plans);
  await world.tamper({
    action: 'give-license',
    customer,
    user: (await world.truth(customer)).users[4]?.id,
    plan: 'office-365-e3',
  });
  // Whoever comes first waits for the other one as long as it may come.
  let asked = 0;
  const together: Misbehave = async (forward, { body }) => {
    if ((body as { status?: string }).status !== 'deleted') return forward();
    asked += 1;
    const giveUp = Date.now() + 700;
    while (asked < 2 && Date.now() < giveUp) await systemClock.sleep(10);
    return forward();
  };
  world.proxy.on(customer, 'PATCH', 'subscriptions/*', together, 6);
  await world.engine.undo(done.map(({ record }) => record.id));
  const views = await world.until(plans);

  expect(done.map(({ record }) => record.state)).toEqual(['done', 'done']);
  expect(views.map(({ record }) => record.state).sort()).toEqual(['failed-retire', 'undone']);
  expect((await world.ledger(customer)).cancellations).toHaveLength(1);
});

test('a user who cannot go back stops the undo before anything is cancelled; a retry goes on there', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(2)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  const done = await world.runOne(plan);
  const [stubborn] = (await world.truth(customer)).users;
  world.proxy.on(customer, 'POST', `users/${stubborn?.id ?? ''}/licenseupdates`, () => refusal(400, 'Others'), 2);
  const stopped = await undone(plan);
  const cancelledBefore = (await world.ledger(customer)).cancellations.length;
  const told = await usersOf(stopped);
  await world.engine.retry([done.record.id]);
  const view = only(await world.until([plan], ([row]) => row?.record.state === 'undone'));

  expect(stopped.record.state).toBe('failed-reassign');
  expect(cancelledBefore).toBe(0);
  expect(told.sort()).toEqual([
    ['failed', 'not-yet', ['ENTERPRISEPACK']],
    ['undone', 'read-back', ['ENTERPRISEWITHSCAL']],
  ]);
  expect(view.record.generation).toBe(1);
  expect(await held(customer)).toEqual([[sku.e4], [sku.e4]]);
});

/** A row that ended because the service would not move one of its two users, and what makes it refuse them again. */
async function failedForOneUser() {
  const customer = await world.customer(legacyCustomer(3, [holders(2)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  const stubborn = (await world.truth(customer)).users[0]?.id ?? '';
  const refuse = (): void =>
    world.proxy.on(customer, 'POST', `users/${stubborn}/licenseupdates`, () => refusal(400, 'Others'), 2);
  refuse();
  return { customer, plan, failed: await world.runOne(plan), stubborn, refuse };
}

test('a user who could not be moved and could not go back either is not forgotten by a retry', async () => {
  const { customer, plan, failed, stubborn, refuse } = await failedForOneUser();
  await world.tamper({ action: 'give-license', customer, user: stubborn, plan: 'office-365-e3' });
  refuse();
  const stopped = await undone(plan);
  await world.engine.retry([failed.record.id]);
  const view = only(await world.until([plan], ([row]) => row !== undefined && isTerminal(row.record.state)));

  expect([failed, stopped].map(({ record }) => [record.state, record.piece])).toEqual([
    ['failed-reassign', 'reassign'],
    ['failed-reassign', 'undo-move'],
  ]);
  expect(view.record.state).toBe('undone');
  expect(await held(customer)).toEqual([[sku.e4], [sku.e4]]);
});

test('a user for whom something was sent goes back as well, although a retry did not come to him any more', async () => {
  const { customer, plan, failed, stubborn } = await failedForOneUser();
  const subscription = failed.purchases[0]?.subscriptionId;
  await world.tamper({ action: 'give-license', customer, user: stubborn, plan: 'office-365-e3' });
  await world.tamper({ action: 'change-subscription', customer, subscription, status: 'suspended' });
  await world.engine.retry([failed.record.id]);
  const again = only(await world.until([plan]));
  await world.tamper({ action: 'change-subscription', customer, subscription, status: 'active' });
  const view = await undone(plan);

  expect([again.record.state, again.record.piece]).toEqual(['failed-reassign', 'provision']);
  expect(view.record.state).toBe('undone');
  expect(await held(customer)).toEqual([[sku.e4], [sku.e4]]);
});

test('every answer of an undo may be lost', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  await world.runOne(plan);
  world.proxy.on(customer, 'PATCH', 'subscriptions/*', dropAnswer, 2);
  world.proxy.on(customer, 'POST', 'users/*/licenseupdates', dropAnswer, 1);
  const view = await undone(plan);
  const ledger = await world.ledger(customer);

  expect(view.record.state).toBe('undone');
  expect(ledger.reactivations).toHaveLength(1);
  expect(ledger.cancellations).toHaveLength(1);
  expect(await held(customer)).toEqual([[sku.e4]]);
});

test('after an undo the subscription may be migrated anew, as a new generation with another marker', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  const first = await world.runOne(plan);
  await undone(plan);
  const second = await world.runOne(await world.plan(customer, { target: 'Office 365 E3' }));

  expect(second.record).toMatchObject({ state: 'done', generation: 2 });
  expect(second.purchases[0]?.marker).not.toBe(first.purchases[0]?.marker);
  expect((await world.ledger(customer)).purchases).toHaveLength(2);
});

test('a window that closes half-way ends the undo where both are live, and nobody is moved to what goes on costing', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  const { purchases } = await world.runOne(plan);
  const bought = `subscriptions/${purchases[0]?.subscriptionId ?? ''}`;
  const closed: Misbehave = async (forward) => {
    const { body, ...rest } = await forward();
    return { ...rest, body: body.replace(/("cancellationAllowedUntilDate":")[^"]*"/, '$12020-01-01T00:00:00Z"') };
  };
  // The old one is active again by now, and its units are waited for.
  world.proxy.on(customer, 'GET', 'subscribedskus', () => {
    world.proxy.on(customer, 'GET', bought, closed, 100);
    return answer(200, { totalCount: 0, items: [] });
  });
  const view = await undone(plan);
  const ledger = await world.ledger(customer);

  expect(view.record).toMatchObject({ state: 'failed-retire', message: { code: 'undo-too-late' } });
  expect(ledger.reactivations).toHaveLength(1);
  expect(ledger.cancellations).toEqual([]);
  expect(await held(customer)).toEqual([[sku.e3]]);
});
