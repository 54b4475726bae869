import { randomUUID } from 'node:crypto';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brandId, type RunId } from '../../src/base';
import { pull, run } from '../../src/job';
import { follow, type Followed, type RunProgress } from '../../src/job/run/follow';
import type { MigrationPlan } from '../../src/migration';
import { openWorkbookFile } from '../../src/workbook/writers/xlsx-file';
import { newFolder } from '../e2e/support/folder';
import { openEngineWorld, only, type EngineWorld } from '../support/engine-world';
import { holders, legacyCustomer } from '../support/scenarios';
import { dropAnswer, refusal, type ProxyAnswer } from '../support/unruly-proxy';

let world: EngineWorld;
let folder: string;
beforeAll(async () => {
  folder = await newFolder();
  world = await openEngineWorld({ sandbox: { ignoreRequestId: true, checkoutRepeat: 'code-800065' } });
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

type Listing = (forward: () => Promise<ProxyAnswer>) => Promise<ProxyAnswer>;

const noListing: Listing = () => Promise.resolve(refusal(503, 0, 'Out of order.'));

/** A row whose checkout was sent and never answered, and what then lists the customer's orders and subscriptions. */
async function unclearRow(): Promise<{ plan: MigrationPlan; path: string; listBy: (listing: Listing) => void }> {
  const customer = await world.customer(legacyCustomer(1, [holders(1)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  const path = join(folder, `${plan.source.id}.xlsx`);
  const request = { within: 'any', late: true, preset: 'all', customers: [customer], locale: undefined } as const;
  await pull(world.world, request, openWorkbookFile(path, world.world.clock), undefined, () => undefined);
  let listing: Listing = (forward) => forward();
  for (const list of ['orders', 'subscriptions']) {
    world.proxy.on(customer, 'GET', list, (forward) => listing(forward), 1_000_000);
  }
  world.proxy.on(customer, 'POST', 'carts/*/checkout', (forward, sent) => {
    listing = noListing;
    return dropAnswer(forward, sent);
  });
  await world.submit([plan]);
  await world.until([plan], ([view]) => view?.record.state === 'unknown');
  return {
    plan,
    path,
    listBy: (other) => {
      listing = other;
    },
  };
}

async function followed(
  { plan, path }: { readonly plan: MigrationPlan; readonly path: string },
  unknownPatience: number,
  progress: (made: RunProgress) => void = () => undefined,
): Promise<Followed> {
  const workbook = openWorkbookFile(path, world.world.clock);
  const content = await workbook.read();
  const signal = AbortSignal.timeout(120_000);
  const subscriptions = [plan.source.id];
  return follow({ ...world.world, unknownPatience }, { subscriptions, content, workbook, progress, signal });
}

const states = ({ views }: Followed): readonly string[] => views.map(({ record }) => record.state);

test('a row that became unclear a night ago is followed to what its first look finds', async () => {
  const row = await unclearRow();
  await world.sleep();
  let show: () => void = () => undefined;
  const shown = new Promise<void>((resolve) => {
    show = resolve;
  });
  row.listBy((forward) => shown.then(forward));
  await world.reopen();
  await world.pool.query(`update crossgrade.migration
    set since = since - interval '9 hours', unknown_since = unknown_since - interval '9 hours' where state = 'unknown'`);

  const seen: string[] = [];
  const end = await followed(row, 60_000, ({ views }) => {
    seen.push(only([...views]).record.state);
    show();
  });
  expect(seen[0]).toBe('unknown');
  expect({ complete: end.complete, states: states(end) }).toEqual({ complete: true, states: ['done'] });
  expect((await world.ledger(row.plan.customerId)).purchases).toHaveLength(1);
});

test('how long a row has been unclear counts from its last sending, not from when it was taken up', async () => {
  const row = await unclearRow();
  await world.pool.query(`update crossgrade.migration set since = since - interval '9 hours' where state = 'unknown'`);
  let looks = 0;
  const end = await followed(row, 60_000, () => {
    looks += 1;
    if (looks === 2) row.listBy((forward) => forward());
  });
  expect(states(end)).toEqual(['done']);
});

test('a row of which no look tells anything is not followed for ever', async () => {
  const row = await unclearRow();
  const end = await followed(row, 2_000);
  expect({ complete: end.complete, states: states(end) }).toEqual({ complete: true, states: ['unknown'] });
  row.listBy((forward) => forward());
  await world.until([row.plan]);
});

test('rows whose workbook cannot be written any more are followed to their end, and what is missing is said', async () => {
  const own = await mkdtemp(join(folder, 'own-'));
  const customer = await world.customer(legacyCustomer(1, [holders(1)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  const row = { plan, path: join(own, 'plan.xlsx') };
  const request = { within: 'any', late: true, preset: 'all', customers: [customer], locale: undefined } as const;
  await pull(world.world, request, openWorkbookFile(row.path, world.world.clock), undefined, () => undefined);
  await world.submit([plan]);
  let gone: Promise<void> | undefined;
  const end = await followed(row, 60_000, () => {
    gone ??= rename(own, `${own}-away`).then(() => writeFile(own, ''));
  });
  expect({ complete: end.complete, states: states(end) }).toEqual({ complete: true, states: ['done'] });
  expect(end.unsaved).toMatchObject({ code: 'file-unreadable' });

  await rm(own);
  await rename(`${own}-away`, own);
  expect(await followed(row, 60_000)).toMatchObject({ saved: { to: 'workbook' }, unsaved: undefined });
});

test('a run ends with its summary although what somebody else took first cannot be written into the workbook', async () => {
  const own = await mkdtemp(join(folder, 'own-'));
  const path = join(own, 'plan.xlsx');
  const customer = await world.customer(legacyCustomer(1, [holders(1)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  const request = { within: 'any', late: true, preset: 'all', customers: [customer], locale: undefined } as const;
  await pull(world.world, request, openWorkbookFile(path, world.world.clock), undefined, () => undefined);
  const workbook = openWorkbookFile(path, world.world.clock);
  const content = await world.planner.content(customer, { target: 'Office 365 E3' });
  const later = { ...plan, runAt: new Date(Date.now() + 3_600_000).toISOString() };
  const running = {
    selection: { only: undefined, subscriptions: undefined },
    checking: () => undefined,
    running: () => undefined,
    signal: AbortSignal.timeout(120_000),
    confirm: async () => {
      await world.engine.submit({ runId: brandId<RunId>(randomUUID()), runBy: 'eve@partner.example', plans: [later] });
      await rename(own, `${own}-away`);
      await writeFile(own, '');
      return true;
    },
  };
  const report = await run({ ...world.world, runBy: 'ann' }, running, workbook, content);

  expect(report).toMatchObject({ complete: true, views: [], held: [{ runBy: 'eve@partner.example' }] });
  expect(report.unsaved).toMatchObject({ code: 'file-unreadable' });
});
