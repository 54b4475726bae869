import type { CustomerId } from '../../src/base';
import { commandAnswer, paths, type RunAnswer } from '../../src/contract';
import { localIdentity } from '../../src/gateway/auth/local-identity';
import type { MigrationPlan } from '../../src/migration';
import type { WorkbookContent } from '../../src/workbook';
import { holders, legacyCustomer } from '../support/scenarios';
import { answer } from '../support/unruly-proxy';
import { openTestGateway, target, type TestGateway } from './support/test-gateway';

/** Whoever runs by the engine alone, as at the command line. */
const ann = 'agent@partner.example';

let gateway: TestGateway;
let quicker: (() => Promise<unknown>) | undefined;
beforeAll(async () => {
  gateway = await openTestGateway({
    parts: () => ({ identify: localIdentity({ id: 'local:bob', name: 'bob' }) }),
    reach: async (point) => {
      if (point === 'request-judged') await quicker?.();
    },
  });
});
afterAll(() => gateway.close());

interface Shared {
  readonly customer: CustomerId;
  readonly plan: MigrationPlan;
  readonly sheet: WorkbookContent;
}

/** A row that two people want, checked by both. */
async function shared(): Promise<Shared> {
  const customer = await gateway.world.customer(legacyCustomer(3, [holders(2)]));
  const plan = await gateway.world.plan(customer, { target });
  return { customer, plan, sheet: await gateway.checked(await gateway.content([customer])) };
}

/** Until it is calm again the row waits for its units. */
function dry({ customer }: Shared): void {
  const none = answer(200, { totalCount: 0, items: [] });
  gateway.world.proxy.on(customer, 'GET', 'subscribedskus', () => none, 10_000);
}

const ended = ({ status }: RunAnswer): boolean => status === 'ended';

test('a row that somebody else has under way is held, with the person, the run and since when; then told as done', async () => {
  const row = await shared();
  dry(row);
  await gateway.world.submit([row.plan]);
  await gateway.world.until([row.plan], ([view]) => view?.record.state === 'provisioning');
  const [running] = await gateway.world.until([row.plan].slice(0, 1), () => true);
  const { id } = await gateway.run(row.sheet);
  const run = await gateway.runUntil(id, ended);
  const rechecked = await gateway.checked(row.sheet);
  const pause = await gateway.caller.call('POST', paths.runCommand(id, 'pause'), {
    body: { subscriptions: [row.plan.source.id] },
  });
  gateway.world.proxy.calm();
  await gateway.world.until([row.plan]);
  const later = await gateway.runUntil((await gateway.run(row.sheet)).id, ended);

  const told = { code: 'held-by-other', values: { runBy: ann, runId: running?.record.runId, state: 'provisioning' } };
  expect(run.rows).toEqual([]);
  expect(run.notRun).toMatchObject([{ state: 'held', message: told }]);
  expect(run.notRun[0]?.message).toMatchObject({ values: { since: expect.stringMatching(/^\d{4}-/) as unknown } });
  expect(rechecked.rows[0]).toMatchObject({ keys: { stateCode: 'held' }, message: told });
  // It is not theirs to pause.
  expect(pause).toMatchObject({ status: 404, body: { code: 'row-not-found' } });
  expect(later.rows).toMatchObject([{ state: 'done', message: null, result: { runBy: ann } }]);
  expect((await gateway.world.ledger(row.customer)).purchases).toHaveLength(1);
});

test('whoever is slower between check and purchase is told who was quicker', async () => {
  const row = await shared();
  dry(row);
  quicker = () => gateway.world.submit([row.plan]);
  const { id } = await gateway.run(row.sheet);
  const run = await gateway.runUntil(id, ended);
  quicker = undefined;
  gateway.world.proxy.calm();
  await gateway.world.until([row.plan]);

  expect(run.rows).toEqual([]);
  expect(run.notRun).toMatchObject([{ state: 'held', message: { code: 'held-by-other', values: { runBy: ann } } }]);
  expect((await gateway.world.ledger(row.customer)).purchases).toHaveLength(1);
});

test('the same person at pane and command line goes on with what is under way', async () => {
  const row = await shared();
  const one = await gateway.run(row.sheet);
  const two = await gateway.run(row.sheet);
  const both = await Promise.all([one, two].map(({ id }) => gateway.runUntil(id, ended)));
  const paused = await gateway.caller.ask(commandAnswer, 'POST', paths.runCommand(two.id, 'pause'), {
    subscriptions: null,
  });

  expect(both.some(({ rows }) => rows[0]?.state === 'done')).toBe(true);
  expect(both.flatMap(({ notRun }) => notRun)).toEqual([]);
  expect(paused.taken).toEqual([]);
  expect((await gateway.world.ledger(row.customer)).purchases).toHaveLength(1);
});
