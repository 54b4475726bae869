import { openEngineWorld, type EngineWorld } from '../../support/engine-world';
import { holders, legacyCustomer } from '../../support/scenarios';

let world: EngineWorld;
beforeAll(async () => {
  world = await openEngineWorld({ policy: { rowsAtOnce: 1 } });
});
afterAll(() => world.close());

test('earlier last days come first where not all rows can be worked on at once', async () => {
  const narrow = [60, 20, 40].map(async (lastDay) => {
    const customer = await world.customer(
      legacyCustomer(2, [holders(1)], {
        subscriptions: [{ plan: 'office-365-e4', quantity: 2, commerce: 'legacy', lastDay }],
      }),
    );
    return { customer, lastDay, plan: await world.plan(customer) };
  });
  const rows = await Promise.all(narrow);
  await world.run(rows.map(({ plan }) => plan));
  const bought = (await world.ledger()).purchases.map(({ customer }) => customer);
  const order = rows
    .map(({ customer, lastDay }) => ({ lastDay, at: bought.indexOf(customer) }))
    .sort((a, b) => a.at - b.at);

  expect(order.map(({ lastDay }) => lastDay)).toEqual([20, 40, 60]);
});
