import { showUnits } from '../../support/directory-units';
import { openEngineWorld, type EngineWorld } from '../../support/engine-world';
import { holders, legacyCustomer, sku } from '../../support/scenarios';
import { until } from '../../support/until';

let world: EngineWorld;
beforeAll(async () => {
  // Each order takes between half and one and a half of this, so units of one row come well before the other's.
  world = await openEngineWorld({ sandbox: { provisioningMs: 150_000 } });
});
afterAll(() => world.close());

test('rows of one customer into one product never take the seats of each other while some are still to come', async () => {
  const plan = 'office-365-e4';
  const customer = await world.customer({
    ...legacyCustomer(0, [holders(8)]),
    subscriptions: [30, 40, 50, 60].map((lastDay) => ({ plan, quantity: 2, commerce: 'legacy' as const, lastDay })),
  });
  const plans = await world.plans(customer, { target: 'Office 365 E3', row: { licenses: 2 } });
  const views = await world.run(plans);
  const ledger = await world.ledger(customer);
  const statuses = world.proxy.of(customer, 'POST', /licenseupdates$/).map(({ status }) => status);
  const waited = world.proxy.of(customer, 'GET', /subscribedskus$/).length;

  expect(plans.map(({ users }) => users.length)).toEqual([2, 2, 2, 2]);
  expect(views.map(({ record }) => record.state)).toEqual(['done', 'done', 'done', 'done']);
  // A seat that somebody else took would have been refused with 60012.
  expect(statuses).toEqual(Array.from({ length: 8 }, () => 201));
  // One look a row would be enough where no row had to wait.
  expect(waited).toBeGreaterThan(plans.length);
  expect(ledger.purchases.map((one) => one.sku)).toEqual(plans.map(() => sku.e3));
  expect(ledger.retiredWithHolders).toEqual([]);
});

test('a row takes no seat that another one was granted and has not used yet', async () => {
  const customer = await world.customer({
    ...legacyCustomer(0, [holders(4)]),
    subscriptions: [30, 40].map((lastDay) => ({
      plan: 'office-365-e4',
      quantity: 2,
      commerce: 'legacy' as const,
      lastDay,
    })),
  });
  const [first, second] = await world.plans(customer, { target: 'Office 365 E3', row: { licenses: 2 } });
  if (first === undefined || second === undefined) throw new Error('Two rows were expected');
  // The first row stands between the grant and its first move, and the directory shows its two units only.
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let late = true;
  showUnits(world, customer, sku.e3, ({ availableUnits }) =>
    late ? { availableUnits: Math.min(2, availableUnits) } : {},
  );
  await world.reopen(async (point, id) => {
    if (point === 'units-granted' && id.includes(first.source.id.toLowerCase())) await released;
  });
  await world.submit([first]);
  await until(async () => {
    const { rowCount } = await world.pool.query(
      'select 1 from crossgrade.seat_reservation where migration_id like $1',
      [`%${first.source.id.toLowerCase()}%`],
    );
    return rowCount === 1 ? true : undefined;
  });
  await world.submit([second]);
  const [waiting] = await world.until([second], ([view]) => view?.record.message?.code === 'units-short');
  late = false;
  release();
  const views = await world.until([first, second]);
  const statuses = world.proxy.of(customer, 'POST', /licenseupdates$/).map(({ status }) => status);

  expect(waiting?.record).toMatchObject({ state: 'provisioning', message: { values: { available: 0, needed: 2 } } });
  expect(views.map(({ record }) => record.state)).toEqual(['done', 'done']);
  expect(statuses).toEqual([201, 201, 201, 201]);
});
