import { translate } from '../../../src/messages';
import { check } from '../../../taskpane/actions/check';
import { connect } from '../../../taskpane/actions/connect';
import { fillRows, type FillWish } from '../../../taskpane/actions/fill-rows';
import { pull } from '../../../taskpane/actions/pull';
import { associateRibbon } from '../../../taskpane/actions/ribbon';
import { setLanguage } from '../../../taskpane/actions/set-language';
import { takeBack } from '../../../taskpane/actions/take-back';
import type { PullOptions } from '../../../taskpane/state/pull-state';
import { contentOf } from '../../../taskpane/state/workbook-state';
import { holders, legacyCustomer } from '../../support/scenarios';
import { paneAtWork, rowAt, type OpenPane, type PaneAtWork } from '../support/pane-at-work';

const everything: PullOptions = { within: 'any', late: false, preset: 'all', customers: undefined };

let work: PaneAtWork;
beforeEach(async () => {
  work = await paneAtWork();
});
afterEach(() => work.close());

const customer = (users: number) => work.gateway.world.customer(legacyCustomer(users + 5, [holders(users)]));

async function pulled(pane: OpenPane, options = everything): Promise<void> {
  await expect(pane.runner.run(pull, options)).resolves.toBe('done');
}

const codes = (pane: OpenPane): readonly string[] =>
  pane.store.get().notices.flatMap(({ code, title }) => code ?? title.key);

const wishFor = (pane: OpenPane, fill: FillWish['fill']): FillWish => ({
  fill,
  keys: pane.content().rows,
  onlyOpen: false,
  keysNow: undefined,
});

describe('pulling', () => {
  test('makes the sheets of an empty workbook, with suggestions that nobody has accepted', async () => {
    await customer(3);
    const pane = await work.openPane();
    expect(pane.store.get().workbook.status).toBe('empty');

    await pulled(pane);

    const sheet = await work.read();
    expect(sheet.rows).toHaveLength(1);
    expect(rowAt(sheet, 0)).toMatchObject({ source: { assigned: 3, licenses: 8 }, plan: { include: undefined } });
    expect(await work.agent.sheets()).toEqual(expect.arrayContaining(['Migrations', 'Users', 'Plans', 'Summary']));
    expect(pane.store.get().pull.report).toMatchObject({ found: 1, total: 1, answered: 1, unanswered: [] });
  });

  test('again brings what is new and leaves what the agent entered', async () => {
    const first = await customer(3);
    const pane = await work.openPane();
    await pulled(pane);
    const [subscription = ''] = await work.agent.subscriptions();
    await work.agent.type('Reference', subscription, 'PO 4711');
    await work.agent.type('Include', subscription, 'No');
    const second = await customer(2);

    await pulled(pane);

    const sheet = await work.read();
    expect(sheet.rows.map(({ customerId }) => customerId).sort()).toEqual([first, second].sort());
    const kept = sheet.rows.find(({ customerId }) => customerId === first);
    expect(kept?.plan).toMatchObject({ reference: 'PO 4711', include: 'no' });
    expect(pane.store.get().pull.report).toMatchObject({ total: 2, added: [{ customerId: second }], gone: [] });
  });

  test('asks chosen customers alone', async () => {
    const asked = await customer(1);
    await customer(1);
    const pane = await work.openPane();

    await pulled(pane, { ...everything, customers: [{ id: asked, name: 'asked' }] });

    expect((await work.read()).rows.map(({ customerId }) => customerId)).toEqual([asked]);
    expect(pane.store.get().pull.report).toMatchObject({ answered: 1 });
  });

  test('names customers that did not answer, whose rows stay', async () => {
    const quiet = await customer(1);
    const other = await customer(1);
    const pane = await work.openPane();
    await pulled(pane);
    const route = `GET /v1/customers/${quiet}/subscriptions*`;
    await work.gateway.world.control('faults', { route, kind: 'status:403' });

    await pulled(pane);

    expect(pane.store.get().pull.report).toMatchObject({ answered: 1, unanswered: [{ id: quiet }], gone: [] });
    expect((await work.read()).rows.map(({ customerId }) => customerId).sort()).toEqual([quiet, other].sort());
  });

  test('given up on the way writes nothing', async () => {
    await customer(1);
    const pane = await work.openPane();
    let isAsked: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (isAsked = resolve));
    work.line(async (_address, { signal }) => {
      isAsked();
      return new Promise<Response>((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error)); // an AbortSignal's reason is thrown as it is
      });
    });

    const outcome = pane.runner.run(pull, everything);
    await asked;
    pane.store.get().work?.cancel?.();

    await expect(outcome).resolves.toBe('cancelled');
    expect(await work.agent.sheets()).toEqual(['Sheet1']);
    expect(pane.store.get()).toMatchObject({ work: undefined, notices: [] });
  });

  test('refuses a workbook of another connection, and says which', async () => {
    await customer(1);
    const pane = await work.openPane();
    await pulled(pane);
    const content = pane.content();
    const meta = { ...content.meta, connection: 'Somebody else' };
    await work.render({ ...content, meta });

    const other = await work.openPane();

    expect(other.store.get().workbook).toMatchObject({ status: 'other-connection' });
    expect(contentOf(other.store.get().workbook)).toBeUndefined();
    await expect(other.runner.run(pull, everything)).resolves.toBe('refused');
    expect(codes(other)).toEqual(['pane.offer.other-connection']);
    // Somebody has exchanged the workbook behind an open pane's back.
    await expect(pane.runner.run(pull, everything)).resolves.toBe('failed');
    expect(codes(pane)).toEqual(['connection-other']);
  });

  test('from the ribbon is the same with what was chosen last, and tells Office when it is over', async () => {
    await customer(1);
    const pane = await work.openPane();
    pane.store.set({ pull: { ...pane.store.get().pull, options: everything }, view: 'history' });
    const commands = new Map<string, (event: { completed(): void }) => void>();
    associateRibbon((name, command) => void commands.set(name, command), pane);
    expect([...commands.keys()]).toEqual(['pull', 'check', 'run']);

    await new Promise<void>((resolve) => commands.get('pull')?.({ completed: resolve }));

    expect(pane.store.get()).toMatchObject({ view: 'pull', work: undefined });
    expect((await work.read()).rows).toHaveLength(1);
    work.line(() => Promise.reject(new TypeError('Failed to fetch')));
    await new Promise<void>((resolve) => commands.get('pull')?.({ completed: resolve }));
    expect(codes(pane)).toEqual(['gateway-unreachable']);
  });

  test('from the ribbon waits for a connection that is still being made', async () => {
    await customer(1);
    const pane = await work.openPane();
    pane.store.set({
      connection: { status: 'connecting' },
      pull: { ...pane.store.get().pull, options: everything },
    });
    const commands = new Map<string, (event: { completed(): void }) => void>();
    associateRibbon((name, command) => void commands.set(name, command), pane);
    const over = new Promise<void>((resolve) => commands.get('pull')?.({ completed: resolve }));

    await pane.runner.run(connect);
    await over;

    expect(codes(pane)).toEqual([]);
    expect((await work.read()).rows).toHaveLength(1);
  });
});

describe('the ribbon', () => {
  test('waits for other work in hand, and does not do twice what is being done', async () => {
    await customer(1);
    const pane = await work.openPane();
    await pulled(pane);
    const commands = new Map<string, (event: { completed(): void }) => void>();
    associateRibbon((name, command) => void commands.set(name, command), pane);
    const press = (name: string): Promise<void> =>
      new Promise((resolve) => commands.get(name)?.({ completed: resolve }));
    let checks = 0;
    work.line((address, init) => {
      if (address.includes('/check')) checks += 1;
      return fetch(address, init);
    });

    const filling = pane.runner.run(fillRows, wishFor(pane, { kind: 'accept' }));
    const first = press('check');
    await expect(filling).resolves.toBe('done');
    await pane.until((state) => state.work?.action === 'check');
    await press('check');
    await first;

    expect(checks).toBe(1);
    expect(pane.store.get()).toMatchObject({ view: 'check', work: undefined, notices: [] });
    expect(pane.content().rows.map(({ keys }) => keys.stateCode)).toEqual(['ready']);
  });
});

test('what is known of the workbook stays known while Excel is busy', async () => {
  await customer(1);
  const pane = await work.openPane();
  await pulled(pane);
  await pane.runner.run(fillRows, wishFor(pane, { kind: 'accept' }));
  work.office.host.faults.add({ kind: 'sync', nth: 1, code: 'InvalidOperationInCellEditMode' });

  await expect(pane.runner.run(check)).resolves.toBe('failed');

  expect(codes(pane)).toEqual(['excel-busy']);
  expect(pane.store.get().workbook.status).toBe('open');
  await expect(pane.runner.run(check)).resolves.toBe('done');
  expect(codes(pane)).toEqual([]);
});

describe('planning', () => {
  test('accepts suggestions in one step, and takes steps back one by one', async () => {
    await customer(3);
    await customer(2);
    const pane = await work.openPane();
    await pulled(pane);
    const before = pane.content().rows.map(({ plan }) => plan);

    await expect(pane.runner.run(fillRows, wishFor(pane, { kind: 'accept' }))).resolves.toBe('done');
    await expect(pane.runner.run(fillRows, wishFor(pane, { kind: 'wave', wave: 7 }))).resolves.toBe('done');

    expect((await work.read()).rows.map(({ plan }) => [plan.include, plan.wave])).toEqual([
      ['yes', 7],
      ['yes', 7],
    ]);
    expect(pane.store.get().edits).toHaveLength(2);

    await pane.runner.run(takeBack);
    expect(pane.content().rows.map(({ plan }) => [plan.include, plan.wave])).toEqual([
      ['yes', undefined],
      ['yes', undefined],
    ]);
    await pane.runner.run(takeBack);
    expect((await work.read()).rows.map(({ plan }) => plan)).toEqual(before);
    await expect(pane.runner.run(takeBack)).resolves.toBe('refused');
  });

  test('leaves a cell alone that was edited since, and says so', async () => {
    await customer(3);
    const pane = await work.openPane();
    await pulled(pane);
    const [subscription = ''] = await work.agent.subscriptions();
    await pane.runner.run(fillRows, wishFor(pane, { kind: 'wave', wave: 7 }));
    await work.agent.type('Wave', subscription, 8);

    await pane.runner.run(takeBack);

    expect(rowAt(await work.read(), 0).plan.wave).toBe(8);
    expect(pane.store.get().notices).toMatchObject([{ title: { key: 'pane.edit.left-alone', values: { edited: 1 } } }]);
  });

  test('writes nothing when selection or filter are no longer those of the numbers', async () => {
    await customer(3);
    const pane = await work.openPane();
    await pulled(pane);
    const wish = { ...wishFor(pane, { kind: 'wave', wave: 7 }), keysNow: () => Promise.resolve([]) };

    await pane.runner.run(fillRows, wish);

    expect(rowAt(await work.read(), 0).plan.wave).toBeUndefined();
    expect(codes(pane)).toEqual(['pane.fill.scope-changed']);
  });

  test('judges what it wrote at once by what needs no service', async () => {
    await customer(3);
    const pane = await work.openPane();
    await pulled(pane);
    await pane.runner.run(fillRows, wishFor(pane, { kind: 'accept' }));
    const [subscription = ''] = await work.agent.subscriptions();
    await work.agent.type('Target plan', subscription, undefined);
    await pane.until(({ workbook }) => contentOf(workbook)?.rows[0]?.keys.stateCode === 'invalid');
    expect(rowAt(await work.read(), 0).check.check).toBe('errors');
  });
});

test.each([
  ['that has checked', async (pane: OpenPane) => pane],
  [
    'that was opened since',
    async (pane: OpenPane) => {
      await pane.close();
      return work.openPane();
    },
  ],
])('another language says anew what the check has found, in a pane %s', async (_which, paneThen) => {
  await customer(3);
  const pane = await work.openPane();
  await pulled(pane);
  await pane.runner.run(fillRows, wishFor(pane, { kind: 'accept' }));
  await expect(pane.runner.run(check)).resolves.toBe('done');
  const said = [...(pane.store.get().check?.rows.values() ?? [])].map((row) => row.check?.findings ?? '');
  const found = said.flatMap((findings) => (typeof findings === 'string' ? [] : findings));
  expect(found.length).toBeGreaterThan(0);

  const then = await paneThen(pane);
  await expect(then.runner.run(setLanguage, 'pl-PL')).resolves.toBe('done');

  const shown = rowAt(await work.read(), 0).check.findings;
  for (const { code, values } of found) expect(shown).toContain(translate(`finding.${code}`, values, 'pl-PL'));
});

test('another language rewrites the sheets in place and changes no decision', async () => {
  await customer(3);
  const pane = await work.openPane();
  await pulled(pane);
  await pane.runner.run(fillRows, wishFor(pane, { kind: 'accept' }));
  const before = await work.read();

  await expect(pane.runner.run(setLanguage, 'pl-PL')).resolves.toBe('done');

  expect(await work.agent.headers()).toEqual(expect.arrayContaining(['Klient', 'Plan docelowy', 'Uwzględnij']));
  const after = await work.read();
  expect(after.locale).toBe('pl-PL');
  expect(after.rows.map(({ plan }) => plan)).toEqual(before.rows.map(({ plan }) => plan));
  expect(pane.store.get()).toMatchObject({ locale: 'pl-PL', language: 'pl-PL' });
  // Whoever opens the pane next is spoken to in the language that was chosen.
  expect((await work.openPane()).store.get().locale).toBe('pl-PL');
});
