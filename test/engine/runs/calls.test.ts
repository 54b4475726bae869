import { openEngineWorld, type EngineWorld } from '../../support/engine-world';
import { holders, legacyCustomer } from '../../support/scenarios';
import type { SeenRequest } from '../../support/unruly-proxy';

let world: EngineWorld;
beforeAll(async () => {
  // Nothing to wait for: every look finds what it looks for, so there are no polls.
  // And no write is taken for lost because the machine is busy: it would be looked for.
  const policy = { writeDeadline: 20_000, pollFirst: 500 };
  world = await openEngineWorld({ sandbox: { provisioningMs: 0, subscriptionIdMs: 0 }, policy });
});
afterAll(() => world.close());

/** Requests by what they ask, ids left out. */
function byOperation(requests: readonly SeenRequest[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { method, path } of requests) {
    const name = `${method} ${path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, '*')}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

test.each([
  { users: 10, moved: 5 },
  { users: 40, moved: 12 },
])('Check and Run together ask no more than the row needs: $moved of $users users moved', async ({ users, moved }) => {
  const customer = await world.customer(
    legacyCustomer(moved, [holders(moved), { count: users - moved, licenses: [] }]),
  );
  const content = await world.planner.content(customer, { target: 'Office 365 E3' });
  const from = world.proxy.requests.length;
  await world.planner.check(content);
  const [plan] = await world.planner.checkAgain(content);
  const checked = world.proxy.requests.length;
  if (plan === undefined) throw new Error('No row');
  const view = await world.runOne(plan);
  const all = world.proxy.requests.slice(from);

  expect(view.record.state).toBe('done');
  expect(byOperation(all)).toMatchObject({ 'GET /customers/*/users/*/licenses': users + moved });
  expect(all.length).toBeLessThanOrEqual(users + 2 * moved + 24);
  expect(all.length - (checked - from)).toBeLessThanOrEqual(2 * moved + 13);
});

test('a check asks about everything again: what was put right or has gone wrong since is seen', async () => {
  const customer = await world.customer(legacyCustomer(1, [holders(1)]));
  const content = await world.planner.content(customer, { target: 'Office 365 E3' });
  await world.planner.check(content);
  const from = world.proxy.requests.length;
  await world.planner.check(content);
  expect(byOperation(world.proxy.requests.slice(from))).toMatchObject({
    'GET /customers/*': 1,
    'GET /customers/*/agreements': 1,
    'GET /customers/*/validationStatus': 1,
    'GET /customers/*/subscriptions': 1,
    'GET /customers/*/subscribedskus': 1,
    'GET /offers': 1,
  });
});

test('what a check found to stand in the way is not forgotten by the run after it', async () => {
  const customer = await world.customer(legacyCustomer(1, [holders(1)]));
  const content = await world.planner.content(customer, { target: 'Office 365 E3' });
  await world.planner.check(content);
  await world.tamper({ action: 'change-customer', customer, agreement: false });
  await expect(world.planner.check(content)).rejects.toThrow('customer-no-agreement');
  await expect(world.planner.checkAgain(content)).rejects.toThrow('customer-no-agreement');
});
