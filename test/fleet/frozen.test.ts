import { openEngineWorld, only, type EngineWorld } from '../support/engine-world';
import { holders, legacyCustomer, sku } from '../support/scenarios';
import type { Child } from '../support/child-process';
import { startEngine } from './support/start-engine';

/** Long enough for a busy machine: a process that is let run says a word far more often. */
const memberSilence = 4_000;

let world: EngineWorld;
let child: Child | undefined;
beforeAll(async () => {
  world = await openEngineWorld({ policy: { memberSilence } });
});
afterEach(async () => {
  await child?.kill();
  child = undefined;
});
afterAll(() => world.close());

test.each([
  ['checkout-intended', 'POST', /checkout$/],
  ['move-intended', 'POST', /licenseupdates$/],
  ['retire-intended', 'PATCH', /subscriptions/],
] as const)(
  'a process frozen at %s is taken over, and sends nothing late or twice when it goes on',
  async (freezeAt, method, path) => {
    await world.reopen();
    const customer = await world.customer(legacyCustomer(1, [holders(1)]));
    const plan = await world.plan(customer, { target: 'Office 365 E3' });
    await world.sleep();
    child = startEngine(world, { freezeAt, plans: [plan], memberSilence });
    await child.says('frozen');
    await world.reopen();
    const view = only(await world.until([plan]));
    const sent = world.proxy.of(customer, method, path).length;
    child.signal('SIGCONT');
    await child.says('replaced');

    expect(view.record.state).toBe('done');
    expect(sent).toBe(1);
    // Whatever it would still send went through its event loop before it could say so.
    expect(world.proxy.of(customer, method, path)).toHaveLength(1);
    const ledger = await world.ledger(customer);
    expect([ledger.purchases.length, ledger.suspensions.length]).toEqual([1, 1]);
    expect(ledger.instantsWithoutLicense).toEqual([]);
    const { users } = await world.truth(customer);
    expect(users.map(({ licenses }) => Object.keys(licenses))).toEqual([[sku.e3]]);
    await world.sleep();
  },
);
