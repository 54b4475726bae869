import { brandId, type RunId } from '../../../src/base';
import { migrationKey, renderModel, sheetTexts, type MigrationRow, type RowPatch } from '../../../src/workbook';
import type { RowState } from '../../../src/migration';
import { judgeEdited } from '../../../taskpane/actions/judge-locally';
import { readWorkbook } from '../../../taskpane/actions/read-workbook';
import { startLiveHelp, type LiveHelp } from '../../../taskpane/live-help/live-help';
import { initialState } from '../../../taskpane/state/pane-state';
import { createStore } from '../../../taskpane/state/store';
import { contentOf } from '../../../taskpane/state/workbook-state';
import { until } from '../../support/until';
import { excelAtWork, type ExcelAtWork } from '../../workbook/office-js/excel';
import { meta, plans, row } from '../../workbook/samples';
import { handClock } from '../support/hand-clock';

const included = (number: number): MigrationRow => {
  const base = row(number);
  return { ...base, plan: { ...base.plan, include: 'yes' } };
};

describe('live help in Excel', () => {
  let excel: ExcelAtWork;
  let help: LiveHelp;
  let judged: number;
  let noticed: string[];

  beforeEach(async () => {
    excel = excelAtWork();
    judged = 0;
    noticed = [];
    await excel.port.render(renderModel([1, 2, 3].map(included), [], plans, meta, sheetTexts('en-US')));
    const store = createStore(initialState('en-US'));
    const clock = handClock({ start: '2026-11-21T08:00:00Z' });
    help = await startLiveHelp({
      workbook: excel.port,
      clock,
      judge: async (keys) => {
        // All that judging takes of the pane.
        await judgeEdited({ services: { workbook: excel.port, clock }, store }, keys);
        judged += 1;
      },
      noticed: ({ copied, removed }) => {
        noticed.push(...copied.map(() => 'copied'), ...removed.map(() => 'removed'));
      },
    });
  });
  afterEach(async () => {
    await help.stop();
    excel.close();
  });

  const shown = (header: string, number: number) => excel.agent.shown(header, row(number).subscriptionId);
  const settled = async (times: number): Promise<void> => {
    await until(async () => (judged >= times ? true : undefined));
    await help.settled();
  };

  it('says at once in the row’s Check cell that a count will not do, and takes it back', async () => {
    await excel.agent.type('Target licenses', row(2).subscriptionId, 301);
    await settled(1);
    expect(await shown('Check', 2)).toBe('Errors');
    expect(await shown('State', 2)).toBe('Not valid');
    expect(await shown('Message', 2)).toContain('301');
    expect(await shown('Check', 1)).not.toBe('Errors');

    await excel.agent.type('Target licenses', row(2).subscriptionId, 30);
    await settled(2);
    expect(await shown('Check', 2)).not.toBe('Errors');
    expect(await shown('State', 2)).toBe('Draft');
  });

  it('is not woken by what it writes itself', async () => {
    await excel.agent.type('Target licenses', row(2).subscriptionId, 301);
    await settled(1);
    const before = excel.office.syncs;
    await help.settled();
    expect(judged).toBe(1);
    expect(excel.office.syncs).toBe(before);
  });

  it('tells copied and deleted rows', async () => {
    await excel.agent.copyRow(row(1).subscriptionId);
    await until(async () => (noticed.includes('copied') ? true : undefined));
    await excel.agent.deleteRow(row(3).subscriptionId);
    await until(async () => (noticed.includes('removed') ? true : undefined));
  });
});

describe('an edit that is judged while something else is written', () => {
  let excel: ExcelAtWork;

  beforeEach(async () => {
    excel = excelAtWork();
    const checked: MigrationRow = { ...included(1), keys: { ...row(1).keys, stateCode: 'ready', digest: 'digest' } };
    await excel.port.render(renderModel([checked], [], plans, meta, sheetTexts('en-US')));
  });
  afterEach(() => {
    excel.close();
  });

  /** States that the pane and the sheet show, where Check or a run wrote so many round trips after the judging began. */
  async function statesAfter(
    roundTrips: number,
    licenses: number,
    written: (edited: MigrationRow) => RowPatch,
  ): Promise<readonly unknown[] | undefined> {
    const clock = handClock({ start: '2026-11-21T08:00:00Z' });
    const store = createStore(initialState('en-US'));
    const services = { workbook: excel.port, clock };
    await excel.agent.type('Target licenses', row(1).subscriptionId, licenses);
    const [edited] = (await excel.port.read()).rows;
    if (edited === undefined) throw new Error('no row');
    const patch = written(edited);
    let writing: Promise<unknown> | undefined;
    excel.after(roundTrips, () => {
      if (patch.checkedPlan !== undefined) {
        store.set({ check: { checkedAt: '2026-11-21T08:00:00Z', rows: new Map([[migrationKey(patch), patch]]) } });
      }
      writing = excel.port.patch({ rows: [patch] }).then(() => readWorkbook({ services, store }));
    });
    await judgeEdited({ services, store }, [edited]);
    if (writing === undefined) return undefined;
    await writing;
    const rows = [contentOf(store.get().workbook)?.rows[0], (await excel.port.read()).rows[0]];
    return rows.map((one) => one?.keys.stateCode);
  }

  const keyOf = ({ customerId, subscriptionId }: MigrationRow) => ({ customerId, subscriptionId });
  it.each<[string, RowState, (edited: MigrationRow) => RowPatch]>([
    ['Check', 'ready', (row) => ({ ...keyOf(row), state: 'ready', digest: 'new', checkedPlan: row.planEcho })],
    ['a run', 'queued', (row) => ({ ...keyOf(row), state: 'queued', runId: brandId<RunId>('run') })],
  ])('takes nothing back that %s says, at whichever round trip', async (_who, state, written) => {
    let roundTrips = 0;
    let states = await statesAfter(roundTrips + 1, 10, written);
    for (; states !== undefined; roundTrips += 1) {
      expect([roundTrips, ...states]).toEqual([roundTrips, state, state]);
      await excel.port.patch({ rows: [{ ...keyOf(row(1)), state: 'ready' }] });
      states = await statesAfter(roundTrips + 2, 11 + roundTrips, written);
    }
    expect(roundTrips).toBeGreaterThan(2);
  });
});
