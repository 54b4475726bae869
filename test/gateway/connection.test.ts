import {
  checkEvents,
  customersAnswer,
  freshRow,
  meAnswer,
  paths,
  plansAnswer,
  pullAnswer,
  pullEvents,
  signInAnswer,
} from '../../src/contract';
import { emptyCheck, emptyResult } from '../../src/job/suggested-row';
import { holders, legacyCustomer } from '../support/scenarios';
import { until } from '../support/until';
import { openTestGateway, plannedOf, type TestGateway } from './support/test-gateway';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await openTestGateway();
});
afterEach(() => gateway.close());

const everything = { within: 'any', late: false, preset: 'all' };

test('who asks is told who they are and that nothing here is real', async () => {
  const me = await gateway.caller.ask(meAnswer, 'GET', paths.me);
  expect(me).toMatchObject({
    user: { id: 'local:agent', name: 'agent' },
    connection: { name: 'test', sandbox: true },
    version: '1.2.3',
    signIn: 'local',
  });
});

test('without a sign-in there is no place to sign in', async () => {
  const answer = await fetch(gateway.url + paths.signIn);
  expect(signInAnswer.parse(await answer.json())).toMatchObject({ authorization_servers: [] });
});

test('customers are found by the beginning of name and domain, and by id', async () => {
  const id = await gateway.world.customer(legacyCustomer(1, [], { name: 'Zebra Works' }));
  await gateway.world.customer(legacyCustomer(1, [], { name: 'Zebra Farm' }));
  const byName = await gateway.caller.ask(customersAnswer, 'GET', `${paths.customers}?search=zebra`);
  expect(byName.customers.map(({ name }) => name).sort()).toEqual(['Zebra Farm', 'Zebra Works']);
  expect(byName.more).toBe(false);
  const one = await gateway.caller.ask(customersAnswer, 'GET', `${paths.customers}?search=zebra&limit=1`);
  expect(one).toMatchObject({ more: true });
  const byId = await gateway.caller.ask(customersAnswer, 'GET', `${paths.customers}?search=${id}`);
  expect(byId.customers).toEqual([expect.objectContaining({ name: 'Zebra Works' })]);
  const nobody = await gateway.caller.ask(
    customersAnswer,
    'GET',
    `${paths.customers}?search=99999999-9999-4999-8999-999999999999`,
  );
  expect(nobody).toEqual({ customers: [], more: false });
});

test('plans are those of a country and a segment, and read once', async () => {
  const { plans } = await gateway.caller.ask(plansAnswer, 'GET', `${paths.plans}?country=US`);
  expect(plans.map(({ label }) => label)).toContain('Office 365 E3');
  const calls = async () => Object.values((await gateway.world.ledger()).calls).reduce((sum, one) => sum + one, 0);
  const before = await calls();
  const narrowed = await gateway.caller.ask(plansAnswer, 'GET', `${paths.plans}?country=US&segment=commercial`);
  expect(new Set(narrowed.plans.map(({ segment }) => segment))).toEqual(new Set(['commercial']));
  const none = await gateway.caller.ask(plansAnswer, 'GET', `${paths.plans}?country=US&segment=government`);
  expect(none.plans).toEqual([]);
  expect(await calls()).toBe(before);
});

test('a pull brings rows that a workbook takes as they are', async () => {
  const customer = await gateway.world.customer(legacyCustomer(5, [holders(3)]));
  const pulled = await gateway.caller.ask(pullAnswer, 'POST', paths.pulls, { ...everything, customers: [customer] });
  const [row] = pulled.rows;
  expect(pulled).toMatchObject({ unanswered: [], meta: { connection: 'test', sandbox: true } });
  expect(pulled.answered).toHaveLength(1);
  expect(row).toMatchObject({ source: { product: 'Office 365 E4', licenses: 5, assigned: 3 } });
  if (row === undefined) throw new Error('No row');
  expect(freshRow(row)).toMatchObject({ check: emptyCheck, result: emptyResult, rowNumber: undefined });
});

test('a customer that does not answer is named with the reason', async () => {
  const customer = await gateway.world.customer(legacyCustomer(5, [holders(3)]));
  await gateway.world.control('faults', ['GET /v1/customers/*/subscriptions=status:403']);
  const pulled = await gateway.caller.ask(pullAnswer, 'POST', paths.pulls, { ...everything, customers: [customer] });
  expect(pulled).toMatchObject({ rows: [], answered: [], unanswered: [{ id: customer }] });
  expect(pulled.unanswered[0]?.reason).toContain('403');
});

test('a pull and a check tell how far they are to whoever follows', async () => {
  const customers = [];
  for (let index = 0; index < 30; index += 1)
    customers.push(await gateway.world.customer(legacyCustomer(2, [holders(1)])));
  await gateway.world.control('faults', ['GET /v1/customers/*/subscriptions=slow:80']);
  const events = [];
  const body = { ...everything, customers };
  for await (const event of gateway.caller.events('POST', paths.pulls, { body })) events.push(event);
  const progress = events.slice(0, -1).map(({ data }) => pullEvents.progress.parse(data));
  expect(progress.length).toBeGreaterThan(1);
  expect(progress[0]?.total).toBe(30);
  expect(events.at(-1)?.event).toBe('result');
  expect(pullEvents.result.parse(events.at(-1)?.data).rows).toHaveLength(30);

  const told = [];
  const sheet = plannedOf(await gateway.content(customers.slice(0, 4)));
  for await (const event of gateway.caller.events('POST', paths.checks, { body: sheet })) told.push(event);
  const result = checkEvents.result.parse(told.at(-1)?.data);
  expect(result.ready).toHaveLength(4);
  expect(result.summary).toMatchObject({ rows: 4, customers: 4, users: 4, retire: { suspend: 4 }, irrevocable: 0 });
  expect(result.users).toHaveLength(4);
});

test('nobody goes on reading for a client that has gone away', async () => {
  const customers = [];
  for (let index = 0; index < 40; index += 1) customers.push(await gateway.world.customer(legacyCustomer(2, [])));
  await gateway.world.control('faults', ['GET /v1/customers/*/subscriptions=slow:500']);
  const gone = new AbortController();
  const asked = gateway.caller.call('POST', paths.pulls, { body: { ...everything, customers }, signal: gone.signal });
  const calls = async () => (await gateway.world.ledger()).calls['subscriptions.list'] ?? 0;
  await until(async () => ((await calls()) > 0 ? true : undefined));
  gone.abort();
  await expect(asked).rejects.toThrow();
  // Those under way come to their end; the ledger is quiet from then on.
  let last = -1;
  await until(async () => {
    const now = await calls();
    await gateway.world.pool.query('select pg_sleep(0.8)');
    const quiet = now === last;
    last = now;
    return quiet ? true : undefined;
  });
  expect(await calls()).toBeLessThan(40);
});
