import { randomUUID } from 'node:crypto';
import { brandId, type RunId } from '../../../src/base';
import type { RowView } from '../../../src/engine';
import type { MigrationPlan, RunSteps } from '../../../src/migration';
import { openEngineWorld, type EngineWorld } from '../../support/engine-world';
import { holders, legacyCustomer } from '../../support/scenarios';

let world: EngineWorld;
beforeAll(async () => {
  world = await openEngineWorld();
});
afterAll(() => world.close());

async function row(wave: number | undefined, users = 1): Promise<MigrationPlan> {
  const customer = await world.customer(legacyCustomer(users, [holders(users)]));
  return { ...(await world.plan(customer, { target: 'Office 365 E3' })), wave };
}

async function submit(plans: readonly MigrationPlan[], steps: RunSteps, runId = brandId<RunId>(randomUUID())) {
  await world.engine.submit({ runId, runBy: 'agent@partner.example', plans, steps });
}

const said = (plans: readonly MigrationPlan[], views: readonly RowView[]): readonly (string | undefined)[] =>
  plans.map((plan) => {
    const { record } = views.find((view) => view.record.plan.source.id === plan.source.id) ?? {};
    return record?.state === 'paused' ? record.message?.code : record?.state;
  });

const doneOrPaused = (views: readonly RowView[]): boolean =>
  views.every(({ record }) => record.state === 'done' || record.state === 'paused');

test('one wave runs, the others wait until they are approved one by one, whatever restarts meanwhile', async () => {
  const plans = [await row(2), await row(10), await row(undefined), await row(2)];
  await submit(plans, { kind: 'waves' });
  const first = await world.until(plans, doneOrPaused);
  await world.reopen();
  const [, tenth, rest] = plans as [MigrationPlan, MigrationPlan, MigrationPlan];
  await world.engine.resume([(await world.row(tenth)).record.id]);
  const second = await world.until(plans, (views) => doneOrPaused(views) && said([tenth], views)[0] === 'done');
  await world.engine.resume([(await world.row(rest)).record.id]);

  expect(said(plans, first)).toEqual(['done', 'waits-for-wave', 'waits-for-rest', 'done']);
  expect((await world.row(tenth)).record.state).toBe('done');
  expect(said(plans, second)).toEqual(['done', 'done', 'waits-for-rest', 'done']);
  expect(said(plans, await world.until(plans))).toEqual(['done', 'done', 'done', 'done']);
});

test('a pilot is the first customer, or customers with so many users together', async () => {
  const one = [await row(undefined, 1), await row(undefined, 1)];
  await submit(one, { kind: 'pilot', users: undefined });
  const many = [await row(undefined, 4), await row(undefined, 2), await row(undefined, 1)];
  await submit(many, { kind: 'pilot', users: 3 });

  expect([...said(one, await world.until(one, doneOrPaused))].sort()).toEqual(['done', 'waits-for-pilot']);
  expect(said(many, await world.until(many, doneOrPaused))).toEqual(['waits-for-pilot', 'done', 'done']);
});

test('whoever submits the rest of a run does not take its next wave for the first one', async () => {
  const runId = brandId<RunId>(randomUUID());
  const [first, second] = [await row(1), await row(2)];
  await submit([first], { kind: 'waves' }, runId);
  await submit([second], { kind: 'waves' }, runId);

  expect(said([first, second], await world.until([first, second], doneOrPaused))).toEqual(['done', 'waits-for-wave']);
});

test('a wave is not the first step while one before it is under way in another run', async () => {
  const plans = [await row(2)];
  const runId = brandId<RunId>(randomUUID());
  const terms = { steps: { kind: 'waves' }, ahead: [1] } as const;
  await world.engine.submit({ runId, runBy: 'agent@partner.example', plans, ...terms });

  expect(said(plans, await world.until(plans, doneOrPaused))).toEqual(['waits-for-wave']);
});

test('a row that waits for approval can be cancelled', async () => {
  const plans = [await row(1), await row(2)];
  await submit(plans, { kind: 'waves' });
  await world.until(plans, doneOrPaused);
  const [, waiting] = plans as [MigrationPlan, MigrationPlan];
  await world.engine.cancel([(await world.row(waiting)).record.id]);

  expect((await world.row(waiting)).record.state).toBe('cancelled');
});
