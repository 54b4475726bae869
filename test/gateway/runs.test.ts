import { idKey, sameId } from '../../src/base';
import {
  commandAnswer,
  paths,
  runAnswer,
  runsAnswer,
  runSummary,
  statusesAnswer,
  type RunAnswer,
} from '../../src/contract';
import { applyResults } from '../../src/workbook';
import { holders, legacyCustomer } from '../support/scenarios';
import { freshRunId, openTestGateway, plannedOf, type TestGateway } from './support/test-gateway';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await openTestGateway();
});
afterEach(() => gateway.close());

async function sheetOf(rows: number, users = 2) {
  const customers = [];
  for (let row = 0; row < rows; row += 1) {
    customers.push(await gateway.world.customer(legacyCustomer(users, [holders(users)])));
  }
  return gateway.checked(await gateway.content(customers));
}

async function clearFaults(): Promise<void> {
  await fetch(`${gateway.world.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
}

const ended = ({ status }: RunAnswer): boolean => status === 'ended';

/** A list counts rows without reading them; it must come to the numbers of whoever reads the run. */
async function expectListedAsRead(run: RunAnswer): Promise<void> {
  const { runs } = await gateway.caller.ask(runsAnswer, 'GET', `${paths.runs}?id=${run.id}`);
  expect(runs).toEqual([runSummary.parse(run)]);
}

test('a run goes from the request to the end, and its rows and users can be written into the sheet as they are', async () => {
  const sheet = await sheetOf(2);
  const asked = await gateway.run(sheet);
  expect(asked).toMatchObject({ status: 'checking', asked: 2, runBy: 'agent' });
  const run = await gateway.runUntil(asked.id, ended);

  expect(run).toMatchObject({
    counts: { done: 2 },
    rowsSettled: 2,
    rowsTotal: 2,
    usersMoved: 4,
    usersTotal: 4,
    rowsNotRun: 0,
    notRun: [],
    problem: undefined,
  });
  const written = applyResults(sheet, { rows: run.rows, users: run.users });
  for (const row of written.rows) {
    expect(row.keys.stateCode).toBe('done');
    expect(row.result).toMatchObject({ purchase: 'done', retired: 'done', runBy: 'agent', boughtLicenses: 2 });
    expect(row.keys.runId).toBe(asked.id);
  }
  expect(written.users).toHaveLength(4);
  for (const user of written.users) {
    // Names come from the check, the proof from the run: a row of Users is told whole.
    expect(user).toMatchObject({ proof: 'read-back', result: 'moved', from: 'Office 365 E4' });
    expect(user.user).not.toBe('');
    expect(user.userName).toContain('@');
  }
  const ledger = await gateway.world.ledger();
  expect(ledger.purchases).toHaveLength(2);
  expect(ledger.instantsWithoutLicense).toEqual([]);
});

test('the same request again is the same run, whoever asks, and nothing is bought twice', async () => {
  const sheet = await sheetOf(1);
  const id = freshRunId();
  const request = { ...plannedOf(sheet), only: undefined, subscriptions: undefined };
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => gateway.caller.call('PUT', paths.run(id), { body: request })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 202]);
  await gateway.runUntil(id, ended);
  const again = await gateway.caller.call('PUT', paths.run(id), { body: request });
  expect(again.status).toBe(200);
  expect(runAnswer.parse(again.body).counts).toEqual({ done: 1 });
  expect((await gateway.world.ledger()).purchases).toHaveLength(1);
});

test('another request under the id of a run is refused', async () => {
  const sheet = await sheetOf(1);
  const { id } = await gateway.run(sheet);
  const other = { ...plannedOf(sheet), only: 'ready', subscriptions: undefined };
  const answer = await gateway.caller.call('PUT', paths.run(id), { body: other });
  expect(answer.status).toBe(409);
  expect(answer.body).toMatchObject({ code: 'run-differs', values: { run: id } });
});

test('an id of a run is the same in upper case', async () => {
  const sheet = await sheetOf(1);
  const { id } = await gateway.run(sheet);
  const read = await gateway.caller.call('GET', paths.run(id).toUpperCase().replace('/API/RUNS', '/api/runs'));
  expect(read.status).toBe(200);
  expect(read.body).toMatchObject({ id: idKey(id) });
});

test('a row whose plan was changed after its check is not run, and says so', async () => {
  const sheet = await sheetOf(2);
  const [first] = sheet.rows;
  const changed = {
    ...sheet,
    rows: sheet.rows.map((row) => (row === first ? { ...row, plan: { ...row.plan, licenses: 40 } } : row)),
  };
  const { id } = await gateway.run(changed);
  const run = await gateway.runUntil(id, ended);

  expect(run).toMatchObject({ counts: { done: 1 }, rowsNotRun: 1 });
  expect(run.notRun).toHaveLength(1);
  expect(run.notRun[0]).toMatchObject({ subscriptionId: first?.subscriptionId, state: 'stale' });
  expect(run.notRun[0]?.check?.findings?.map(({ code }) => code)).toContain('plan-changed');
  expect((await gateway.world.ledger()).purchases).toHaveLength(1);
});

test('ids and plans of a sheet are claims: what the service does not know is not bought', async () => {
  const sheet = await sheetOf(1);
  const made = sheet.rows.map((row) => ({
    ...row,
    customerId: '99999999-9999-4999-8999-999999999999',
    keys: { ...row.keys, digest: '' },
  }));
  const answer = await gateway.caller.ask(runAnswer, 'PUT', paths.run(freshRunId()), {
    ...plannedOf(sheet),
    rows: made,
    only: undefined,
    subscriptions: undefined,
  });
  const run = await gateway.runUntil(answer.id, ended);
  expect(run.counts).toEqual({});
  expect(run.notRun[0]?.check?.findings?.map(({ code }) => code)).toContain('customer-not-found');
});

test('a run whose rows nobody includes ends with nothing', async () => {
  const sheet = await sheetOf(1);
  const rows = sheet.rows.map((row) => ({ ...row, plan: { ...row.plan, include: 'no' as const } }));
  const { id } = await gateway.run({ ...sheet, rows });
  expect(await gateway.runUntil(id, ended)).toMatchObject({ rowsTotal: 0, asked: 0, counts: {} });
});

test('a request for a row that is not among those sent ends with the reason', async () => {
  const sheet = await sheetOf(1);
  const { id } = await gateway.run(sheet, { subscriptions: [freshRunId() as never] });
  const run = await gateway.runUntil(id, ended);
  expect(run.problem).toMatchObject({ code: 'row-not-found', status: 404 });
});

test('a customer that does not answer keeps its row from running, and the row says so', async () => {
  const sheet = await sheetOf(1);
  await gateway.world.control('faults', ['GET /v1/customers/*=status:503']);
  const { id } = await gateway.run(sheet);
  const run = await gateway.runUntil(id, ended);
  expect(run).toMatchObject({ counts: {}, rowsNotRun: 1 });
  expect(run.notRun[0]?.check?.findings?.map(({ code }) => code)).toContain('customer-not-answered');
});

test('a service that holds requests back holds a run up, which says so and goes on by itself', async () => {
  const sheet = await sheetOf(1);
  await gateway.world.control('faults', ['GET /v1/customers/*=429:3600']);
  const { id } = await gateway.run(sheet);
  const held = await gateway.runUntil(id, (run) => run.problem !== undefined);
  expect(held).toMatchObject({ status: 'checking', problem: { code: 'service-throttled', retryable: true } });
  await clearFaults();
  expect(await gateway.runUntil(id, ended)).toMatchObject({ counts: { done: 1 }, problem: undefined });
});

test('a service that does not accept our sign-in ends a run before anything is bought', async () => {
  const sheet = await sheetOf(1);
  await gateway.world.control('faults', ['*=401']);
  const { id } = await gateway.run(sheet);
  const run = await gateway.runUntil(id, ended);
  expect(run).toMatchObject({ rowsTotal: 0, problem: { code: 'sign-in-needed' } });
});

test('rows are paused, resumed and cancelled; what does not accept it is named with its state', async () => {
  await gateway.world.control('faults', ['POST /v1/customers/*/carts=slow:400']);
  const sheet = await sheetOf(2);
  const { id } = await gateway.run(sheet);
  await gateway.runUntil(id, (run) => run.rowsTotal === 2);
  const pause = await gateway.caller.ask(commandAnswer, 'POST', paths.runCommand(id, 'pause'), {});
  expect(pause.taken).toHaveLength(2);
  const paused = await gateway.runUntil(id, (run) => run.status === 'resting');
  expect(paused.counts).toEqual({ paused: 2 });
  await expectListedAsRead(paused);
  const [one, other] = sheet.rows.map((row) => row.subscriptionId);
  const cancel = await gateway.caller.ask(commandAnswer, 'POST', paths.runCommand(id, 'cancel'), {
    subscriptions: [one],
  });
  expect(cancel.taken.map(idKey)).toEqual([idKey(one ?? '')]);
  const again = await gateway.caller.ask(commandAnswer, 'POST', paths.runCommand(id, 'cancel'), {
    subscriptions: [one],
  });
  expect(again).toMatchObject({ taken: [], refused: [{ state: 'cancelled' }] });
  const resume = await gateway.caller.ask(commandAnswer, 'POST', paths.runCommand(id, 'resume'), {});
  expect(resume.taken.map(idKey)).toEqual([idKey(other ?? '')]);
  const run = await gateway.runUntil(id, ended);
  expect(run.counts).toEqual({ done: 1, cancelled: 1 });
  const unknown = await gateway.caller.call('POST', paths.runCommand(id, 'undo'), {
    body: { subscriptions: [freshRunId()] },
  });
  expect(unknown).toMatchObject({ status: 404, body: { code: 'row-not-found' } });
});

test('a failed row is tried again by a new run, which shows it as its own', async () => {
  const sheet = await sheetOf(1);
  await gateway.world.control('faults', ['POST /v1/customers/*/users/*/licenseupdates=status:400']);
  const first = await gateway.run(sheet);
  await gateway.runUntil(first.id, (run) => run.counts['failed-reassign'] === 1);
  await clearFaults();
  const second = await gateway.run(sheet, { only: 'failed' });
  const run = await gateway.runUntil(second.id, ended);
  expect(run).toMatchObject({ counts: { done: 1 }, rowsTotal: 1, usersMoved: 2 });
  await expectListedAsRead(run);
  expect((await gateway.world.ledger()).purchases).toHaveLength(1);
});

test('runs are listed newest first, and a row knows where it stands whoever ran it', async () => {
  const [early, late] = [await sheetOf(1), await sheetOf(1)];
  const first = await gateway.run(early);
  const second = await gateway.run(late);
  await gateway.runUntil(first.id, ended);
  await gateway.runUntil(second.id, ended);
  const listed = await gateway.caller.ask(runsAnswer, 'GET', paths.runs);
  expect(listed.runs.map(({ id }) => id)).toEqual([second.id, first.id]);
  const named = await gateway.caller.ask(runsAnswer, 'GET', `${paths.runs}?id=${first.id}`);
  expect(named.runs.map(({ id }) => id)).toEqual([first.id]);
  const both = await gateway.caller.ask(runsAnswer, 'GET', `${paths.runs}?id=${first.id}&id=${second.id}`);
  expect(both.runs).toHaveLength(2);

  const subscriptions = [...early.rows, ...late.rows].map((row) => row.subscriptionId);
  const statuses = await gateway.caller.ask(statusesAnswer, 'POST', paths.statuses, { subscriptions });
  expect(statuses.rows.map(({ state }) => state)).toEqual(['done', 'done']);
  expect(statuses.users).toHaveLength(4);
  expect(statuses.runs.map(({ id }) => id)).toEqual([second.id, first.id]);
  expect(statuses.rows.every((row) => subscriptions.some((id) => sameId(id, row.subscriptionId)))).toBe(true);
});

test('a run can be taken back while its rows are still being judged', async () => {
  const sheet = await sheetOf(2);
  await gateway.world.control('faults', ['GET /v1/customers/*=slow:1500']);
  const { id } = await gateway.run(sheet);
  await gateway.caller.ask(commandAnswer, 'POST', paths.runCommand(id, 'cancel'), {});
  const run = await gateway.runUntil(id, ended);
  expect(run).toMatchObject({ rowsTotal: 0, counts: {} });
  expect((await gateway.world.ledger()).purchases).toEqual([]);
});

test('a finished run is looked at again: what a colleague has changed shows in its rows, and the sheet stays right', async () => {
  const sheet = await sheetOf(2);
  const { id } = await gateway.run(sheet);
  const done = await gateway.runUntil(id, ended);
  const [first] = done.rows;
  if (first === undefined) throw new Error('No row');
  await gateway.world.tamper({
    action: 'change-subscription',
    customer: first.customerId,
    subscription: first.subscriptionId,
    status: 'active',
  });
  const answer = await gateway.caller.ask(commandAnswer, 'POST', paths.runCommand(id, 'look-again'), {});
  expect([answer.taken.length, answer.refused.length]).toEqual([2, 0]);
  const run = await gateway.runUntil(id, ({ status, counts }) => status === 'ended' && counts.drifted === 1);

  expect(run.counts).toEqual({ done: 1, drifted: 1 });
  const written = applyResults(sheet, { rows: run.rows, users: run.users });
  const drifted = written.rows.find((row) => row.keys.stateCode === 'drifted');
  expect(drifted?.message).toEqual({ code: 'drifted', values: { changes: ['old-active'] } });
  // What was bought and done stays said.
  expect(drifted?.result).toMatchObject({ purchase: 'done', retired: 'done', boughtLicenses: 2 });
  const before = applyResults(sheet, { rows: done.rows, users: done.users }).rows.find(
    (row) => row.subscriptionId === drifted?.subscriptionId,
  );
  expect(drifted?.result.undoUntil).toEqual(before?.result.undoUntil);
});
