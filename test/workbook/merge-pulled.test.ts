import type { RowState } from '../../src/migration';
import { applyResults, mergePulled, sheetTexts, type WorkbookContent } from '../../src/workbook';
import { mergePlans } from '../../src/workbook/merge-pulled';
import { meta, plans, row, user } from './samples';

const texts = sheetTexts('en-US');
const content = (rows = [row(1), row(2)]): WorkbookContent => ({
  meta,
  locale: 'en-US',
  rows,
  users: [user(1)],
  plans,
  problems: [],
});
const inState = (number: number, stateCode: RowState, digest = '1.x') =>
  row(number, { keys: { stateCode, digest, checkedPlan: '', runId: undefined } });
const pull = (existing: WorkbookContent | undefined, rows = [row(1)], covers = true) =>
  mergePulled(existing, { rows, plans, meta, covers: () => covers }, texts);

describe('pulling again', () => {
  it('marks nothing the first time', () => {
    const merged = pull(undefined);
    expect(merged.rows).toEqual([row(1)]);
    expect(merged.added).toHaveLength(1);
  });

  it('calls a row gone only where its customer answered', () => {
    expect(pull(content(), [row(1)]).gone.map((one) => one.subscriptionId)).toEqual([row(2).subscriptionId]);
    expect(pull(content(), [row(1)], false).gone).toEqual([]);
  });

  it.each(['scheduled', 'queued', 'purchasing', 'reassigning', 'done', 'partial', 'failed-retire', 'unknown'] as const)(
    'leaves what a row in the state %s says',
    (state) => {
      const changed = row(1, { source: { ...row(1).source, licenses: 1 } });
      const merged = pull(content([inState(1, state), inState(2, state)]), [changed]);
      expect(merged.gone).toEqual([]);
      const first = merged.rows[0];
      expect(first?.source.licenses).toBe(1);
      expect(first?.keys.stateCode).toBe(state);
      expect(first?.message).toBeUndefined();
    },
  );

  it('makes a checked row stale when its source has changed', () => {
    const changed = row(1, { source: { ...row(1).source, licenses: 1 } });
    expect(pull(content([inState(1, 'ready')]), [changed]).rows[0]?.keys.stateCode).toBe('stale');
    expect(pull(content([inState(1, 'draft', '')]), [changed]).rows[0]?.keys.stateCode).toBe('draft');
    expect(pull(content([inState(1, 'ready')]), [row(1)]).rows[0]?.keys.stateCode).toBe('ready');
  });

  it('takes back what an earlier pull said, but not why a row is stale', () => {
    const again = pull(content([row(1, { message: 'New since the last pull.' })]));
    expect(again.rows[0]?.message).toBe('');
    const stale = pull(content([{ ...inState(1, 'stale'), message: 'why' }]));
    expect(stale.rows[0]?.message).toBe('why');
  });

  it('adds up the markets of plans and forgets none', () => {
    const [first, second] = plans;
    if (!first || !second) throw new Error('there are plans');
    const merged = mergePlans([first, second], [{ ...first, markets: ['US'], price: 9 }]);
    expect(merged.map((plan) => [plan.key, plan.markets, plan.price])).toEqual([
      [first.key, ['DE', 'PL', 'SE', 'US'], 9],
      [second.key, second.markets, second.price],
    ]);
  });
});

describe('applying results', () => {
  it('changes what the patch names and keeps the agent’s choice of a user', () => {
    const before = content([row(1), row(2)]);
    const { customerId, subscriptionId } = row(2);
    const after = applyResults(before, {
      rows: [{ customerId, subscriptionId, state: 'done', message: null, result: { boughtLicenses: 3 } }],
      users: [user(1, { result: 'moved', choice: { ...user(1).choice, exclude: true } }), user(2)],
    });
    expect(after.rows[0]).toEqual(before.rows[0]);
    expect(after.rows[1]?.keys.stateCode).toBe('done');
    expect(after.rows[1]?.result).toEqual({ ...row(2).result, boughtLicenses: 3 });
    expect(after.users.map((one) => [one.result, one.choice.exclude])).toEqual([
      ['moved', false],
      ['planned', false],
    ]);
  });
});
