import { checkAnswer, commandAnswer, meAnswer, paths, runSummary, type RunAnswer } from '../../src/contract';
import type { WorkbookContent } from '../../src/workbook';
import { holders, legacyCustomer } from '../support/scenarios';
import { refusal } from '../support/unruly-proxy';
import { openTestGateway, plannedOf, type TestGateway } from './support/test-gateway';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway({
    policy: { rowsAtOnce: 1 },
    // So little that a row of one user takes more than a day, whatever time it is now.
    parts: (world) => ({ world: { ...world.world, callsPerMinute: 0.012 } }),
  });
});
afterAll(() => gateway.close());

/** A checked sheet with one row for each of these waves, each of a customer of its own. */
async function sheetOf(waves: readonly (number | undefined)[]): Promise<WorkbookContent> {
  const customers = [];
  for (const _ of waves) customers.push(await gateway.world.customer(legacyCustomer(1, [holders(1)])));
  const content = await gateway.content(customers);
  const rows = content.rows.map((row, index) => ({ ...row, plan: { ...row.plan, wave: waves[index] } }));
  return gateway.checked({ ...content, rows });
}

const resting = ({ status }: RunAnswer): boolean => status === 'resting' || status === 'ended';
const resume = (run: RunAnswer, body: object) =>
  gateway.caller.ask(commandAnswer, 'POST', paths.runCommand(run.id, 'resume'), body);

test('waves wait for approval: a plain resume leaves them alone, and one that names the wave lets it go', async () => {
  const asked = await gateway.run(await sheetOf([1, 2, undefined]), { steps: { kind: 'waves' } });
  const first = await gateway.runUntil(asked.id, resting);
  const plain = await resume(asked, {});
  const second = await resume(asked, { wave: 2 });
  const after = await gateway.runUntil(asked.id, ({ counts }) => counts.done === 2);
  const rest = await resume(asked, { wave: 'rest' });
  const ended = await gateway.runUntil(asked.id, ({ status }) => status === 'ended');

  expect(first).toMatchObject({ status: 'resting', counts: { done: 1, paused: 2 } });
  expect(first.rows.map(({ message }) => message?.code).sort()).toEqual(
    ['waits-for-rest', 'waits-for-wave', undefined].sort(),
  );
  expect([plain.taken.length, second.taken.length, rest.taken.length]).toEqual([0, 1, 1]);
  expect(after.counts).toEqual({ done: 2, paused: 1 });
  expect(ended.counts).toEqual({ done: 3 });
});

test('a run that fails too often pauses by itself, says why with its numbers, and goes on when a person resumes it', async () => {
  const sheet = await sheetOf([undefined, undefined, undefined]);
  for (const { customerId } of sheet.rows) {
    gateway.world.proxy.on(customerId, 'POST', 'carts/*/checkout', () => refusal(403, 800023, 'No credit.'));
  }
  const limits = { failurePercent: 50, failureRows: 1, mostCost: [] };
  const asked = await gateway.run(sheet, { limits });
  const stopped = await gateway.runUntil(asked.id, resting);
  const waiting = stopped.rows.filter(({ state }) => state === 'paused');
  const answer = await resume(asked, {});

  expect(stopped.counts).toEqual({ 'failed-purchase': 1, 'paused': 2 });
  expect(waiting[0]?.message).toEqual({ code: 'stop-loss-failures', values: { failed: 1, ended: 1, limit: 50 } });
  expect(answer.taken).toHaveLength(2);
  await gateway.runUntil(asked.id, ({ counts }) => counts['failed-purchase'] === 2);
});

test('limits and steps are part of the request: another run under the same id is refused', async () => {
  const sheet = await sheetOf([1]);
  const asked = await gateway.run(sheet, { steps: { kind: 'pilot', users: 5 } });
  await expect(gateway.run(sheet, {}, asked.id)).rejects.toThrow('run-differs');
});

test('nonsense is refused, and usual limits are told to whoever connects', async () => {
  const sheet = await sheetOf([1]);
  const nonsense = { limits: { failurePercent: 120, failureRows: 0, mostCost: [{ currency: 'euro', perMonth: -1 }] } };
  await expect(gateway.run(sheet, nonsense)).rejects.toThrow('request-invalid');
  expect((await gateway.caller.ask(meAnswer, 'GET', paths.me)).limits).toEqual({
    failurePercent: undefined,
    failureRows: 1,
    mostCost: [],
  });
});

test('a check warns of rows that cannot be through before their last day, and a run counts them', async () => {
  const ending = async (lastDay: number) =>
    gateway.world.customer(
      legacyCustomer(1, [holders(1)], {
        subscriptions: [{ plan: 'office-365-e4', quantity: 1, commerce: 'legacy', lastDay }],
      }),
    );
  const content = await gateway.content([await ending(1), await ending(0), await ending(60)]);
  const found = await gateway.caller.ask(checkAnswer, 'POST', paths.checks, plannedOf(content));
  const sheet = await gateway.checked(content);
  const warned = found.rows.filter(({ check }) => check?.findings?.some(({ code }) => code === 'deadline-at-risk'));
  const asked = await gateway.run({ ...sheet, rows: sheet.rows.slice(2) });
  const ended = await gateway.runUntil(asked.id, ({ status }) => status === 'ended');

  // One ends today; behind it the one that ends tomorrow comes too late; there is time enough for the third.
  expect(found.summary.atRisk.map(({ customerId }) => customerId)).toEqual(
    [sheet.rows[1], sheet.rows[0]].map((row) => row?.customerId),
  );
  expect(warned).toHaveLength(2);
  expect(runSummary.parse(ended).rowsAtRisk).toBe(0);
});
