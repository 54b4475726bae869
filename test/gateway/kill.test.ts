import { join } from 'node:path';
import { Client } from 'pg';
import type { CustomerId } from '../../src/base';
import { paths, runAnswer, type RunAnswer } from '../../src/contract';
import type { WorkbookContent } from '../../src/workbook';
import { Child } from '../support/child-process';
import { openEngineWorld, type EngineWorld } from '../support/engine-world';
import { holders, legacyCustomer } from '../support/scenarios';
import { until } from '../support/until';
import { Caller } from './support/caller';
import { checkedBy, freshRunId, plannedOf, runUntil, target } from './support/test-gateway';

let world: EngineWorld;
let children: Child[];
beforeEach(async () => {
  world = await openEngineWorld({ sandbox: { latencyMs: 5 } });
  children = [];
});
afterEach(async () => {
  for (const child of children) await child.kill();
  await world.close();
});

/** A gateway in a process of its own; the engine of this process sleeps, so that nobody else does its work. */
async function startGateway(): Promise<{ readonly child: Child; readonly caller: Caller }> {
  const wish = { databaseUrl: world.databaseUrl, serviceUrl: world.proxy.url };
  const child = new Child(join(__dirname, 'support/gateway-process.ts'), [JSON.stringify(wish)]);
  children.push(child);
  return { child, caller: new Caller(await child.says('listening')) };
}

async function sheetOf(rows: number): Promise<WorkbookContent> {
  const customers: CustomerId[] = [];
  for (let row = 0; row < rows; row += 1) customers.push(await world.customer(legacyCustomer(3, [holders(3)])));
  const sheets: WorkbookContent[] = [];
  for (const customer of customers) sheets.push(await world.planner.content(customer, { target }));
  const [first] = sheets;
  if (first === undefined) throw new Error('No row');
  await world.sleep();
  return { ...first, rows: sheets.flatMap((sheet) => sheet.rows) };
}

async function count(query: string): Promise<number> {
  const client = new Client({ connectionString: world.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: string }>(query);
    return Number(rows[0]?.count);
  } finally {
    await client.end();
  }
}

const ended = ({ status }: RunAnswer): boolean => status === 'ended';

async function expectFlawless(rows: number): Promise<void> {
  const ledger = await world.ledger();
  expect(ledger.purchases).toHaveLength(rows);
  expect(new Set(ledger.purchases.map(({ friendlyName }) => friendlyName)).size).toBe(rows);
  expect(ledger.suspensions).toHaveLength(rows);
  expect(ledger.instantsWithoutLicense).toEqual([]);
  expect(ledger.retiredWithHolders).toEqual([]);
}

test('a gateway killed between its answer and the first row finishes the run when it is started again', async () => {
  const sheet = await sheetOf(6);
  const first = await startGateway();
  const checked = await checkedBy(first.caller, sheet);
  // The judge is held up, so that nothing can have been submitted when the process dies.
  await world.control('faults', ['GET /v1/customers/*=slow:3000,count=40']);
  const id = freshRunId();
  const request = { ...plannedOf(checked), only: undefined, subscriptions: undefined };
  const answer = await first.caller.call('PUT', paths.run(id), { body: request });
  await first.child.kill();
  expect(answer.status).toBe(202);
  expect(await count('select count(*) from crossgrade.migration')).toBe(0);
  await fetch(`${world.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });

  const second = await startGateway();
  const run = await runUntil(second.caller, id, ended);
  expect(run).toMatchObject({ counts: { done: 6 }, rowsNotRun: 0, problem: undefined });
  // The client that never saw the answer asks again.
  const again = await second.caller.call('PUT', paths.run(id), { body: request });
  expect(again.status).toBe(200);
  expect(runAnswer.parse(again.body).counts).toEqual({ done: 6 });
  await expectFlawless(6);
});

test('a gateway killed in the middle of a run, again and again, buys, moves and retires everything once', async () => {
  const sheet = await sheetOf(8);
  let gateway = await startGateway();
  const checked = await checkedBy(gateway.caller, sheet);
  const id = freshRunId();
  const request = { ...plannedOf(checked), only: undefined, subscriptions: undefined };
  await gateway.caller.ask(runAnswer, 'PUT', paths.run(id), request);
  for (const purchases of [1, 4]) {
    await until(async () => ((await world.ledger()).purchases.length >= purchases ? true : undefined));
    await gateway.child.kill();
    gateway = await startGateway();
  }
  await until(async () => ((await world.ledger()).moves.length >= 12 ? true : undefined));
  await gateway.child.kill();
  gateway = await startGateway();

  expect(await runUntil(gateway.caller, id, ended)).toMatchObject({ counts: { done: 8 }, usersMoved: 24 });
  await expectFlawless(8);
});

test('two gateways on one database: one is killed, the other goes on and its streams tell everything', async () => {
  const sheet = await sheetOf(4);
  const [one, other] = [await startGateway(), await startGateway()];
  const checked = await checkedBy(one.caller, sheet);
  const id = freshRunId();
  await one.caller.ask(runAnswer, 'PUT', paths.run(id), {
    ...plannedOf(checked),
    only: undefined,
    subscriptions: undefined,
  });
  let last: string | undefined;
  for await (const event of one.caller.events('GET', paths.runEvents(id))) {
    last = event.id;
    if (event.event === 'rows') break;
  }
  await until(async () => ((await world.ledger()).purchases.length >= 1 ? true : undefined));
  await one.child.kill();
  const names: string[] = [];
  const headers = { 'last-event-id': last ?? '' };
  for await (const event of other.caller.events('GET', paths.runEvents(id), { headers })) names.push(event.event);

  expect(names.at(-1)).toBe('end');
  expect(await runUntil(other.caller, id, ended)).toMatchObject({ counts: { done: 4 } });
  await expectFlawless(4);
});
