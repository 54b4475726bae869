import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { brandId, idKey, type RunId, type SubscriptionId } from '../../src/base';
import { paths, rowsEvent, runAnswer, runSummary, type RowPatch, type RunAnswer } from '../../src/contract';
import { submitRun } from '../../src/engine/store/runs/submissions';
import { holders, legacyCustomer } from '../support/scenarios';
import type { Misbehave } from '../support/unruly-proxy';
import { until } from '../support/until';
import type { SentEvent } from './support/read-events';
import { freshRunId, openTestGateway, type TestGateway, type TestGatewayOptions } from './support/test-gateway';

let gateway: TestGateway;
afterEach(() => gateway.close());

async function opened(options: TestGatewayOptions = {}): Promise<void> {
  gateway = await openTestGateway(options);
}

async function sheetOf(rows: number, users = 2) {
  const customers = [];
  for (let row = 0; row < rows; row += 1) {
    customers.push(await gateway.world.customer(legacyCustomer(users, [holders(users)])));
  }
  return gateway.checked(await gateway.content(customers));
}

/** All events of a stream to its end, or until enough was read. */
async function read(
  id: RunId,
  options: { readonly after?: string | undefined; readonly enough?: (events: readonly SentEvent[]) => boolean } = {},
): Promise<SentEvent[]> {
  const events: SentEvent[] = [];
  const headers = options.after === undefined ? {} : { 'last-event-id': options.after };
  for await (const event of gateway.caller.events('GET', paths.runEvents(id), { headers })) {
    events.push(event);
    if (options.enough?.(events) === true) break;
  }
  return events;
}

function rowsIn(events: readonly SentEvent[]): Map<string, RowPatch> {
  const rows = new Map<string, RowPatch>();
  for (const { event, data } of events) {
    if (event !== 'rows') continue;
    for (const row of rowsEvent.parse(data).rows) rows.set(idKey(row.subscriptionId), row);
  }
  return rows;
}

const ended = ({ status }: RunAnswer): boolean => status === 'ended';

test('a stream tells a run from its check to its end, user by user, and then ends', async () => {
  await opened({ policy: { usersAtOnce: 1, writeDeadline: 60_000 } });
  const sheet = await sheetOf(2, 4);
  const { proxy } = gateway.world;
  let told = -1;
  const tells = (users: number) => until(() => Promise.resolve(told >= users ? true : undefined));
  let sent = 0;
  for (const { customerId } of sheet.rows) {
    // Nobody is checked before somebody follows, and nobody moved before those are told who were moved before.
    proxy.on(customerId, 'GET', 'subscriptions', (forward) => tells(0).then(forward), 1_000);
    const moved: Misbehave = (forward) => tells((sent += 1) - 2).then(forward);
    proxy.on(customerId, 'POST', 'users/*/licenseupdates', moved, 1_000);
  }
  const { id } = await gateway.run(sheet);
  const events = await read(id, {
    enough: (all) => {
      const last = all.at(-1);
      if (last !== undefined && last.event !== 'rows') told = runSummary.parse(last.data).usersMoved;
      return false;
    },
  });

  expect(events.at(-1)?.event).toBe('end');
  const summaries = events.filter(({ event }) => event !== 'rows').map(({ data }) => runSummary.parse(data));
  expect(summaries[0]?.status).toBe('checking');
  expect(summaries.at(-1)).toMatchObject({ status: 'ended', counts: { done: 2 }, usersMoved: 8, usersTotal: 8 });
  const moved = summaries.map(({ usersMoved }) => usersMoved);
  expect(moved).toEqual([...moved].sort((a, b) => a - b));
  expect(new Set(moved).size).toBeGreaterThan(3);
  const final = rowsIn(events);
  expect([...final.values()].map(({ state }) => state)).toEqual(['done', 'done']);
  expect([...final.values()].map(({ result }) => result?.reassign)).toEqual([
    { moved: 4, total: 4 },
    { moved: 4, total: 4 },
  ]);
  const users = events.flatMap(({ event, data }) => (event === 'rows' ? rowsEvent.parse(data).users : []));
  expect(new Set(users.map(({ userId }) => userId)).size).toBe(8);
});

test('a stream that broke off goes on from its last id, and nothing that happened between is missing', async () => {
  await opened();
  const sheet = await sheetOf(3);
  const { id } = await gateway.run(sheet);
  const first = await read(id, { enough: (events) => events.length >= 3 });
  const after = first.at(-1)?.id;
  expect(after).toMatch(/^\d+$/);
  await gateway.runUntil(id, ended);
  const rest = await read(id, { after });

  expect(rest.at(-1)?.event).toBe('end');
  expect([...rowsIn(rest).values()].map(({ state }) => state)).toEqual(['done', 'done', 'done']);
});

test('a stream that goes on from the end of a run tells no row again', async () => {
  await opened();
  const sheet = await sheetOf(1);
  const { id } = await gateway.run(sheet);
  await gateway.runUntil(id, ended);
  // The cursor waits for every transaction of the server, those of other suites among them: until they are over a row is
  // told twice rather than never.
  await until(async () => {
    const { cursor } = await gateway.caller.ask(runAnswer, 'GET', paths.run(id));
    const events = await read(id, { after: cursor });
    return isDeepStrictEqual(
      events.map(({ event }) => event),
      ['run', 'end'],
    )
      ? true
      : undefined;
  });
});

test('an id that is none, or of another database, begins at the beginning', async () => {
  await opened();
  const sheet = await sheetOf(1);
  const { id } = await gateway.run(sheet);
  await gateway.runUntil(id, ended);
  for (const after of ['x', '999999999999999999', '-1']) expect(rowsIn(await read(id, { after })).size).toBe(1);
});

test('rows that did not pass are told with their findings', async () => {
  await opened();
  const sheet = await sheetOf(1);
  const rows = sheet.rows.map((row) => ({ ...row, plan: { ...row.plan, licenses: 1 } }));
  const { id } = await gateway.run({ ...sheet, rows });
  const [row] = [...rowsIn(await read(id)).values()];
  expect(row?.check?.findings?.map(({ code }) => code)).toContain('licenses-below-users');
});

test('a run that is none has no stream', async () => {
  await opened();
  const answer = await gateway.caller.call('GET', paths.runEvents(freshRunId()), {
    headers: { accept: 'text/event-stream' },
  });
  expect(answer).toMatchObject({ status: 404, body: { code: 'run-not-found' } });
});

test('of a run of 10,000 rows a stream tells what changed, with one look for all who follow', async () => {
  // Nobody takes up the rows, so that nothing changes but what the test changes.
  await opened({ policy: { takeoverEvery: 1_000_000_000 } });
  const { world } = gateway;
  const plan = await world.plan(await world.customer(legacyCustomer(3, [holders(3)])), { target: 'Office 365 E3' });
  const id = freshRunId();
  const plans = Array.from({ length: 10_000 }, () => ({
    ...plan,
    source: { ...plan.source, id: brandId<SubscriptionId>(randomUUID()) },
  }));
  await submitRun({ pool: world.pool, scope: 'test' }, { runId: id, runBy: 'agent', plans });
  const queries = jest.spyOn(world.pool, 'query');

  const quiet = (events: readonly SentEvent[]): boolean => events.at(-1)?.event === 'run';
  let began = Date.now();
  /** One look every 20 ms, however long the machine takes. */
  const looks = (): number => (Date.now() - began) / 20;
  const whole = await read(id, { enough: quiet });
  expect(rowsIn(whole).size).toBe(10_000);
  // A few queries for a block of 500 rows, and the looks that were made meanwhile.
  expect(queries.mock.calls.length).toBeLessThan(150 + looks());

  const after = whole.at(-1)?.id;
  let following = 0;
  const followers = Array.from({ length: 5 }, () =>
    read(id, {
      after,
      enough: (events) => {
        if (events.length === 1) following += 1;
        return events.filter(({ event }) => event === 'run').length >= 2;
      },
    }),
  );
  await until(() => Promise.resolve(following === 5 ? true : undefined));
  await world.pool.query(
    `update crossgrade.migration set state = 'paused' where id in (select id from crossgrade.migration order by id limit 7)`,
  );
  const told = await Promise.all(followers);
  for (const events of told) expect(rowsIn(events).size).toBe(7);
  expect(runSummary.parse(told[0]?.at(-1)?.data).counts).toEqual({ queued: 9_993, paused: 7 });

  queries.mockClear();
  began = Date.now();
  const stop = new AbortController();
  const watching = Promise.allSettled(Array.from({ length: 20 }, () => watch(id, after, stop.signal)));
  await world.pool.query('select pg_sleep(1)');
  stop.abort();
  await watching;
  // Joining costs a few queries each; following costs one look, however many follow.
  expect(queries.mock.calls.length).toBeLessThan(20 * 4 + 10 + looks());
});

/** Follows until the signal, whatever is told. */
async function watch(id: RunId, after: string | undefined, signal: AbortSignal): Promise<void> {
  const headers = { 'last-event-id': after ?? '' };
  const events = gateway.caller.events('GET', paths.runEvents(id), { headers, signal });
  while ((await events.next()).done !== true);
}
