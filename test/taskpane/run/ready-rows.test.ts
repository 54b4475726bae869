import type { Day } from '../../../src/base';
import { rowStates, stateTable, type RowPlan, type RowState } from '../../../src/migration';
import type { MigrationRow, WorkbookContent } from '../../../src/workbook';
import { orderOf } from '../../../taskpane/panels/run/order/order-of';
import { countNotReady, isReady, notReady, type NotReadyReason } from '../../../taskpane/panels/run/order/ready-rows';
import { rowsIn, wavesOf } from '../../../taskpane/panels/run/order/run-scope';
import { meta, plans, row, user } from '../../workbook/samples';

function checked(number: number, plan: Partial<RowPlan> = {}, state: RowState = 'ready', echo = 'echo'): MigrationRow {
  const base = row(number);
  return {
    ...base,
    rowNumber: number + 1,
    planEcho: echo,
    plan: { ...base.plan, include: 'yes', ...plan },
    check: { ...base.check, check: 'clean', cost: 100, costChange: 10, currency: 'EUR' },
    keys: { ...base.keys, digest: 'd', checkedPlan: 'echo', stateCode: state },
  };
}

describe('which rows run', () => {
  it('a row runs when it is included, checked without an error and not edited since', () => {
    expect(isReady(checked(1))).toBe(true);
  });

  it.each<[string, MigrationRow, NotReadyReason]>([
    ['nobody has decided', checked(1, { include: undefined }), 'undecided'],
    ['it is left out', checked(1, { include: 'no' }), 'left-out'],
    ['it was edited since', checked(1, {}, 'ready', 'another'), 'changed'],
    ['it has errors', checked(1, {}, 'invalid'), 'errors'],
    ['it was never checked', checked(1, {}, 'draft'), 'not-checked'],
    ['another run owns it', checked(1, {}, 'held'), 'held'],
    ['it is done, whatever its cells say now', checked(1, { include: undefined }, 'done', 'another'), 'finished'],
    ['it failed', checked(1, {}, 'failed-purchase'), 'failed'],
    ['it was cancelled', checked(1, {}, 'cancelled'), 'taken-back'],
  ])('and not when %s', (_why, one, reason) => {
    expect(notReady(one)).toBe(reason);
  });

  it('no row that a run has ever taken is ready', () => {
    const taken = rowStates.filter((state) => stateTable[state].stage !== 'before');
    expect(taken.filter((state) => isReady(checked(1, {}, state)))).toEqual([]);
    expect(rowStates.filter((state) => isReady(checked(1, {}, state)))).toEqual(['ready']);
  });

  it('counts the others by the reason', () => {
    const rows = [checked(1), checked(2, { include: 'no' }), checked(3, { include: 'no' }), checked(4, {}, 'invalid')];
    expect(countNotReady(rows)).toEqual([
      { reason: 'left-out', count: 2 },
      { reason: 'errors', count: 1 },
    ]);
  });

  it('takes all, a wave, or what is selected', () => {
    const ready = [checked(1, { wave: 2 }), checked(2, { wave: 1 }), checked(3)];
    expect(wavesOf(ready)).toEqual([1, 2]);
    expect(rowsIn({ kind: 'all' }, ready)).toEqual(ready);
    expect(rowsIn({ kind: 'wave', wave: 2 }, ready)).toEqual([ready[0]]);
    expect(rowsIn({ kind: 'selected', keys: [ready[2]!, checked(9)] }, ready)).toEqual([ready[2]]);
  });
});

describe('what a run would do', () => {
  const today = '2026-11-21' as Day;
  const basic = 'Microsoft 365 Business Basic';
  const order = (rows: readonly MigrationRow[], users: WorkbookContent['users'] = []) =>
    orderOf(rows, { meta, locale: 'en-US', rows, users, plans, problems: [] }, today);

  it('adds up purchases, users, old subscriptions and cost', () => {
    const users = [user(1), user(2), user(3, { choice: { ...user(3).choice, exclude: true } })];
    expect(order([checked(1), checked(2)], users)).toEqual({
      rows: 2,
      customers: 2,
      purchases: [{ plan: basic, subscriptions: 2, licenses: 40 }],
      subscriptions: 2,
      licenses: 40,
      users: 2,
      excludedUsers: 1,
      retire: { 'suspend': 1, 'end-at-term': 1, 'cancel-now': 0, 'leave': 0 },
      cost: [{ currency: 'EUR', perMonth: 200, change: 20 }],
      withoutPrice: 0,
      irrevocable: 0,
    });
  });

  it('buys a subscription of its own for users who get another plan, without licenses that they hold', () => {
    const other = 'CFQ7TTC0LF8R:0001';
    const choose = (number: number, held: boolean) =>
      user(number, {
        choice: { ...user(number).choice, targetPlan: other },
        ...(held ? { result: 'held-already' as const } : {}),
      });
    const { purchases, subscriptions } = order(
      [checked(1)],
      [user(1), choose(2, false), choose(3, false), choose(4, true)],
    );
    expect(purchases).toEqual([
      { plan: basic, subscriptions: 1, licenses: 20 },
      { plan: 'Office 365 E1', subscriptions: 1, licenses: 2 },
    ]);
    expect(subscriptions).toBe(2);
  });

  it('names no change of cost where what the old ones cost is not known, and no cost without a price', () => {
    const unknown = { ...checked(2), check: { ...checked(2).check, costChange: undefined } };
    expect(order([checked(1), unknown]).cost).toEqual([{ currency: 'EUR', perMonth: 200, change: undefined }]);
    const priceless = { ...checked(3), check: { ...checked(3).check, cost: undefined } };
    expect(order([priceless])).toMatchObject({ cost: [], withoutPrice: 1 });
  });

  it('counts what cannot be taken back: cancelled at once, or over already', () => {
    const said = (one: MigrationRow, findings: MigrationRow['check']['findings']): MigrationRow => ({
      ...one,
      check: { ...one.check, findings },
    });
    const over = { ...checked(3), source: { ...checked(3).source, endDate: '2026-11-20' as Day } };
    // As the check found it, which knows that a term goes on behind its last day …
    const extended = said(over, [{ code: 'source-extended-term', values: {} }]);
    const cancelled = said(checked(2, { retire: 'cancel-now' }), [{ code: 'undo-impossible', values: {} }]);
    expect(order([checked(1), cancelled, extended]).irrevocable).toBe(1);
    // … and by what the sheet shows where it was found by others.
    const words = [checked(1), checked(2, { retire: 'cancel-now' }), over].map((one) => said(one, 'Words.'));
    expect(order(words).irrevocable).toBe(2);
  });
});
