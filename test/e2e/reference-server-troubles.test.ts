import { freshDatabase, type FreshDatabase } from '../support/postgres';
import { planOf } from './support/expiring-rows';
import { expectDoneOnce } from './support/judged-ledger';
import { compileOnce } from '../support/compiled';
import { type Environment } from './support/processes';
import { ReferenceJob } from './support/reference-job';

beforeAll(compileOnce);

let job: ReferenceJob;
let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(async () => {
  await job.end();
  await database.drop();
});

/** Pull, the plan of a person, check; ready to run. */
async function planned(parameters: readonly string[], environment: Environment = {}): Promise<void> {
  job = await ReferenceJob.start(['--dialect', 'contrary', ...parameters], {
    CROSSGRADE_DATABASE_URL: database.url,
    CROSSGRADE_WRITE_DEADLINE_SECONDS: '0.5',
    ...environment,
  });
  expect((await job.run('pull', job.file, '--within', '90')).code).toBe(0);
  await job.typeIn(planOf);
  expect((await job.run('check', job.file)).code).toBe(0);
}

/** Runs, and runs again where the outcome of a row was still unclear: what exit code 3 asks a person to do. */
async function runToTheEnd(): Promise<number | null> {
  let { code } = await job.run('run', job.file, '--yes');
  for (let more = 0; code === 3 && more < 3; more += 1) ({ code } = await job.run('run', job.file, '--yes'));
  return code;
}

const trouble = (...settings: readonly string[]): string[] => settings.flatMap((setting) => ['--trouble', setting]);

test('what was throttled, broken, lost or reset on the way is done in the end, and once', async () => {
  await planned(
    trouble('throttledEvery=70', 'brokenReadEvery=19', 'lostAnswerEvery=5', 'resetEvery=7', 'tornLicensesEvery=50'),
  );
  const code = await runToTheEnd();
  const ledger = await job.ledger();

  expectDoneOnce(ledger);
  expect(ledger.lostAnswers).toBeGreaterThan(5);
  expect(code).toBe(0);
});

test('a user from whom the service took the old license without giving the new one gets it at once', async () => {
  await planned([...trouble('tornLicensesEvery=2'), '--set', 'unitsAfter=0'], {
    CROSSGRADE_WRITE_DEADLINE_SECONDS: '20',
  });
  const code = await runToTheEnd();
  const ledger = await job.ledger();
  const lengths = ledger.gaps.map(({ from, until }) => (until ?? Infinity) - from);

  expectDoneOnce(ledger);
  expect(lengths.length).toBeGreaterThan(5);
  // Waiting for the write's deadline would take longer than any machine stands still.
  expect(Math.max(...lengths)).toBeLessThan(10_000);
  expect(code).toBe(0);
});

test('a service that takes a repeated request id for a conflict buys each once', async () => {
  await planned(['--set', 'requestIds=conflict', ...trouble('lostAnswerEvery=3')]);
  const code = await runToTheEnd();
  const ledger = await job.ledger();

  expectDoneOnce(ledger);
  expect(ledger.repeatedRequestIds).toBeGreaterThan(0);
  expect(code).toBe(0);
});

test('a service that honours request ids buys each once although every fourth answer is lost', async () => {
  await planned(['--set', 'requestIds=honoured', ...trouble('lostAnswerEvery=4')]);
  const code = await runToTheEnd();

  expectDoneOnce(await job.ledger());
  expect(code).toBe(0);
});

test('orders that are listed too late to be found are not bought again', async () => {
  await planned(['--set', 'orderListedAfter=8000', '--set', 'subscriptionShownAfter=8000', ...trouble('resetEvery=3')]);
  const code = await runToTheEnd();

  expectDoneOnce(await job.ledger());
  expect(code).toBe(0);
});

test('an end of term that the service does not show is never called done', async () => {
  await planned(['--set', 'scheduledActions=unknown']);
  const { code } = await job.run('run', job.file, '--yes');
  const rows = await job.rows();
  const ledger = await job.ledger();

  expect(code).toBe(3);
  expect(rows.map((row) => `${String(row['Commerce'])}: ${String(row['State'])}`).sort()).toEqual([
    'Legacy: Done',
    'Legacy: Done',
    'Legacy: Done',
    'New commerce: Unclear, being looked up',
    'New commerce: Unclear, being looked up',
    'New commerce: Unclear, being looked up',
  ]);
  expect(ledger.purchases).toHaveLength(6);
  expect(ledger.retirements.map(({ kind }) => kind)).toEqual(['suspended', 'suspended', 'suspended']);
  // What was accepted is only looked at; the three that never show are sent again when patience is over: once before
  // they are called unclear, and once while the command still waits for what is.
  expect(ledger.calls['subscriptions.change']).toBeLessThanOrEqual(12);
});

test('what a partner confirms with each purchase and the word that ends a subscription at its term are settings', async () => {
  const required = ['resellerAttestation=required', 'planAttestation=required', 'cancelWord=CancelAtTermEnd'];
  const asking = required.flatMap((one) => ['--set', one]);
  await planned(asking, {
    CROSSGRADE_TERM_END_ACTION: 'CancelAtTermEnd',
    CROSSGRADE_RESELLER_ATTESTATION: 'accepted',
    CROSSGRADE_PLAN_ATTESTATION: 'accepted',
  });
  const { code } = await job.run('run', job.file, '--yes');

  expectDoneOnce(await job.ledger());
  expect(code).toBe(0);
});

test('a customer that does not answer is named with the reason, and the others are listed', async () => {
  job = await ReferenceJob.start(['--dialect', 'contrary', '--lost-customer']);
  const { code, events } = await job.run('pull', job.file, '--within', '90');
  const told = events.find(({ event }) => event === 'not-answered');

  expect(code).toBe(2);
  expect(await job.rows()).toHaveLength(6);
  expect(told).toMatchObject({ customer: 'Litware' });
  expect(String(told?.['reason'])).toContain("We're sorry");
});
