import { openEngineWorld, type EngineWorld } from '../../support/engine-world';

let world: EngineWorld;
afterEach(() => world.close());

test('a legacy row is bought once, its users are moved and read back, and the old subscription is suspended', async () => {
  world = await openEngineWorld({
    sandbox: {
      scenarios: [
        {
          name: 'Contoso',
          country: 'US',
          subscriptions: [{ plan: 'office-365-e4', quantity: 5, commerce: 'legacy' }],
          users: [{ count: 3, licenses: [{ plan: 'office-365-e4' }] }, { count: 2 }],
        },
      ],
    },
  });
  const plans = await world.plans(() => ({}));
  const [view] = await world.run(plans);
  const ledger = await world.ledger();

  expect(view?.record.state).toBe('done');
  expect(view?.settled).toBe(3);
  expect(view?.record.result.retiredStatus).toBe('suspended');
  expect(ledger.purchases).toHaveLength(1);
  expect(ledger.purchases[0]?.quantity).toBe(3);
  expect(ledger.instantsWithoutLicense).toEqual([]);
  expect(ledger.retiredWithHolders).toEqual([]);
}, 60_000);
