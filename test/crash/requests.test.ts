import { join } from 'node:path';
import { paths, type RunAnswer } from '../../src/contract';
import type { CrashPoint } from '../../src/engine/crash-point';
import { gatewayCrashPoints, type GatewayCrashPoint } from '../../src/gateway/crash-point';
import type { WorkbookContent } from '../../src/workbook';
import { Caller } from '../gateway/support/caller';
import { checkedBy, freshRunId, plannedOf, runUntil, target } from '../gateway/support/test-gateway';
import type { GatewayWish } from '../gateway/support/gateway-process';
import { Child } from '../support/child-process';
import { openEngineWorld, type EngineWorld } from '../support/engine-world';
import { holders, legacyCustomer } from '../support/scenarios';

type Point = CrashPoint | GatewayCrashPoint;
const points: readonly Point[] = [
  'request-kept',
  'request-judged',
  'request-submitted',
  ...(Object.keys(gatewayCrashPoints) as GatewayCrashPoint[]), // the keys of the table
];

let world: EngineWorld;
const sheets = new Map<Point, WorkbookContent>();
beforeAll(async () => {
  world = await openEngineWorld({ sandbox: { latencyMs: 5 } });
  for (const point of points) {
    const customer = await world.customer(legacyCustomer(2, [holders(2)]));
    sheets.set(point, await world.planner.content(customer, { target }));
  }
  await world.sleep();
});
afterAll(() => world.close());

/** A gateway in a process of its own. */
async function startGateway(point?: Point): Promise<{ readonly child: Child; readonly caller: Caller }> {
  const wish: GatewayWish = {
    databaseUrl: world.databaseUrl,
    serviceUrl: world.proxy.url,
    ...(point === undefined ? {} : { point }),
  };
  const child = new Child(join(__dirname, '../gateway/support/gateway-process.ts'), [JSON.stringify(wish)]);
  return { child, caller: new Caller(await child.says('listening')) };
}

/** Reads the run's events until the gateway is gone; the number of the last one that arrived. */
async function follow(caller: Caller, id: ReturnType<typeof freshRunId>): Promise<string | undefined> {
  let last: string | undefined;
  try {
    for await (const event of caller.events('GET', paths.runEvents(id))) last = event.id ?? last;
  } catch {
    // The gateway died while it told; what arrived before counts.
  }
  return last;
}

const ended = ({ status }: RunAnswer): boolean => status === 'ended';

test.each(points)('a gateway that dies at %s is followed by one that runs what was asked for, once', async (point) => {
  const sheet = sheets.get(point);
  if (sheet === undefined) throw new Error(`No sheet for ${point}`);
  const first = await startGateway(point);
  const request = { ...plannedOf(await checkedBy(first.caller, sheet)), only: undefined, subscriptions: undefined };
  const id = freshRunId();
  const answer = first.caller.call('PUT', paths.run(id), { body: request }).catch(() => undefined);
  const seen = point === 'news-sent' ? answer.then(() => follow(first.caller, id)) : Promise.resolve(undefined);
  await first.child.says('reached');
  await first.child.ended();
  const last = await seen;

  const second = await startGateway();
  const again = await second.caller.call('PUT', paths.run(id), { body: request });
  const run = await runUntil(second.caller, id, ended);
  const told: string[] = [];
  const headers = last === undefined ? {} : { 'last-event-id': last };
  for await (const { event } of second.caller.events('GET', paths.runEvents(id), { headers })) told.push(event);
  await second.child.kill();
  const ledger = await world.ledger(sheet.rows[0]?.customerId);

  expect(again.status).toBe(200);
  expect(run).toMatchObject({ counts: { done: 1 }, rowsNotRun: 0, usersMoved: 2 });
  expect(told.at(-1)).toBe('end');
  expect(ledger.purchases).toHaveLength(1);
  expect(ledger.moves).toHaveLength(2);
  expect(ledger.suspensions).toHaveLength(1);
  expect(ledger.instantsWithoutLicense).toEqual([]);
});
