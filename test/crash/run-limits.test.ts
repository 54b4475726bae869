import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { brandId, type RunId } from '../../src/base';
import type { RunTerms } from '../../src/engine';
import type { CrashPoint } from '../../src/engine/crash-point';
import { noLimits, type MigrationPlan } from '../../src/migration';
import { Child } from '../support/child-process';
import { openEngineWorld, testPolicy, type EngineWorld } from '../support/engine-world';
import { holders, legacyCustomer } from '../support/scenarios';
import type { DyingWish } from './dying-engine';

let world: EngineWorld;
const waves: MigrationPlan[] = [];
const costly: MigrationPlan[] = [];

beforeAll(async () => {
  world = await openEngineWorld();
  for (const wave of [1, 2]) waves.push({ ...(await row()), wave });
  costly.push(await row(), await row());
  await world.sleep();
});
afterAll(() => world.close());

/** A row of a customer of its own that costs 10 EUR a month. */
async function row(): Promise<MigrationPlan> {
  const customer = await world.customer(legacyCustomer(1, [holders(1)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3', row: { licenses: 1 } });
  const parts = plan.parts.map((part) => ({ ...part, plan: { ...part.plan, price: 10, currency: 'EUR' } }));
  return { ...plan, parts };
}

async function dieAt(point: CrashPoint, runId: string, plans: readonly MigrationPlan[], terms: RunTerms) {
  const wish: DyingWish = {
    databaseUrl: world.databaseUrl,
    serviceUrl: world.proxy.url,
    executorId: randomUUID(),
    runId,
    writeDeadline: testPolicy.writeDeadline,
    point,
    plans,
    terms,
    undo: [],
  };
  const child = new Child(join(__dirname, 'dying-engine.ts'), [JSON.stringify(wish)]);
  await child.says('reached');
  await child.ended();
}

test('a process that dies when it is decided what goes first leaves the next wave waiting, whoever submits the rest', async () => {
  const runId = brandId<RunId>(randomUUID());
  await dieAt('first-step-decided', runId, waves, { steps: { kind: 'waves' } });
  await world.reopen();
  // As a second look at the request sees it: of the first wave nothing is left to submit.
  const [, second] = waves as [MigrationPlan, MigrationPlan];
  await world.engine.submit({ runId, runBy: 'agent', plans: [second], steps: { kind: 'waves' } });
  const { record } = await world.row(second);
  await world.sleep();

  expect(record).toMatchObject({ state: 'paused', message: { code: 'waits-for-wave', values: { wave: 2 } } });
});

test('a process that dies between stopping the run and letting the row rest buys nothing more, and loses no row', async () => {
  const limits = { ...noLimits, mostCost: [{ currency: 'EUR', perMonth: 10 }] };
  await dieAt('run-stopped', randomUUID(), costly, { limits });
  await world.reopen();
  const views = await world.until(costly, (all) =>
    all.every(({ record }) => record.state === 'done' || record.state === 'paused'),
  );
  const states = views.map(({ record }) => record.state);
  await world.engine.resume(views.map(({ record }) => record.id));
  const ended = await world.until(costly);
  const { purchases } = await world.ledger();
  await world.sleep();

  expect([...states].sort()).toEqual(['done', 'paused']);
  expect(ended.map(({ record }) => record.state)).toEqual(['done', 'done']);
  expect(purchases).toHaveLength(2);
});
