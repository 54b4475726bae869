import { brandId, type Day, type RunId } from '../../../src/base';
import {
  mergePulled,
  renderModel,
  sheetTexts,
  tableSchemas,
  type MigrationRow,
  type RowKey,
  type WorkbookPort,
  type WorkbookSupport,
} from '../../../src/workbook';
import { meta, plans, row, today, user } from '../../workbook/samples';
import type { Agent } from './agent';

/** A writer under test, on a workbook of its own that does not exist yet. */
export interface WriterUnderTest {
  /** A fresh connection to the same workbook, as the next command or the next opening of the pane makes it. */
  open(): WorkbookPort;
  readonly agent: Agent;
  /** What the writer can and cannot do, written down apart from it. */
  readonly supports: WorkbookSupport;
  dispose(): Promise<void>;
}

const english = sheetTexts('en-US');

const hostile = [
  '=HYPERLINK("http://evil.example","click")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  "'quoted",
  '\tTab',
  '0012',
  '1E5',
  '3/4',
  'TRUE',
  '  spaced  ',
  'two\nlines',
  'line\r\nend',
  '_x000D_ literal',
  'bell \u0007 end',
  'ěšč 客户 İı 😀',
  '<b>&amp;</b>',
  '{customer}',
];

/** What every workbook must do, whichever host holds it (design.md section 2). */
export function describeWorkbook(name: string, make: () => Promise<WriterUnderTest>): void {
  describe(`a workbook in ${name}`, () => {
    let writer: WriterUnderTest;
    beforeEach(async () => {
      writer = await make();
    });
    afterEach(() => writer.dispose());

    const render = (rows: readonly MigrationRow[], users = [user(1), user(2)]) =>
      writer.open().render(renderModel(rows, users, plans, meta, english));
    const keyOf = (number: number): RowKey => ({
      customerId: row(number).customerId,
      subscriptionId: row(number).subscriptionId,
    });
    const id = (number: number): string => row(number).subscriptionId;
    const only = async (number: number): Promise<MigrationRow | undefined> =>
      (await writer.open().read()).rows.find((one) => one.subscriptionId === id(number));

    it('shows the columns in their order under their English headers', async () => {
      await render([row(1)]);
      expect(await writer.agent.headers()).toEqual(
        tableSchemas.migrations.columns.map((column) => english.text(`column.migrations.${column.key}`)),
      );
    });

    it('has the sheets, with names in the language of the workbook', async () => {
      await render([row(1)]);
      expect(await writer.agent.sheets()).toEqual(['Migrations', 'Users', 'Plans', 'Summary', '_crossgrade']);
    });

    it('gives back as typed values what was rendered', async () => {
      const full = row(1, {
        plan: {
          ...row(1).plan,
          include: 'yes',
          retireAfterDays: 3,
          wave: 2,
          runAt: '2026-12-01T08:30:00Z',
          reference: 'PO 7',
          note: 'call',
        },
        message: { code: 'retire-on', values: { day: '2026-12-24' } },
        result: {
          purchase: 'done',
          reassign: 'n',
          retired: 'waiting',
          boughtPlan: 'Office 365 E1',
          boughtLicenses: 12,
          newSubscription: id(9),
          order: 'abc123',
          undoUntil: '2026-12-20T10:11:12Z',
          deprovisioned: '2027-04-01' as Day,
          runBy: 'agent@reseller.example',
          updated: '2026-11-21T12:00:01Z',
        },
        check: { check: 'warnings', findings: 'seen', cost: 112.5, costChange: -3.25, overlap: 40, currency: 'EUR' },
        keys: { stateCode: 'retiring', digest: '1.ab', checkedPlan: '1|x', runId: undefined },
      });
      await render([full, row(2)]);
      const content = await writer.open().read();
      expect(content.problems).toEqual([]);
      expect(content.meta).toEqual(meta);
      expect(content.plans).toEqual(plans);
      expect(content.users).toEqual([user(1, { rowNumber: 2 }), user(2, { rowNumber: 3 })]);
      const { recalculates } = writer.open().supports;
      expect(content.rows[0]).toEqual({
        ...full,
        // A host that calculates sees that the plan is not the one that was checked.
        check: { ...full.check, check: recalculates ? undefined : 'warnings' },
        message: 'The old subscription is retired on Dec 24, 2026.',
        rowNumber: 2,
        planEcho: expect.stringContaining('Microsoft 365 Business Basic|20|1 year|Monthly|Off|Suspend|3|2|') as string,
      });
    });

    it('keeps whatever the service says as text', async () => {
      await render(hostile.map((customer, index) => row(index + 1, { source: { ...row(1).source, customer } })));
      const content = await writer.open().read();
      expect(content.rows.map((one) => one.source.customer)).toEqual(hostile);
      for (const [index, customer] of hostile.entries()) {
        const shown = await writer.agent.shown('Customer', id(index + 1));
        expect(typeof shown).toBe('string');
        if (!/[\r\u0007]|_x/.test(customer)) expect(shown).toBe(customer);
      }
    });

    it('finds rows by key after sorting, and writes only what a patch names', async () => {
      await render([row(1), row(2), row(3)]);
      await writer.agent.type('Note', id(3), 'mine');
      await writer.agent.type('Customer', id(3), 'AAA');
      await writer.agent.sortBy('Customer');
      expect(await writer.agent.subscriptions()).toEqual([id(3), id(1), id(2)]);
      const outcome = await writer.open().patch({
        rows: [{ ...keyOf(3), state: 'done', message: 'all moved' }],
      });
      expect(outcome).toMatchObject({ to: 'workbook', missing: [] });
      expect(await writer.agent.shown('State', id(3))).toBe('Done');
      expect(await writer.agent.shown('Message', id(3))).toBe('all moved');
      expect(await writer.agent.shown('Note', id(3))).toBe('mine');
      expect(await writer.agent.shown('State', id(1))).toBe('Draft');
    });

    it('finds columns after the agent inserted, renamed and hid some', async () => {
      await render([row(1), row(2)]);
      await writer.agent.insertColumn('State', 'My own');
      await writer.agent.type('My own', id(2), 'private');
      await writer.agent.rename('Target licenses', 'How many');
      await writer.agent.hide('Note');
      await writer.agent.type('How many', id(2), 33);
      expect((await only(2))?.plan.licenses).toBe(33);
      await writer.open().patch({ rows: [{ ...keyOf(2), state: 'ready' }] });
      expect(await writer.agent.shown('My own', id(2))).toBe('private');
      expect(await writer.agent.shown('State', id(2))).toBe('Ready');
      expect(await writer.agent.headers()).toContain('How many');
    });

    it('marks a copied row as a duplicate and runs the first one only', async () => {
      await render([row(1), row(2)]);
      await writer.agent.copyRow(id(1));
      const content = await writer.open().read();
      expect(content.rows).toHaveLength(2);
      expect(content.problems.map((problem) => [problem.code, problem.values])).toEqual([
        ['row-duplicate', { sheet: 'Migrations', row: 4, first: 2 }],
      ]);
    });

    it('tells which rows of a patch are gone, and brings them back by rendering', async () => {
      await render([row(1), row(2)]);
      await writer.agent.deleteRow(id(1));
      const port = writer.open();
      expect(
        (await port.patch({ rows: [{ ...keyOf(1), state: 'purchasing' }] })).missing.map((one) => one.subscriptionId),
      ).toEqual([id(1)]);
      expect(await writer.agent.subscriptions()).toEqual([id(2)]);
      await render([row(1, { keys: { ...row(1).keys, stateCode: 'purchasing' } })]);
      expect(await writer.agent.subscriptions()).toEqual([id(2), id(1)]);
      expect(await writer.agent.shown('State', id(1))).toBe('Purchasing');
    });

    it('merges a second pull: new, gone and changed rows say so, the agent keeps what is the agent’s', async () => {
      await render([row(1), row(2), row(3)]);
      await writer.agent.type('Target plan', id(1), 'Office 365 E1');
      await writer.agent.type('Include', id(1), 'Yes');
      await writer.agent.insertColumn('Customer', 'Mine');
      await writer.agent.type('Mine', id(1), 'kept');
      await writer.agent.addSheet('Own sheet', 'hello');
      const port = writer.open();
      const existing = await port.read();
      const changed = row(1, { source: { ...row(1).source, licenses: 99 } });
      const merged = mergePulled(
        existing,
        { rows: [changed, row(3), row(4)], plans, meta, covers: () => true },
        english,
      );
      await port.render(renderModel(merged.rows, existing.users, merged.plans, merged.meta, english));
      expect(await writer.agent.subscriptions()).toEqual([1, 2, 3, 4].map(id));
      expect(await writer.agent.shown('Licenses', id(1))).toBe(99);
      expect(await writer.agent.shown('Message', id(1))).toBe('Changed at the service since the last pull: Licenses.');
      expect(await writer.agent.shown('Message', id(2))).toBe('No longer listed by the service as about to end.');
      expect(await writer.agent.shown('Message', id(3))).toBeUndefined();
      expect(await writer.agent.shown('Message', id(4))).toBe('New since the last pull.');
      const again = await port.read();
      const third = mergePulled(again, { rows: [changed, row(3), row(4)], plans, meta, covers: () => true }, english);
      await port.render(renderModel(third.rows, again.users, third.plans, third.meta, english));
      expect(await writer.agent.shown('Message', id(1))).toBeUndefined();
      expect(await writer.agent.shown('Message', id(4))).toBeUndefined();
      expect(await writer.agent.shown('Target plan', id(1))).toBe('Office 365 E1');
      expect(await writer.agent.shown('Include', id(1))).toBe('Yes');
      expect(await writer.agent.shown('Mine', id(1))).toBe('kept');
      expect(await writer.agent.firstCell('Own sheet')).toBe('hello');
    });

    it('is read whatever its sheet is called by now', async () => {
      await render([row(1)]);
      await writer.agent.renameSheet('Migrations', 'To do in May');
      expect((await only(1))?.source.customer).toBe('Customer 1');
      await writer.open().patch({ rows: [{ ...keyOf(1), state: 'done' }] });
      expect((await only(1))?.keys.stateCode).toBe('done');
    });

    it('keeps the suggestion mark of cells that nobody touched, over a check', async () => {
      await render([row(1)]);
      await writer.agent.type('Target licenses', id(1), 21);
      const before = await only(1);
      expect(before?.suggested).toEqual(['targetPlan', 'targetTerm', 'targetBilling', 'newPlans', 'retire']);
      await writer.open().patch({
        rows: [{ ...keyOf(1), check: { check: 'clean' }, checkedPlan: before?.planEcho ?? '' }],
      });
      const after = await only(1);
      expect(after?.suggested).toEqual(before?.suggested);
      expect(after?.keys.checkedPlan).toBe(after?.planEcho);
      expect(await writer.agent.shown('Check', id(1))).toBe('No objections');
    });

    it('reads labels of every language, and the workbook keeps its own', async () => {
      const polish = sheetTexts('pl-PL');
      await writer.open().render(renderModel([row(1), row(2)], [], plans, { ...meta, locale: 'pl-PL' }, polish));
      const include = polish.text('column.migrations.include');
      const retire = polish.text('column.migrations.retire');
      await writer.agent.type(include, id(1), 'Yes');
      await writer.agent.type(include, id(2), sheetTexts('zh-CN').text('choice.include.no'));
      await writer.agent.type(retire, id(2), sheetTexts('tr-TR').text('choice.retire.leave').toUpperCase());
      const content = await writer.open().read();
      expect(content.problems).toEqual([]);
      expect(content.locale).toBe('pl-PL');
      expect(content.rows.map((one) => [one.plan.include, one.plan.retire])).toEqual([
        ['yes', 'suspend'],
        ['no', 'leave'],
      ]);
      await writer.open().patch({ rows: [{ ...keyOf(1), state: 'done' }] });
      expect(await writer.agent.shown(polish.text('column.migrations.state'), id(1))).toBe(polish.text('state.done'));
    });

    it('speaks another language after a rendering in it', async () => {
      await render([row(1)]);
      await writer.agent.rename('Note', 'My notes');
      const swedish = sheetTexts('sv-SE');
      const content = await writer.open().read();
      await writer.open().render(renderModel(content.rows, [], plans, { ...meta, locale: 'sv-SE' }, swedish));
      const headers = await writer.agent.headers();
      expect(headers.slice(0, 3)).toEqual(
        ['customer', 'product', 'state'].map((key) => swedish.text(`column.migrations.${key}`)),
      );
      expect(await writer.agent.shown(swedish.text('column.migrations.state'), id(1))).toBe(
        swedish.text('state.draft'),
      );
      expect((await only(1))?.plan).toEqual(row(1).plan);
    });

    it('gives sheets and the agent’s own labels the other language, which is no change of the plan', async () => {
      await render([row(1), row(2)]);
      await writer.agent.type('Include', id(1), 'Yes');
      await writer.agent.type('Note', id(1), 'Yes');
      await writer.agent.type('Target billing', id(2), 'Annual');
      const before = await writer.open().read();
      const rows = before.rows.map(({ customerId, subscriptionId, planEcho }) => {
        return { customerId, subscriptionId, check: { check: 'clean' as const }, checkedPlan: planEcho };
      });
      await writer.open().patch({ rows });
      const checked = await writer.open().read();
      const swedish = sheetTexts('sv-SE');
      await writer.open().render(renderModel(checked.rows, checked.users, checked.plans, checked.meta, swedish));
      const header = (key: string): string => swedish.text(`column.migrations.${key}`);
      expect(await writer.agent.sheets()).toEqual(
        ['migrations', 'users', 'plans', 'summary'].map((key) => swedish.text(`sheet.${key}`)).concat('_crossgrade'),
      );
      expect(await writer.agent.shown(header('include'), id(1))).toBe(swedish.text('choice.include.yes'));
      expect(await writer.agent.shown(header('note'), id(1))).toBe('Yes');
      expect(await writer.agent.shown(header('targetBilling'), id(2))).toBe(swedish.text('choice.billing.annual'));
      expect(await writer.agent.shown(header('check'), id(1))).toBe(swedish.text('choice.check.clean'));
      const content = await writer.open().read();
      expect(content.locale).toBe('sv-SE');
      expect(content.rows.map((one) => one.plan)).toEqual(checked.rows.map((one) => one.plan));
      expect(content.rows.map((one) => one.suggested)).toEqual(checked.rows.map((one) => one.suggested));
      expect(content.rows.map((one) => one.keys.checkedPlan)).toEqual(content.rows.map((one) => one.planEcho));
    });

    it('tells every problem of the cells, by sheet, row and header', async () => {
      await render([row(1), row(2), row(3)]);
      await writer.agent.type('Target licenses', id(1), 'many');
      await writer.agent.type('Target licenses', id(2), 1.5);
      await writer.agent.type('Run at', id(1), '03/04/2027');
      await writer.agent.type('Include', id(3), 'perhaps');
      await writer.agent.type('Wave', id(3), -1);
      await writer.agent.type('Customer ID', id(3), 'no guid');
      const { problems, rows } = await writer.open().read();
      expect(problems.map(({ code, values }) => [code, values['row'], values['column'], values['value']])).toEqual([
        ['cell-not-number', 2, 'Target licenses', 'many'],
        ['cell-not-date', 2, 'Run at', '03/04/2027'],
        ['cell-not-whole', 3, 'Target licenses', '1.5'],
        ['row-id-invalid', 4, 'Customer ID', 'no guid'],
      ]);
      expect(rows.map((one) => one.plan.licenses)).toEqual([undefined, undefined]);
    });

    it('understands what people and programs type for a number, a date and a choice', async () => {
      await render([row(1), row(2)]);
      await writer.agent.type('Target licenses', id(1), ' 1\u00a0200 ');
      await writer.agent.type('Run at', id(1), '2027-01-02 10:30');
      await writer.agent.type('Include', id(1), true);
      await writer.agent.type('Target plan', id(1), '  business basic ');
      await writer.agent.type('Run at', id(2), new Date('2027-01-02T10:30:00Z'));
      await writer.agent.type('Target plan', id(2), 'No such plan');
      const { rows, problems } = await writer.open().read();
      expect(problems).toEqual([]);
      expect(rows[0]?.plan).toMatchObject({
        licenses: 1200,
        runAt: '2027-01-02T10:30:00Z',
        include: 'yes',
        targetPlan: 'CFQ7TTC0LH18:0001',
      });
      expect(rows[1]?.plan).toMatchObject({
        runAt: '2027-01-02T10:30:00Z',
        targetPlan: undefined,
        unknownPlan: 'No such plan',
      });
    });

    it('adds users and plans that a patch brings, and leaves the agent’s cells of a user alone', async () => {
      await render([row(1)], [user(1, { choice: { ...user(1).choice, exclude: true, setLocation: 'PL' } })]);
      await writer.open().patch({
        users: [user(1, { result: 'moved', proof: 'read-back', licensesAfter: ['Office 365 E1'] }), user(5)],
        plans: [{ ...(plans[0] ?? never()), key: 'new:1', label: 'Brand new plan' }],
      });
      const content = await writer.open().read();
      expect(content.users.map((one) => [one.user, one.result, one.choice.exclude, one.choice.setLocation])).toEqual([
        ['User 1', 'moved', true, 'PL'],
        ['User 5', 'planned', false, undefined],
      ]);
      expect(content.plans.map((plan) => plan.label)).toContain('Brand new plan');
    });

    it('remembers the runs, and shows days as days', async () => {
      await render([row(1)]);
      const port = writer.open();
      await port.patch({ runId: brandId<RunId>('run-7') });
      expect((await port.read()).meta.runIds).toEqual(['run-7']);
      expect(await writer.agent.shown('Last day', id(1))).toEqual(new Date('2026-12-24T00:00:00Z'));
      expect(await writer.agent.shown('Days left', id(1))).toBe(33);
      expect(today).toBe('2026-11-21');
    });

    it('says what it cannot do', async () => {
      await render([row(1)]);
      const port = writer.open();
      expect(port.supports).toEqual(writer.supports);
      if (port.supports.watch) {
        const stop = await port.watch(() => undefined);
        await stop();
      } else await expect(port.watch(() => undefined)).rejects.toThrow();
    });
  });
}

function never(): never {
  throw new Error('there is a first plan');
}
