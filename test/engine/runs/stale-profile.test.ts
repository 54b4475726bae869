import { openEngineWorld, type EngineWorld } from '../../support/engine-world';
import { legacyCustomer, sku } from '../../support/scenarios';
import { until } from '../../support/until';

let world: EngineWorld;
let reached = 0;
const hangs = new Promise<void>(() => undefined);

beforeAll(async () => {
  world = await openEngineWorld({
    // Licenses read at Check are too old at once, so every turn reads its users anew.
    policy: { scanFreshFor: 0 },
    reach: (point) => {
      if (point !== 'move-answered') return undefined;
      reached += 1;
      return hangs;
    },
  });
});
afterAll(() => world.close());

test('a user who was moved before a crash keeps the service plans of before, however late the row goes on', async () => {
  const license = { plan: 'office-365-e4', off: ['YAMMER_ENTERPRISE'] };
  const customer = await world.customer(legacyCustomer(3, [{ count: 2, licenses: [license] }]));
  const plan = await world.plan(customer, { target: 'Office 365 E3', row: { newPlans: 'off' } });
  await world.submit([plan]);
  await until(async () => (reached === 2 ? true : undefined));
  const moved = (await world.truth(customer)).users.map((user) => user.licenses[sku.e3]?.off);

  await world.reopen();
  await world.until([plan]);
  const after = (await world.truth(customer)).users.map((user) => user.licenses[sku.e3]?.off);

  expect(moved[0]).toContain('7547a3fe-08ee-4ccb-b430-5077c5041653');
  expect(after).toEqual(moved);
  expect((await world.row(plan)).record.state).toBe('done');
});
