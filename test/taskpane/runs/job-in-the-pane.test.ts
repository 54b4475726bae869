import type { RunId } from '../../../src/base';
import { catchUp } from '../../../taskpane/actions/catch-up';
import { check, plannedOf } from '../../../taskpane/actions/check';
import { undoRun } from '../../../taskpane/actions/command-run';
import { restoreRows } from '../../../taskpane/actions/restore-rows';
import { startRun } from '../../../taskpane/actions/start-run';
import { isReady } from '../../../taskpane/panels/run/order/ready-rows';
import { orderOf } from '../../../taskpane/panels/run/order/order-of';
import type { RunTerms } from '../../../taskpane/panels/run/order/terms-draft';
import { noLimits } from '../../../src/migration';
import { holders, legacyCustomer, modernCustomer } from '../../support/scenarios';
import { accepting } from '../../../taskpane/runs/run-rows';
import { undoOutlook } from '../../../taskpane/runs/undo-outlook';
import { paneAtWork, rowAt, type Holds, type OpenPane, type PaneAtWork } from '../support/pane-at-work';

const terms: RunTerms = { limits: noLimits, steps: undefined };

let work: PaneAtWork;
beforeEach(async () => {
  work = await paneAtWork();
});
afterEach(() => work.close());

async function twoCustomers() {
  return [
    await work.gateway.world.customer(legacyCustomer(3, [holders(3)])),
    await work.gateway.world.customer(legacyCustomer(4, [holders(2)])),
  ];
}

async function checked(pane: OpenPane): Promise<void> {
  await expect(pane.runner.run(check)).resolves.toBe('done');
}

const ids = (pane: OpenPane): readonly string[] => pane.content().rows.map((row) => row.subscriptionId);
const ended: Holds = ({ runs }) => runs.watched[0]?.summary.status === 'ended' && runs.watched[0].waiting === 0;

async function started(pane: OpenPane): Promise<void> {
  await checked(pane);
  const rows = pane.content().rows.filter(isReady);
  await expect(pane.runner.run(startRun, { rows, terms })).resolves.toBe('done');
}

describe('the job in the pane', () => {
  test('check, run and results: the sheet tells all of it', async () => {
    await work.fill(await twoCustomers());
    const pane = await work.openPane();
    await checked(pane);
    const ready = pane.content().rows.filter(isReady);
    expect(ready).toHaveLength(2);

    await expect(pane.runner.run(startRun, { rows: ready, terms })).resolves.toBe('done');
    await pane.until(ended);

    const sheet = await work.read();
    for (const row of sheet.rows) {
      expect(row.keys.stateCode).toBe('done');
      expect(row.result).toMatchObject({ purchase: 'done', retired: 'done', runBy: 'agent' });
    }
    expect(sheet.users.map(({ result }) => result)).toEqual(['moved', 'moved', 'moved', 'moved', 'moved']);
    expect(sheet.meta.runIds).toEqual([pane.store.get().shownRun]);
    expect((await work.gateway.world.ledger()).purchases).toHaveLength(2);
  });

  test('what is confirmed is what the gateway would do, in every number', async () => {
    const customers = [...(await twoCustomers()), await work.gateway.world.customer(modernCustomer(5, []))];
    await work.fill(customers);
    const pane = await work.openPane();
    await checked(pane);
    const content = pane.content();
    const ready = content.rows.filter(isReady);
    const order = orderOf(ready, content, pane.services.clock.today());

    const watching = { signal: new AbortController().signal, progress: () => undefined };
    const { summary } = await pane.services.gateway.check(plannedOf(content, ready), watching);

    expect(order.rows).toBe(3);
    expect(order).toMatchObject({
      rows: summary.rows,
      customers: summary.customers,
      users: summary.users,
      retire: summary.retire,
      withoutPrice: summary.rowsWithoutPrice,
    });
    expect(order.purchases.map(({ plan, licenses }) => ({ plan, licenses }))).toEqual(
      summary.purchases.map(({ plan, licenses }) => ({ plan, licenses })),
    );
    expect(order.cost.map(({ currency, perMonth }) => ({ currency, perMonth }))).toEqual(summary.cost);
  });

  test('rows that were edited after the confirmation are not what was confirmed: nothing starts', async () => {
    await work.fill(await twoCustomers());
    const pane = await work.openPane();
    await checked(pane);
    const rows = pane.content().rows.filter(isReady);
    await work.agent.type('Target licenses', rowAt(pane.content(), 0).subscriptionId, 30);

    await expect(pane.runner.run(startRun, { rows, terms })).resolves.toBe('failed');

    expect(pane.store.get().notices).toMatchObject([{ code: 'rows-not-confirmed' }]);
    expect((await work.read()).meta.runIds).toEqual([]);
    expect((await pane.services.gateway.runs(undefined)).runs).toEqual([]);
  });

  test('closed in mid-run and opened again, the pane finds its run and brings the sheet up to date', async () => {
    await work.fill(await twoCustomers());
    const first = await work.openPane();
    await started(first);
    const run = first.store.get().shownRun;
    await first.close();
    await work.gateway.runUntil(run as RunId, ({ status }) => status === 'ended'); // started: it is an id
    expect((await work.read()).rows.map((row) => row.keys.stateCode)).not.toContain('done');

    const second = await work.openPane();

    expect((await work.read()).rows.map((row) => row.keys.stateCode)).toEqual(['done', 'done']);
    expect(second.store.get().runs.history.map(({ id }) => id)).toEqual([run]);
    const before = work.office.syncs;
    await expect(second.runner.run(catchUp)).resolves.toBe('done');
    // Reading alone: what is up to date is not written to.
    const reading = work.office.syncs - before;
    const alone = work.office.syncs;
    await work.read();
    expect(reading).toBe(work.office.syncs - alone);
  });

  test('a run that is still under way when the pane opens is followed to its end', async () => {
    await work.fill(await twoCustomers());
    const first = await work.openPane();
    await started(first);
    await first.close();

    const second = await work.openPane();
    await second.until(ended);

    expect((await work.read()).rows.map((row) => row.keys.stateCode)).toEqual(['done', 'done']);
  });

  test('while the gateway is out of reach the run is shown as such, and goes on by itself', async () => {
    await work.fill(await twoCustomers());
    const pane = await work.openPane();
    await started(pane);
    work.line(() => Promise.reject(new TypeError('Failed to fetch')));
    work.cut();
    await pane.until(({ runs, reachable }) => runs.watched[0]?.connected === false && !reachable);

    work.line((address, init) => fetch(address, init));
    await pane.until(ended);

    expect((await work.read()).rows.map((row) => row.keys.stateCode)).toEqual(['done', 'done']);
  });

  test('a request whose answer never came is found again, and no second run is started for it', async () => {
    await work.fill(await twoCustomers());
    const pane = await work.openPane();
    await checked(pane);
    const rows = pane.content().rows.filter(isReady);
    let isLost = true;
    work.line(async (address, init) => {
      const response = await fetch(address, init);
      if (isLost && init.method === 'PUT') throw new TypeError('Failed to fetch');
      return response;
    });
    await expect(pane.runner.run(startRun, { rows, terms })).resolves.toBe('failed');
    expect(pane.store.get().notices).toMatchObject([{ code: 'gateway-unreachable' }]);

    isLost = false;
    const content = await work.read();
    const request = { ...plannedOf(content, content.rows), only: undefined, subscriptions: undefined, ...terms };
    const [asked] = content.meta.runIds;
    const other = { ...request, rows: request.rows.slice(0, 1) };
    await expect(pane.services.runs.start(other, content)).resolves.toMatchObject({ id: asked, found: { asked: 2 } });
    await pane.until(ended);

    const sheet = await work.read();
    expect(sheet.meta.runIds).toHaveLength(1);
    expect((await pane.services.gateway.runs(undefined)).runs).toHaveLength(1);
    expect((await work.gateway.world.ledger()).purchases).toHaveLength(2);
  });

  test('a row that is deleted in mid-run is told, and can be brought back with what happened to it', async () => {
    await work.fill(await twoCustomers());
    const pane = await work.openPane();
    const [lost = ''] = ids(pane);
    const before = rowAt(await work.read(), 0);
    await started(pane);
    await work.agent.deleteRow(lost);
    await pane.until((state) => ended(state) && state.runs.watched[0]?.missing.length === 1);

    const run = pane.store.get().runs.watched[0]?.summary.id;
    if (run === undefined) throw new Error('no run is watched');
    await expect(pane.runner.run(restoreRows, run)).resolves.toBe('done');

    const back = (await work.read()).rows.find((row) => row.subscriptionId === lost);
    expect(back?.keys.stateCode).toBe('done');
    expect(back?.source.customer).toBe(before.source.customer);
    expect(back?.result.boughtLicenses).toBe(before.plan.licenses);
    expect(pane.store.get().runs.watched[0]?.missing).toEqual([]);
  });

  test('rows are sorted and a column is inserted in mid-run: each result finds its row', async () => {
    const customers = await twoCustomers();
    await work.fill(customers);
    const pane = await work.openPane();
    const names = new Map(pane.content().rows.map((row) => [row.subscriptionId, row.source.customer]));
    await started(pane);
    await work.agent.insertColumn('Target plan', 'Mine');
    await work.agent.sortBy('Customer');
    await pane.until(ended);

    const sheet = await work.read();
    expect(new Map(sheet.rows.map((row) => [row.subscriptionId, row.source.customer]))).toEqual(names);
    expect(sheet.rows.map((row) => row.keys.stateCode)).toEqual(['done', 'done']);
    expect(await work.agent.headers()).toContain('Mine');
  });

  test('rows that ran are taken back', async () => {
    await work.fill(await twoCustomers());
    const pane = await work.openPane();
    await started(pane);
    await pane.until(ended);
    const [run] = pane.store.get().runs.watched;
    if (run === undefined) throw new Error('no run is watched');
    expect(undoOutlook(run, pane.services.clock.now()).possible).toHaveLength(2);

    await expect(
      pane.runner.run(undoRun, { run: run.summary.id, subscriptions: accepting(run, 'undo') }),
    ).resolves.toBe('done');
    await pane.until(
      (state) =>
        ended(state) && [...(state.runs.watched[0]?.rows.values() ?? [])].every(({ state }) => state === 'undone'),
    );

    expect((await work.read()).rows.map((row) => row.keys.stateCode)).toEqual(['undone', 'undone']);
  });
});
